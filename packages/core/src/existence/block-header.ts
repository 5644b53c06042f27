import { decodeRlp, isRlpList, toRlpNumber } from './rlp.ts';

/** What of a block's header a proof rests on. */
export interface BlockHeader {
  readonly number: number;
  readonly stateRoot: Uint8Array;
}

const STATE_ROOT = 3;
const NUMBER = 8;
/** Up to `nonce`; what later forks append is not read. */
const LEAST_ITEMS = 15;
const MAX_HEADER_BYTES = 8192;

/** Reads a block header (Ethereum Yellow Paper, section 4.4) from its RLP; undefined if it is none. */
export function readBlockHeader(bytes: Uint8Array): BlockHeader | undefined {
  if (bytes.length > MAX_HEADER_BYTES) return undefined;
  const header = decodeRlp(bytes);
  if (!isRlpList(header) || header.items.length < LEAST_ITEMS) return undefined;
  const stateRoot = header.items[STATE_ROOT];
  const number = toRlpNumber(header.items[NUMBER]);
  if (!(stateRoot instanceof Uint8Array) || stateRoot.length !== 32) return undefined;
  return number === undefined ? undefined : { number, stateRoot };
}
