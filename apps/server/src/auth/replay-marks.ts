/** What may be shown once. */
export interface ReplayMarks {
  /**
   * Marks it as shown, for all processes of the database.
   * @param until when it would be refused for its age anyway
   * @returns false for what was marked before
   */
  readonly spend: (mark: string, until: Date) => Promise<boolean>;
}
