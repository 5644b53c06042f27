/** Limits of formats.md, section 3, and on what the effort of a verdict grows with. Sizes in bytes. */
export const LIMITS = {
  bundleBytes: 10 * 1024 * 1024,
  credentials: 200,
  /** In a presentation without an entry, where each is judged among all. */
  presentedCredentials: 32,
  existenceProofs: 400,
  /** Each costs a digest of the whole token. One is enough; a node and a staple may each give their own. */
  proofsOfOneToken: 4,
  /** Status lists and DID documents together: one of each purpose and one document for each credential, and more. */
  staples: 1000,
  credentialTokenBytes: 256 * 1024,
  statusListTokenBytes: 2 * 1024 * 1024,
  presentationTokenBytes: 10 * 1024 * 1024,
  /** Credentials named by all lines together: each is judged for each line that names it. */
  supportsOfAllLines: 6000,
  /** Edges of all credentials together. */
  edges: 4000,
  /** Steps along the licence chain: each edge is judged once for each right that runs along it. */
  licenceSteps: 2000,
  /** One status list, expanded. */
  expandedListBytes: 16 * 1024 * 1024,
  /**
   * Status lists that are opened for one verdict, expanded, together: a list of the usual size has
   * 16 KiB, the largest 16 MiB, and either comes in a few KiB.
   */
  expandedStatusBytes: 32 * 1024 * 1024,
  /** Licences put against rights of lines, of all lines together: each is judged for each. */
  grantsOfAllLines: 6000,
  /** Questions along recognitions. */
  recognitionSteps: 2000,
} as const;
