import { CoreError } from '../errors.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { CryptoPrimitives, PublicJwk, VerificationKey } from './crypto-primitives.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';
import { parsePublicJwk, readPublicJwk, signatureAlgorithmOf } from './public-jwk.ts';

/** Makes a key that checks signatures of a JWK from anywhere. */
export type KeyImporter = (value: unknown) => VerificationKey;

/**
 * Makes an importer that validates a point once and remembers the native key. What decides is
 * checked each time: private parts, `alg`, `use` and `key_ops` (a key for encryption verifies
 * nothing). The memory holds the last `maxKeys` keys (default 1,024), none that failed.
 * @returns a function that throws CoreError `key.malformed` `key.unsupported` `key.weak` `key.private`
 */
export function createKeyImporter(
  crypto: CryptoPrimitives,
  options: { readonly maxKeys?: number } = {},
): KeyImporter {
  const maxKeys = options.maxKeys ?? 1024;
  const known = new Map<string, VerificationKey>();

  return (value) => {
    const claimed = readPublicJwk(value);
    assertSignatureUse(value as JsonObject);
    const name = `${claimed.crv}:${claimed.x}:${claimed.y ?? ''}`;
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;

    const key = importKey(parsePublicJwk(claimed), crypto);
    if (known.size >= maxKeys) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    known.set(name, key);
    return key;
  };
}

function importKey(jwk: PublicJwk, crypto: CryptoPrimitives): VerificationKey {
  const alg = signatureAlgorithmOf(jwk.crv);
  if (alg === undefined) {
    throw new CoreError('key.unsupported', `a ${jwk.crv} key signs nothing`, { pointer: '/crv' });
  }
  return Object.freeze({
    alg,
    jwk: Object.freeze(jwk),
    thumbprint: jwkThumbprint(jwk, crypto.sha256),
    handle: crypto.importKey(jwk),
  });
}

/** RFC 7517 sections 4.2 and 4.3: a key that says what it is for is used for nothing else. */
function assertSignatureUse(value: JsonObject): void {
  const { use, key_ops: operations, alg } = value;
  if (use !== undefined && use !== 'sig') {
    throw new CoreError('key.unsupported', 'the key is not for signatures', { pointer: '/use' });
  }
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) {
    throw new CoreError('key.unsupported', 'the key is not for verifying', { pointer: '/key_ops' });
  }
  if (typeof alg === 'string' && alg.startsWith('ECDH')) {
    throw new CoreError('key.unsupported', 'the key is not for signatures', { pointer: '/alg' });
  }
}
