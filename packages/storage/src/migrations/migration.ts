/** One step of the schema. Once released it never changes: a mistake is mended by the next one. */
export interface Migration {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  readonly name: string;
  /** SQL for PostgreSQL 15, one statement each. */
  readonly statements: readonly string[];
}
