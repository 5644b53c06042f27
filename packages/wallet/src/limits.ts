/** What a bundle may measure (formats, section 3): a verifier refuses more. */
export const BUNDLE_LIMITS = Object.freeze({
  bundleBytes: 10 * 1024 * 1024,
  credentials: 200,
  /** Edges from the entry to the furthest credential. */
  depth: 8,
  tokenBytes: 256 * 1024,
  statusListTokenBytes: 2 * 1024 * 1024,
});
