import { scrypt } from 'node:crypto';
import { decodeBase64Url, isJsonObject, parseJson } from '@originmark/core';
import { StorageError } from '../errors.ts';

/** How the key was derived, and a sealed text that proves a secret right. */
export interface KeyParameters {
  /** log2 of scrypt's N; r is 8, p is 1 (RFC 7914). */
  readonly cost: number;
  /** base64url, 16 bytes. */
  readonly salt: string;
  /** base64url of a sealed text that is known. */
  readonly check: string;
}

const MIN_COST = 14;
const MAX_COST = 20;
const BLOCK_SIZE = 8;
const KEY_BYTES = 32;

/**
 * Derives 32 bytes; takes 128 bytes times r times N of memory.
 * @throws StorageError `secret.weak`: a cost out of bounds
 */
export async function deriveKey(
  secret: string,
  parameters: { readonly cost: number; readonly salt: string },
): Promise<Uint8Array> {
  const { cost } = parameters;
  if (!Number.isInteger(cost) || cost < MIN_COST || cost > MAX_COST) {
    throw new StorageError(
      'secret.weak',
      `a cost of ${cost} is not between ${MIN_COST} and ${MAX_COST}`,
    );
  }
  const options = { N: 2 ** cost, r: BLOCK_SIZE, p: 1, maxmem: 2 ** (cost + 10) + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(secret, decodeBase64Url(parameters.salt), KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** @throws StorageError `secret.malformed` */
export function parseKeyParameters(text: string): KeyParameters {
  const value = parseJson(text);
  if (isJsonObject(value)) {
    const { cost, salt, check } = value;
    if (typeof cost === 'number' && typeof salt === 'string' && typeof check === 'string') {
      return { cost, salt, check };
    }
  }
  throw new StorageError(
    'secret.malformed',
    'the parameters of the secret are damaged: restore a backup',
  );
}
