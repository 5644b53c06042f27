import type { Generated } from 'kysely';
import type { Nullable, NullableTimestamp, Timestamp } from './columns.ts';

// What goes to the ledger and what was read from it.

export interface AnchorItemTable {
  /** Digest (`u…`) of the exact bytes. */
  digest: string;
  tag: string;
  salt: Uint8Array;
  commitment: Uint8Array;
  state: Generated<'waiting' | 'batched' | 'anchored'>;
  batch_id: Nullable<number>;
  leaf_index: Nullable<number>;
  position: Generated<bigint>;
  enqueued_at: Timestamp;
}

/** The states of a batch; `claimed`: its items are fixed, its checkpoint is not yet signed. */
export type AnchorBatchState = 'claimed' | 'prepared' | 'sent' | 'confirmed';

export interface AnchorBatchTable {
  id: Generated<number>;
  origin: string;
  size: number;
  state: Generated<AnchorBatchState>;
  root: Nullable<Uint8Array>;
  /** The signed checkpoint, exactly the text that `digest` is of. */
  checkpoint: Nullable<string>;
  /** What the ledger is given: `0x…`, 32 bytes in lower-case hex. */
  digest: Nullable<string>;
  transaction_hash: Nullable<string>;
  block_number: Nullable<bigint>;
  block_time: NullableTimestamp;
  claimed_at: Timestamp;
  prepared_at: NullableTimestamp;
  sent_at: NullableTimestamp;
  confirmed_at: NullableTimestamp;
  block_hash: Nullable<string>;
  /** Since when the ledger was seen not to hold a confirmed batch any more, or not with its time. */
  missing_since: NullableTimestamp;
}

/**
 * Why a transaction will not carry its batch: the contract refused it, another one used its nonce, or
 * another of the same batch goes in its place.
 */
export type AnchorTransactionEnd = 'reverted' | 'replaced' | 'superseded';

/** A transaction that was signed to carry a batch. Everything but its end is fixed at the start. */
export interface AnchorTransactionTable {
  batch_id: number;
  /** 1 for the first of a batch. */
  number: number;
  /** `0x…` in lower case, like `hash` and `raw`. */
  sender: string;
  nonce: bigint;
  hash: string;
  /** The signed transaction, as a node takes it. */
  raw: string;
  intended_at: Timestamp;
  ended: Nullable<AnchorTransactionEnd>;
  ended_at: NullableTimestamp;
}

/** Chain id and registry, as `0x<chain>:0x<address>`. */
export interface EthrNetworkTable {
  network: string;
}

/** `event` is JSON text. */
export interface EthrEventTable {
  network: string;
  block_number: bigint;
  log_index: number;
  event: string;
}

/** A block whose hash was seen; `block_time` in seconds since 1970, as the chain counts. */
export interface EthrMarkTable {
  network: string;
  block_number: bigint;
  hash: string;
  block_time: bigint;
}

/** A write that a relayer paid for, counted before it is sent. */
export interface RelayedRequestTable {
  /** EIP-712 digest of the request. */
  digest: string;
  owner: string;
  /** Most that it may use; what it used once that is known. */
  gas: bigint;
  transaction_hash: Nullable<string>;
  reserved_at: Timestamp;
}
