/** What a guarded fetch brings home. The body of anything but a 200 may be empty. */
export interface FetchedDocument {
  /** HTTP status code. */
  readonly status: number;
  /** Media type in lower case without parameters; '' if the host named none. */
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Where the document really came from, if a host map sent the request elsewhere. */
  readonly via?: string;
}

/**
 * Fetches a document over https. Rejects with a CoreError `fetch.*` that names the host and the
 * cause; `createGuardedFetch` of `@originmark/core/node` is one.
 */
export type FetchDocument = (
  url: string,
  limits: {
    /** Most the body may measure. */
    readonly maxBytes: number;
    /** Accepted media types, comma-separated. */
    readonly accept: string;
  },
) => Promise<FetchedDocument>;
