import type { PrivateJwk, PublicJwk } from '../crypto/crypto-primitives.ts';
import { parsePublicJwk } from '../crypto/public-jwk.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { CoreError } from '../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { parseJson } from '../json/parse-json.ts';
import { MAX_HEADER_BYTES } from './compact-jws.ts';

const KEY_ALGORITHM = 'ECDH-ES+A256KW';
const CONTENT_ALGORITHM = 'A256GCM';

/** Most a sealed document may measure, as text: 2 MiB. */
export const MAX_SEALED_BYTES = 2 * 1024 * 1024;

/**
 * Opens a compact JWE and returns its plaintext.
 * Rejects with CoreError `sealed.malformed` `sealed.no-key` `sealed.failed`.
 */
export type Unseal = (jwe: string) => Promise<Uint8Array>;

/** A private key that seals are opened with, under the name senders know it by. */
export interface UnsealKey {
  readonly kid: string;
  /** P-256 or X25519. */
  readonly jwk: PrivateJwk;
}

/** Header members of this profile; any other (`zip`, `p2c`, `crit`, `jku`, …) is refused. */
const HEADER_MEMBERS = ['alg', 'enc', 'kid', 'epk', 'cty', 'typ'];

/**
 * Encrypts bytes to one recipient as compact JWE (RFC 7516): ECDH-ES+A256KW, A256GCM, a fresh
 * ephemeral key, uncompressed. It hides, it does not say who sealed it.
 * @param recipient P-256 or X25519 public key and the DID URL it is known by
 * @param contentType media type of the plaintext, `cty`
 * @throws CoreError `sealed.failed` `sealed.malformed` `key.*`
 */
export async function seal(
  plaintext: Uint8Array,
  recipient: { readonly jwk: PublicJwk; readonly kid: string },
  contentType: string,
): Promise<string> {
  const jwk = parsePublicJwk(recipient.jwk);
  assertAgreementCurve(jwk);
  // 4/3 for base64url and the rest of the token.
  if (plaintext.length > (MAX_SEALED_BYTES * 3) / 4 - MAX_HEADER_BYTES) {
    throw malformed(`the plaintext would be over ${MAX_SEALED_BYTES} bytes, sealed`);
  }
  try {
    // Loaded when needed: most commands never seal.
    const { CompactEncrypt } = await import('jose/jwe/compact/encrypt');
    const header = {
      alg: KEY_ALGORITHM,
      enc: CONTENT_ALGORITHM,
      kid: recipient.kid,
      cty: contentType,
    };
    return await new CompactEncrypt(plaintext).setProtectedHeader(header).encrypt({ ...jwk });
  } catch (cause) {
    throw new CoreError('sealed.failed', `sealing to ${recipient.kid} failed`, { cause });
  }
}

/**
 * Makes the function that opens what was sealed to these keys. The key is chosen by `kid`, never
 * tried out; text, encoding, header members, algorithms and the ephemeral key are checked first.
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak`
 */
export function createUnseal(privateJwks: readonly UnsealKey[]): Unseal {
  const keys = new Map(privateJwks.map(({ kid, jwk }) => [kid, parsePrivateJwk(jwk)]));

  return async (jwe) => {
    const header = readHeader(jwe);
    const key = keys.get(header.kid);
    if (key === undefined) {
      throw new CoreError('sealed.no-key', `sealed to ${header.kid}, which is not held here`);
    }
    if (key.crv !== header.epk.crv) throw malformed('the ephemeral key is of another curve');
    try {
      const { compactDecrypt } = await import('jose/jwe/compact/decrypt');
      const opened = await compactDecrypt(
        jwe,
        { ...key },
        {
          keyManagementAlgorithms: [KEY_ALGORITHM],
          contentEncryptionAlgorithms: [CONTENT_ALGORITHM],
        },
      );
      return opened.plaintext;
    } catch (cause) {
      throw new CoreError('sealed.failed', 'the seal does not open with this key', { cause });
    }
  };
}

function readHeader(jwe: string): { kid: string; epk: PublicJwk } {
  if (typeof jwe !== 'string') throw malformed('not a string');
  if (jwe.length > MAX_SEALED_BYTES) throw malformed(`longer than ${MAX_SEALED_BYTES} bytes`);
  const parts = jwe.split('.', 6);
  if (parts.length !== 5 || parts.includes(''))
    throw malformed('not five parts that say something');
  const header = readHeaderObject(parts);
  for (const name of Object.keys(header)) {
    if (!HEADER_MEMBERS.includes(name)) throw malformed(`the header member "${name}" is refused`);
  }
  const { alg, enc, kid, epk } = header;
  if (alg !== KEY_ALGORITHM) throw malformed(`alg is not ${KEY_ALGORITHM}`);
  if (enc !== CONTENT_ALGORITHM) throw malformed(`enc is not ${CONTENT_ALGORITHM}`);
  if (typeof kid !== 'string') throw malformed('no kid');
  return { kid, epk: readEphemeralKey(epk) };
}

function readHeaderObject(parts: readonly string[]): JsonObject {
  let header: JsonValue;
  try {
    const [bytes] = parts.map(decodeBase64Url);
    header = parseJson(bytes as Uint8Array, { maxLength: MAX_HEADER_BYTES });
  } catch (cause) {
    throw malformed('not strict base64url and JSON', cause);
  }
  if (!isJsonObject(header)) throw malformed('the header is not an object');
  return header;
}

function readEphemeralKey(epk: JsonValue | undefined): PublicJwk {
  try {
    return parsePublicJwk(epk);
  } catch (cause) {
    throw malformed('the ephemeral key is not a good public key', cause);
  }
}

function parsePrivateJwk(value: PrivateJwk): PrivateJwk {
  const { d, ...rest } = value;
  const jwk = parsePublicJwk(rest);
  assertAgreementCurve(jwk);
  let length = 0;
  try {
    length = decodeBase64Url(d).length;
  } catch (cause) {
    throw new CoreError('key.malformed', 'd is not base64url', { pointer: '/d', cause });
  }
  if (length !== 32) throw new CoreError('key.malformed', 'd is not 32 bytes', { pointer: '/d' });
  return { ...jwk, d };
}

function assertAgreementCurve(jwk: PublicJwk): void {
  if (jwk.crv === 'P-256' || jwk.crv === 'X25519') return;
  throw new CoreError('key.unsupported', `nothing is sealed to a ${jwk.crv} key`, {
    pointer: '/crv',
  });
}

function malformed(why: string, cause?: unknown): CoreError {
  return new CoreError('sealed.malformed', `the sealed document: ${why}`, { cause });
}
