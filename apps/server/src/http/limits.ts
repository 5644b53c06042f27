const MIB = 1024 * 1024;

/** What one request may cost. */
export const LIMITS = {
  bodyBytes: MIB,
  bundleBytes: 10 * MIB,
  documentBytes: 25 * MIB,
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 5_000,
  connections: 2_000,
  /** A DID URL in the path. */
  paramLength: 2_048,
  pageSize: 200,
} as const;
