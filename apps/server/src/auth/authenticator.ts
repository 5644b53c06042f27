import type { Principal } from './principal.ts';

/** What a request shows of who sends it. */
export interface Shown {
  readonly method: string;
  /** As the caller wrote it, without query. Where it was sent is not the caller's word: see `publicUrl`. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly dpop: string | undefined;
  /** SHA-256 of the certificate of a mutual TLS connection, base64url (RFC 8705). */
  readonly certificateThumbprint?: string;
}

/** Checks who sends a request. */
export interface Authenticator {
  /** @throws HttpError `auth.*` */
  readonly authenticate: (shown: Shown) => Promise<Principal>;
}
