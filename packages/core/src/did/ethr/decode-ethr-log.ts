import { keccak_256 } from '@noble/hashes/sha3.js';
import { decodeHexData, encodeHexData } from '../../encoding/hex.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { EthrEvent } from './ethr-event.ts';

/** A log as `eth_getLogs` answers; numbers also as hex quantities. */
export interface EthereumLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: number | string;
  readonly logIndex: number | string;
}

const WORD = 32;
/** The last second that RFC 3339 can write: keys valid for ever are valid until then. */
const MAX_SECONDS = 253_402_300_799;
const MAX_VALUE_BYTES = 65_536;

const topicOf = (signature: string): string => encodeHexData(keccak_256(encodeUtf8(signature)));

/** First topics of the events of the registry: what to ask `eth_getLogs` for. */
export const ETHR_TOPICS = Object.freeze({
  owner: topicOf('DIDOwnerChanged(address,address,uint256)'),
  delegate: topicOf('DIDDelegateChanged(address,bytes32,address,uint256,uint256)'),
  attribute: topicOf('DIDAttributeChanged(address,bytes32,bytes,uint256,uint256)'),
});

/**
 * Reads a log of the registry of ERC-1056 (its ABI). Which contract wrote it is the caller's to check,
 * against `address`. Undefined for a log of anything else.
 * @param blockTime time of the block, in seconds since 1970
 */
export function decodeEthrLog(log: EthereumLog, blockTime: number): EthrEvent | undefined {
  const [topic, subject] = log.topics;
  const identity = readAddress(decodeHexData(subject, WORD));
  const data = decodeHexData(log.data);
  const blockNumber = readNumber(log.blockNumber);
  const logIndex = readNumber(log.logIndex);
  if (log.topics.length !== 2 || identity === undefined || data === undefined) return undefined;
  if (blockNumber === undefined || logIndex === undefined) return undefined;
  if (!Number.isSafeInteger(blockTime) || blockTime < 0) return undefined;
  const words = (index: number): Uint8Array => data.subarray(index * WORD, (index + 1) * WORD);
  const base = (index: number) => {
    const previousChange = readBlock(words(index));
    return previousChange === undefined
      ? undefined
      : { identity, blockNumber, blockTime, logIndex, previousChange };
  };
  switch (topic?.toLowerCase()) {
    case ETHR_TOPICS.owner: {
      const owner = readAddress(words(0));
      const place = base(1);
      if (data.length !== 2 * WORD || owner === undefined || place === undefined) return undefined;
      return { kind: 'owner', ...place, owner };
    }
    case ETHR_TOPICS.delegate: {
      const delegate = readAddress(words(1));
      const place = base(3);
      if (data.length !== 4 * WORD || delegate === undefined || place === undefined) {
        return undefined;
      }
      const delegateType = readName(words(0));
      return { kind: 'delegate', ...place, delegateType, delegate, validTo: readTime(words(2)) };
    }
    case ETHR_TOPICS.attribute: {
      const value = readBytes(data, 4);
      const place = base(3);
      if (value === undefined || place === undefined) return undefined;
      const name = readName(words(0));
      return { kind: 'attribute', ...place, name, value, validTo: readTime(words(2)) };
    }
    default:
      return undefined;
  }
}

/** A name of at most 32 ASCII characters, zeros after it. */
function readName(word: Uint8Array): string {
  let end = word.length;
  while (end > 0 && word[end - 1] === 0) end -= 1;
  const bytes = word.subarray(0, end);
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
    ? String.fromCharCode(...bytes)
    : encodeHexData(word);
}

/** The `bytes` behind a head of so many words: its offset, its length, its content and zeros after it. */
function readBytes(data: Uint8Array, headWords: number): string | undefined {
  const head = headWords * WORD;
  if (readBlock(data.subarray(WORD, 2 * WORD)) !== head) return undefined;
  const length = readBlock(data.subarray(head, head + WORD));
  if (length === undefined || length > MAX_VALUE_BYTES) return undefined;
  const start = head + WORD;
  if (data.length !== start + Math.ceil(length / WORD) * WORD) return undefined;
  return encodeHexData(data.subarray(start, start + length));
}

function readAddress(word: Uint8Array | undefined): string | undefined {
  if (word?.length !== WORD || word.subarray(0, 12).some((byte) => byte !== 0)) return undefined;
  return encodeHexData(word.subarray(12));
}

function readTime(word: Uint8Array): number {
  const seconds = toBigInt(word);
  return seconds > BigInt(MAX_SECONDS) ? MAX_SECONDS : Number(seconds);
}

function readBlock(word: Uint8Array): number | undefined {
  if (word.length !== WORD) return undefined;
  const value = toBigInt(word);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(value);
}

function toBigInt(word: Uint8Array): bigint {
  return word.length === 0 ? 0n : BigInt(encodeHexData(word));
}

function readNumber(value: number | string): number | undefined {
  const isQuantity = typeof value === 'string' && /^0x[0-9a-fA-F]{1,14}$/.test(value);
  const number = typeof value === 'number' ? value : isQuantity ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
