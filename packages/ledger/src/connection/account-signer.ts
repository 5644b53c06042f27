import type { PrivateJwk } from '@originmark/core';
import { decodeBase64Url } from '@originmark/core';
import { hexlify, SigningKey, computeAddress } from 'ethers';
import { LedgerError } from '../errors.ts';
import { parseAddress } from './address.ts';
import type { DigestSigner } from './ledger-signer.ts';

/**
 * A signer of transactions whose secp256k1 key is held in memory. Where keys live in a key-management
 * system, give its own {@link DigestSigner} instead.
 *
 * @throws LedgerError `key.unsupported`
 */
export function createAccountSigner(privateJwk: PrivateJwk): DigestSigner {
  if (privateJwk.crv !== 'secp256k1') {
    throw new LedgerError('key.unsupported', `a ${privateJwk.crv} key signs no transaction`);
  }
  let key: SigningKey;
  try {
    key = new SigningKey(hexlify(decodeBase64Url(privateJwk.d)));
  } catch (cause) {
    throw new LedgerError('key.unsupported', 'not a private key of secp256k1', { cause });
  }
  const address = parseAddress(computeAddress(key));
  return { address, sign: (digest) => Promise.resolve(key.sign(digest).serialized) };
}
