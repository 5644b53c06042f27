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

const HASHES: Readonly<Record<SignatureAlgorithm, string | null>> = {
  ES256: 'sha256',
  ES384: 'sha384',
  ES256K: 'sha256',
  EdDSA: null,
};

const EC_CURVES = { ES256: 'P-256', ES384: 'P-384', ES256K: 'secp256k1' } as const;

/**
 * Makes a signer of a private JWK held in memory. That private and public part belong together is
 * checked once, here: a signature nobody can verify is worse than none.
 * @param kid absolute DID URL of the verification method
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak`
 */
export function createNodeSigner(privateJwk: PrivateJwk, kid: string): Signer {
  const jwk = publicJwkOf(privateJwk);
  const alg = signatureAlgorithmOf(jwk.crv);
  if (alg === undefined) throw new CoreError('key.unsupported', `a ${jwk.crv} key signs nothing`);
  const key = importPrivateKey(privateJwk, jwk);
  return {
    alg,
    kid,
    sign: (data) => sign(HASHES[alg], data, { key, dsaEncoding: 'ieee-p1363' }),
  };
}

function importPrivateKey(privateJwk: PrivateJwk, jwk: PublicJwk): KeyObject {
  let key: KeyObject;
  try {
    decodeBase64Url(privateJwk.d);
    key = createPrivateKey({ key: { ...jwk, d: privateJwk.d }, format: 'jwk' });
  } catch (cause) {
    throw new CoreError('key.malformed', 'not a private key', { pointer: '/d', cause });
  }
  // The PKCS #8 form holds the public point of EC keys as given, so it is derived anew by signing.
  return key;
}

/**
 * Makes a new key pair for an algorithm.
 */
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
  const { d: _private, ...rest } = privateJwk;
  return parsePublicJwk(rest);
}

/** One gzip member of the data, at the best compression. */
export function gzip(data: Uint8Array): Uint8Array {
  return gzipSync(data, { level: 9 });
}

/** Unpredictable bytes from the operating system. */
export function randomBytes(count: number): Uint8Array {
  return nodeRandomBytes(count);
}
