import {
  CoreError,
  createUnseal,
  isJsonObject,
  type JsonValue,
  type PrivateJwk,
  type Unseal,
  type UnsealKey,
} from '@originmark/core';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { readInput } from './read-input.ts';

const MAX_KEY_FILE_BYTES = 64 * 1024;

/**
 * Opens with the private keys of a file: one JWK, or a JWK set, each with the `kid` that senders
 * seal to. What the file holds is never printed.
 * @throws CliError 65
 */
export async function loadDecryptionKey(path: string, io: Pick<Io, 'cwd'>): Promise<Unseal> {
  const bytes = await readInput(path, 'the decryption key', { io, maxBytes: MAX_KEY_FILE_BYTES });
  const value = parseJsonFile(bytes, path, 'a private key (JWK)');
  const list = isJsonObject(value) && Array.isArray(value.keys) ? value.keys : [value];
  try {
    return createUnseal(list.map((jwk) => readKey(jwk as JsonValue, path)));
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unreadable(
      `${path} holds no key that opens what is sealed: ${cause.message} (${cause.code}). Give the private P-256 or X25519 key of the verifier.`,
      cause,
    );
  }
}

function readKey(jwk: JsonValue, path: string): UnsealKey {
  if (!isJsonObject(jwk) || typeof jwk.d !== 'string')
    throw unreadable(
      `${path} holds no private key: a JWK with "d" is needed to open what is sealed.`,
    );
  if (typeof jwk.kid !== 'string' || jwk.kid === '')
    throw unreadable(
      `${path} does not say by which name its key is known: add "kid", the DID URL that senders seal to.`,
    );
  const { kid, ...rest } = jwk;
  // Checked member by member in createUnseal.
  return { kid, jwk: rest as unknown as PrivateJwk };
}
