import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { decodeBase64Url, encodeBase64Url } from '@originmark/core';
import { StorageError } from '../errors.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { loadSetting, saveSettingOnce } from '../settings/setting.ts';
import { deriveKey, parseKeyParameters } from './scrypt-key.ts';

/** Seals and opens private keys with a key derived once from the operator's secret. */
export interface SecretBox {
  /**
   * AES-256-GCM with a random nonce of its own: version, nonce, ciphertext, tag.
   * @param associatedData what the secret belongs to; it opens for nothing else
   */
  sealSecret(plain: Uint8Array, associatedData: string): Uint8Array;
  /** @throws StorageError `secret.malformed`: changed, cut or moved */
  openSecret(sealed: Uint8Array, associatedData: string): Uint8Array;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MIN_SECRET_LENGTH = 16;
const SETTING = 'secret-box';
const CHECK = 'originmark secret box';

/**
 * Derives the key (scrypt, RFC 7914) and sees that it is the one the database was begun with. The
 * parameters and a sealed check text are kept as a setting; the first opening makes them.
 * @param options.secret at least 16 characters, the caller's to keep
 * @param options.cost for a database that is begun now: log2 of N, 14 to 20, default 17 (128 MiB)
 * @throws StorageError `secret.weak` `secret.wrong` `secret.malformed`
 */
export async function openSecretBox(
  database: OpenDatabase,
  options: { readonly secret: string; readonly clock: () => number; readonly cost?: number },
): Promise<SecretBox> {
  const { secret, clock, cost = 17 } = options;
  if (secret.length < MIN_SECRET_LENGTH) {
    throw new StorageError(
      'secret.weak',
      `the secret must have ${MIN_SECRET_LENGTH} characters or more`,
    );
  }
  const known = await database.transaction(async (tx) => loadSetting(tx, SETTING));
  if (known !== undefined) return openKnown(known, secret);
  const salt = encodeBase64Url(randomBytes(16));
  const box = createBox(await deriveKey(secret, { cost, salt }));
  const check = encodeBase64Url(box.sealSecret(new TextEncoder().encode(CHECK), CHECK));
  const value = JSON.stringify({ cost, salt, check });
  const kept = await database.transaction(async (tx) =>
    saveSettingOnce(tx, { key: SETTING, value, updatedAt: clock() }),
  );
  // Another process may have begun at the same moment: then its parameters count.
  return kept === value ? box : openKnown(kept, secret);
}

async function openKnown(text: string, secret: string): Promise<SecretBox> {
  const { cost, salt, check } = parseKeyParameters(text);
  const box = createBox(await deriveKey(secret, { cost, salt }));
  try {
    box.openSecret(decodeBase64Url(check), CHECK);
  } catch (cause) {
    throw new StorageError(
      'secret.wrong',
      'the secret is not the one that this database was begun with: give that one, or restore its file',
      { cause },
    );
  }
  return box;
}

function createBox(key: Uint8Array): SecretBox {
  return {
    sealSecret(plain, associatedData) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(new TextEncoder().encode(associatedData));
      const head = Uint8Array.of(VERSION);
      const body = [cipher.update(plain), cipher.final()];
      return new Uint8Array(Buffer.concat([head, nonce, ...body, cipher.getAuthTag()]));
    },
    openSecret(sealed, associatedData) {
      if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) {
        throw new StorageError('secret.malformed', 'not a sealed secret');
      }
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(new TextEncoder().encode(associatedData));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        const head = decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES));
        return new Uint8Array(Buffer.concat([head, decipher.final()]));
      } catch (cause) {
        throw new StorageError(
          'secret.malformed',
          `the sealed secret was changed, or is not that of ${associatedData}`,
          { cause },
        );
      }
    },
  };
}
