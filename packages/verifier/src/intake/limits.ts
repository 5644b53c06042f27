/** Limits of formats.md, section 3. Sizes in bytes. */
export const LIMITS = {
  bundleBytes: 10 * 1024 * 1024,
  credentials: 200,
  existenceProofs: 400,
  credentialTokenBytes: 256 * 1024,
  statusListTokenBytes: 2 * 1024 * 1024,
  presentationTokenBytes: 10 * 1024 * 1024,
  /** Credentials named by all lines together: each is judged for each line that names it. */
  supportsOfAllLines: 6000,
  /** Edges of all credentials together. */
  edges: 4000,
  /** Steps along the licence chain: each edge is judged once for each right that runs along it. */
  licenceSteps: 2000,
  /** Questions along recognitions. */
  recognitionSteps: 2000,
} as const;
