import { type CryptoPrimitives, type PublicJwk, seal } from '@originmark/core';
import type { SealedPart } from '@originmark/schemas';
import { readCredential } from './read-credential.ts';
import { WalletError } from './wallet-error.ts';

/** The verifier's key agreement key, from its DID document. */
export interface SealRecipient {
  readonly jwk: PublicJwk;
  /** Absolute DID URL of the verification method. */
  readonly kid: string;
}

/**
 * Seals a credential to the verifier: it travels in the bundle of an importer who cannot read it.
 * Id and digest stay in the clear, so that edges can lead to it.
 * @throws WalletError `wallet.token-unreadable` `wallet.seal-failed`
 */
export async function sealForVerifier(
  token: string,
  recipient: SealRecipient,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): Promise<SealedPart> {
  const { id, credentialDigest } = readCredential(token, crypto);
  try {
    const jwe = await seal(new TextEncoder().encode(token), recipient, 'vc+jwt');
    return { credential: id, credentialDigest, jwe };
  } catch (cause) {
    throw new WalletError('wallet.seal-failed', `${id} was not sealed`, { credential: id, cause });
  }
}
