/** What the self check can find. */
export type FsckCode =
  | 'credential.token-missing'
  | 'credential.token-mismatch'
  | 'credential.digest-mismatch'
  | 'status.index-out-of-range'
  | 'status.index-without-record'
  | 'status.count-wrong'
  | 'status.bit-wrong'
  | 'status.chain-broken'
  | 'status.token-mismatch'
  | 'anchor.batch-incomplete'
  | 'anchor.checkpoint-mismatch'
  | 'anchor.not-confirmed'
  | 'wallet.digest-mismatch'
  | 'ethr.event-damaged';

/** One thing that is not as it must be. */
export interface FsckFinding {
  readonly code: FsckCode;
  /** The credential, list, batch or item. */
  readonly subject: string;
  readonly found: string;
}
