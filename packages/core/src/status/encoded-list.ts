import type { CryptoPrimitives } from '../crypto/crypto-primitives.ts';
import { decodeBase64Url, encodeBase64Url } from '../encoding/base64url.ts';
import { CoreError } from '../errors.ts';
import {
  MAX_COMPRESSED_STATUS_BYTES,
  MAX_STATUS_BYTES,
  MIN_STATUS_ENTRIES,
} from './status-bits.ts';

// Four characters carry three bytes.
const MAX_TEXT_LENGTH = 1 + Math.ceil((MAX_COMPRESSED_STATUS_BYTES * 4) / 3);

/**
 * Writes a list as `encodedList` (Bitstring Status List 1.0 section 2.2): multibase base64url (`u`)
 * of one gzip member.
 * @throws CoreError `statuslist.too-short` `statuslist.malformed`
 */
export async function encodeStatusList(
  bits: Uint8Array,
  gzip: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<string> {
  assertLength(bits);
  const compressed = await gzip(bits);
  if (compressed.length > MAX_COMPRESSED_STATUS_BYTES) throw malformed('compresses to over 1 MiB');
  return `u${encodeBase64Url(compressed)}`;
}

/**
 * Reads an `encodedList`: `u` is required, compressed at most 1 MiB, expanded 16 KiB to 16 MiB,
 * exactly one gzip member. Answers at once where the platform's gunzip does.
 * @throws CoreError `statuslist.malformed` `statuslist.too-short` (or a rejection with it)
 */
export function decodeStatusList(
  encodedList: unknown,
  crypto: Pick<CryptoPrimitives, 'gunzip'>,
): Uint8Array | Promise<Uint8Array> {
  if (typeof encodedList !== 'string' || !encodedList.startsWith('u')) {
    throw malformed('not multibase base64url');
  }
  if (encodedList.length > MAX_TEXT_LENGTH) throw malformed('longer than 1 MiB, compressed');
  try {
    const compressed = decodeBase64Url(encodedList.slice(1));
    const bits = crypto.gunzip(compressed, MAX_STATUS_BYTES);
    return bits instanceof Uint8Array ? assertLength(bits) : bits.then(assertLength, refuse);
  } catch (cause) {
    return refuse(cause);
  }
}

function assertLength(bits: Uint8Array): Uint8Array {
  if (bits.length * 8 < MIN_STATUS_ENTRIES) {
    throw new CoreError('statuslist.too-short', `fewer than ${MIN_STATUS_ENTRIES} entries`);
  }
  if (bits.length > MAX_STATUS_BYTES) throw malformed('more than 16 MiB');
  return bits;
}

function refuse(cause: unknown): never {
  if (!(cause instanceof CoreError) || cause.code.startsWith('statuslist.')) throw cause;
  throw new CoreError('statuslist.malformed', cause.message, { cause });
}

function malformed(why: string): CoreError {
  return new CoreError('statuslist.malformed', `the encoded list is ${why}`);
}
