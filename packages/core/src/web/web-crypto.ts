import { p256, p384 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import {
  type CryptoPrimitives,
  type PublicJwk,
  SIGNATURE_BYTES,
  type SignatureAlgorithm,
} from '../crypto/crypto-primitives.ts';
import { signatureAlgorithmOf } from '../crypto/public-jwk.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { CoreError } from '../errors.ts';
import { gunzipInBrowser } from './gunzip-in-browser.ts';
import { createEd25519Check } from './ed25519-check.ts';

type Check = (data: Uint8Array, signature: Uint8Array) => boolean;

/** A key bound to the only algorithm it may be used with. */
class WebKey {
  readonly alg: SignatureAlgorithm;
  readonly check: Check;

  constructor(alg: SignatureAlgorithm, check: Check) {
    this.alg = alg;
    this.check = check;
  }
}

const EC_CURVES = { ES256: p256, ES384: p384, ES256K: secp256k1 } as const;

/**
 * The cryptography of a browser: signatures and hashes in JavaScript, synchronous and without a
 * secure context; gunzip by the platform, asynchronous. The answers are those of Node.
 */
export function createWebCrypto(): CryptoPrimitives {
  return { importKey, verify, sha256: (data) => sha256(data), gunzip: gunzipInBrowser };
}

function importKey(jwk: PublicJwk): WebKey {
  const alg = signatureAlgorithmOf(jwk.crv);
  try {
    if (alg === 'EdDSA') return new WebKey(alg, createEd25519Check(decodeBase64Url(jwk.x)));
    if (alg !== undefined) return new WebKey(alg, createEcdsaCheck(alg, jwk));
  } catch (cause) {
    throw new CoreError('key.malformed', `not a ${jwk.crv} key`, { cause });
  }
  throw new CoreError('key.unsupported', `a ${jwk.crv} key signs nothing`);
}

function verify(
  alg: SignatureAlgorithm,
  handle: unknown,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!(handle instanceof WebKey) || handle.alg !== alg) return false;
  if (signature.length !== SIGNATURE_BYTES[alg]) return false;
  return handle.check(data, signature);
}

function createEcdsaCheck(alg: 'ES256' | 'ES384' | 'ES256K', jwk: PublicJwk): Check {
  const curve = EC_CURVES[alg];
  const x = decodeBase64Url(jwk.x);
  const y = decodeBase64Url(jwk.y as string);
  const publicKey = curve.Point.fromBytes(Uint8Array.from([4, ...x, ...y])).toBytes(false);
  const options = { prehash: true, lowS: false, format: 'compact' } as const;
  return (data, signature) => curve.verify(signature, data, publicKey, options);
}
