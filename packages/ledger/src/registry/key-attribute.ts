import { decodeBase58, parsePublicJwk, type PublicJwk, toMultikey } from '@originmark/core';
import { hexlify } from 'ethers';
import { LedgerError } from '../errors.ts';

/**
 * What a key is for: `assertionMethod` signs credentials; `authentication` signs presentations, and
 * credentials as well (the method text gives `sigAuth` both).
 */
export type KeyPurpose = 'assertionMethod' | 'authentication';

/** An attribute of the registry: a name of at most 32 bytes, a value in hexadecimal. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Bytes of the multicodec prefix of every key type that is written. */
const PREFIX_BYTES = 2;

/**
 * The registry attribute of a key, in the form that resolvers verify (did:ethr method text, "Public
 * Keys"): P-256 and P-384 as Multikey; Ed25519 as raw bytes for assertions and as Multikey where it
 * also authenticates; secp256k1 as a compressed point. JWK text and PEM verify nowhere.
 *
 * @throws LedgerError `key.unsupported`
 */
export function toKeyAttribute(jwk: PublicJwk, purpose: KeyPurpose): Attribute {
  const { crv, multikey } = readKey(jwk);
  const use = purpose === 'authentication' ? 'sigAuth' : 'veriKey';
  const raw = hexlify(multikey.subarray(PREFIX_BYTES));
  switch (crv) {
    case 'P-256':
    case 'P-384':
      return { name: `did/pub/Multikey/${use}`, value: hexlify(multikey) };
    case 'Ed25519':
      return use === 'veriKey'
        ? { name: 'did/pub/Ed25519/veriKey', value: raw }
        : { name: 'did/pub/Multikey/sigAuth', value: hexlify(multikey) };
    case 'secp256k1':
      return { name: `did/pub/Secp256k1/${use}`, value: raw };
    case 'X25519':
      throw new LedgerError('key.unsupported', 'X25519 signs nothing');
  }
}

function readKey(jwk: PublicJwk): { crv: PublicJwk['crv']; multikey: Uint8Array } {
  try {
    const key = parsePublicJwk({ ...jwk });
    return { crv: key.crv, multikey: decodeBase58(toMultikey(key).slice(1)) };
  } catch (cause) {
    throw new LedgerError('key.unsupported', 'not a public key that can be written', { cause });
  }
}
