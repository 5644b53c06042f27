/** What the status lists say of a credential. */
export type StatusAnswer =
  /** It has no status and needs none. */
  | { readonly kind: 'none' }
  /** Every list was read and no bit is set. */
  | { readonly kind: 'clear' }
  | { readonly kind: 'suspended' }
  /** Revoked. `revocation` is the issuer's signed record; absent means from the start. */
  | { readonly kind: 'revoked'; readonly revocation?: RevocationRecord }
  /** A list is missing, stale, malformed or not trusted. */
  | { readonly kind: 'unknown' };

/**
 * Why and from when (ms) a credential was revoked, as its issuer signed it; `unstated` where it wrote no
 * record, and its own lists show that the credential was clear until then.
 */
export interface RevocationRecord {
  readonly reason:
    | 'false-from-the-start'
    | 'clerical-replaced'
    | 'ceased'
    | 'key-compromised'
    | 'unstated';
  readonly effectiveAt: number;
}

/** True when the credential was good before the day its revocation took effect. */
export function isFromADay({ reason }: RevocationRecord): boolean {
  return reason === 'ceased' || reason === 'clerical-replaced' || reason === 'unstated';
}
