import type { LoadedTrustPolicy } from '@originmark/verifier';

/** A trust policy with what it was read from: an evidence package keeps both. */
export interface TrustInUse extends LoadedTrustPolicy {
  readonly text: Uint8Array;
  /** Thumbprint of the key that must have signed it; absent for a plain file of one's own. */
  readonly trustKey?: string;
}
