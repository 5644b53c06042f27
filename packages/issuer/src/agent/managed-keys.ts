import {
  encodeBase64Url,
  parseMultikey,
  parsePublicJwk,
  type PublicJwk,
  type SignatureAlgorithm,
} from '@originmark/core';
import { getBytes } from 'ethers';

/** Key types that an issuer signs with, as the key manager names them. */
export type IssuerKeyType = 'Secp256r1' | 'Ed25519' | 'Secp256k1';

/** The default: P-256, signing ES256 (FIPS 186-5). */
export const DEFAULT_KEY_TYPE: IssuerKeyType = 'Secp256r1';

const ALGORITHMS: Readonly<Record<IssuerKeyType, SignatureAlgorithm>> = {
  Secp256r1: 'ES256',
  Ed25519: 'EdDSA',
  Secp256k1: 'ES256K',
};

/** True for the key types that sign credentials; a key for agreement, say, is none. */
export function isIssuerKeyType(type: string): type is IssuerKeyType {
  return Object.hasOwn(ALGORITHMS, type);
}

/** The one JOSE algorithm of a key type. */
export function algorithmOf(type: IssuerKeyType): SignatureAlgorithm {
  return ALGORITHMS[type];
}

/**
 * The JWK of a public key as the key manager writes it: P-256 compressed, secp256k1 uncompressed,
 * Ed25519 raw. That the point lies on its curve is checked.
 * @throws CoreError `key.malformed` `key.weak`
 */
export function toPublicJwk(type: IssuerKeyType, publicKeyHex: string): PublicJwk {
  const raw = getBytes(`0x${publicKeyHex}`);
  switch (type) {
    case 'Secp256r1':
      return parseMultikey(multibase(0x80, 0x24, raw));
    case 'Ed25519':
      return parseMultikey(multibase(0xed, 0x01, raw));
    case 'Secp256k1':
      return raw.length === 33
        ? parseMultikey(multibase(0xe7, 0x01, raw))
        : parsePublicJwk({
            kty: 'EC',
            crv: 'secp256k1',
            x: encodeBase64Url(raw.subarray(1, 33)),
            y: encodeBase64Url(raw.subarray(33)),
          });
  }
}

function multibase(first: number, second: number, raw: Uint8Array): string {
  return `u${encodeBase64Url(Uint8Array.from([first, second, ...raw]))}`;
}
