import { createECDH, createPrivateKey } from 'node:crypto';
import { encodeBase64Url, type PrivateJwk } from '@originmark/core';
import { sha256Of } from './derive.ts';

/** Curves of the demo's keys. */
export type DemoCurve = 'P-256' | 'P-384' | 'Ed25519' | 'secp256k1';

const ECDH_NAMES = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', secp256k1: 'secp256k1' } as const;
/** PKCS #8 around an Ed25519 seed (RFC 8410 section 7). */
const ED25519_PREFIX = '302e020100300506032b657004220420';

/** A key pair made from a name: anyone can make it again. Never use such a key for anything real. */
export function deriveDemoJwk(name: string, crv: DemoCurve): PrivateJwk {
  const label = `originmark demo key, not secret: ${name}`;
  const seed = sha256Of(label);
  if (crv === 'Ed25519') {
    const der = Buffer.concat([Buffer.from(ED25519_PREFIX, 'hex'), seed]);
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return key.export({ format: 'jwk' }) as unknown as PrivateJwk;
  }
  // Above the order of a curve with negligible chance; then setPrivateKey throws, in every run.
  const scalar =
    crv === 'P-384' ? Buffer.concat([seed, sha256Of(`${label}/2`)]).subarray(0, 48) : seed;
  const ecdh = createECDH(ECDH_NAMES[crv]);
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  const half = (point.length - 1) / 2;
  return {
    kty: 'EC',
    crv,
    x: encodeBase64Url(point.subarray(1, 1 + half)),
    y: encodeBase64Url(point.subarray(1 + half)),
    d: encodeBase64Url(scalar),
  };
}
