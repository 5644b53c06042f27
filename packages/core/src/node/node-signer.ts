import {
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes as nodeRandomBytes,
  sign,
} from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PrivateJwk, PublicJwk, SignatureAlgorithm } from '../crypto/crypto-primitives.ts';
import { parsePublicJwk, signatureAlgorithmOf } from '../crypto/public-jwk.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { CoreError } from '../errors.ts';
import type { Signer } from '../jose/sign-jws.ts';
import { createNodeCrypto } from './node-crypto.ts';

const HASHES: Readonly<Record<SignatureAlgorithm, string | null>> = {
  ES256: 'sha256',
  ES384: 'sha384',
  ES256K: 'sha256',
  EdDSA: null,
};

const EC_CURVES = { ES256: 'P-256', ES384: 'P-384', ES256K: 'secp256k1' } as const;

/**
 * Makes a signer of a private JWK held in memory. That its private and public part belong together is
 * checked once, here: a signature that nobody can verify is worse than none.
 * @param kid absolute DID URL of the verification method
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak`
 */
export function createNodeSigner(privateJwk: PrivateJwk, kid: string): Signer {
  const jwk = publicJwkOf(privateJwk);
  const alg = signatureAlgorithmOf(jwk.crv);
  if (alg === undefined) throw new CoreError('key.unsupported', `a ${jwk.crv} key signs nothing`);
  const key = importPrivateKey(privateJwk, jwk);
  const signBytes = (data: Uint8Array): Uint8Array =>
    sign(HASHES[alg], data, { key, dsaEncoding: 'ieee-p1363' });
  const probe = new Uint8Array(32);
  const crypto = createNodeCrypto();
  if (crypto.verify(alg, crypto.importKey(jwk), probe, signBytes(probe)) !== true) {
    throw new CoreError('key.malformed', 'd is not the private part of x', { pointer: '/d' });
  }
  return { alg, kid, sign: signBytes };
}

function importPrivateKey(privateJwk: PrivateJwk, jwk: PublicJwk): KeyObject {
  try {
    decodeBase64Url(privateJwk.d);
    return createPrivateKey({ key: { ...jwk, d: privateJwk.d }, format: 'jwk' });
  } catch (cause) {
    throw new CoreError('key.malformed', 'not a private key', { pointer: '/d', cause });
  }
}

/** Makes a new key pair for an algorithm. */
export function generatePrivateJwk(alg: SignatureAlgorithm): PrivateJwk {
  const { privateKey } =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: EC_CURVES[alg] });
  return privateKey.export({ format: 'jwk' }) as unknown as PrivateJwk;
}

/**
 * The public part of a private JWK, checked.
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak`
 */
export function publicJwkOf(privateJwk: PrivateJwk): PublicJwk {
  const { kty, crv, x, y } = privateJwk;
  return parsePublicJwk({ kty, crv, x, ...(y !== undefined && { y }) });
}

/** One gzip member of the data, at the best compression. */
export function gzip(data: Uint8Array): Uint8Array {
  return gzipSync(data, { level: 9 });
}

/** Unpredictable bytes from the operating system. */
export function randomBytes(count: number): Uint8Array {
  return nodeRandomBytes(count);
}
