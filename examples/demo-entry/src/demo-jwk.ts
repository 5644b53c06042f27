import { createECDH, createPrivateKey } from 'node:crypto';
import { encodeBase64Url, type PrivateJwk } from '@originmark/core';
import { sha256Of } from './derive.ts';

/** Curves of the demo's keys. */
export type DemoCurve = 'P-256' | 'P-384' | 'Ed25519' | 'secp256k1';

const ECDH_NAMES = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', secp256k1: 'secp256k1' } as const;
/** PKCS #8 before an Ed25519 seed (RFC 8410 section 7). */
const ED25519_PREFIX = Uint8Array.of(
  ...[0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06],
  ...[0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20],
);

/** A key pair made from a name: anyone can make it again. Never use such a key for anything real. */
export function deriveDemoJwk(name: string, crv: DemoCurve): PrivateJwk {
  const label = `originmark demo key, not secret: ${name}`;
  const seed = sha256Of(label);
  if (crv === 'Ed25519') {
    const pem = `-----BEGIN PRIVATE KEY-----
${toPem(seed)}
-----END PRIVATE KEY-----
`;
    return createPrivateKey(pem).export({ format: 'jwk' }) as unknown as PrivateJwk;
  }
  // Above the order of a curve with negligible chance; then setPrivateKey throws, in every run.
  const scalar = crv === 'P-384' ? concat(seed, sha256Of(`${label}/2`)).slice(0, 48) : seed;
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

function toPem(seed: Uint8Array): string {
  return btoa(String.fromCharCode(...concat(ED25519_PREFIX, seed)));
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  return Uint8Array.from([...first, ...second]);
}
