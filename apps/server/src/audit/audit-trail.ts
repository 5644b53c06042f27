/** What was done, without personal data, secrets or content. */
export interface AuditEntry {
  readonly tenant?: string;
  readonly subject: string;
  /** `operationId` of the route. */
  readonly operation: string;
  /** Digest or id of what it was about. */
  readonly about: string;
  readonly status: number;
}

/** A chain of hashes over everything that changed anything. */
export interface AuditTrail {
  /** Resolves when it is durable. An answer is not given before; where this rejects, it is 503. */
  readonly append: (entry: AuditEntry) => Promise<void>;
}
