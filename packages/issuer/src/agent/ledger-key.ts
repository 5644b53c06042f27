import type { IKeyManager, TAgent } from '@veramo/core';
import { computeAddress, hexlify, Signature } from 'ethers';
import { IssuerError } from '../issuer-error.ts';

/** A key that signs digests for the ledger and stays with the key manager. */
export interface LedgerKey {
  /** Address of the key, lower case. */
  readonly address: string;
  /** Signs 32 bytes; gives r ‖ s ‖ v as `0x…`. */
  sign(digest: Uint8Array): Promise<string>;
}

/** The address (lower case) of a secp256k1 public key as the key manager writes it. */
export function addressOf(publicKeyHex: string): string {
  return computeAddress(`0x${publicKeyHex}`).toLowerCase();
}

/**
 * A secp256k1 key of the agent as signer of ledger transactions. The agent's own registry writes are
 * not used: they write P-256 keys so that nobody verifies them, and let keys lapse after a day.
 * @throws IssuerError `issuer.key-unknown`
 */
export async function createLedgerKey(
  agent: Pick<TAgent<IKeyManager>, 'keyManagerGet' | 'keyManagerSign'>,
  keyRef: string,
): Promise<LedgerKey> {
  const key = await agent.keyManagerGet({ kid: keyRef }).catch((cause: unknown) => {
    throw new IssuerError('issuer.key-unknown', `no key ${keyRef}`, { cause });
  });
  if (key.type !== 'Secp256k1') {
    throw new IssuerError(
      'issuer.key-unknown',
      `${keyRef} is ${key.type}, a ledger takes Secp256k1`,
    );
  }
  return {
    address: addressOf(key.publicKeyHex),
    sign: async (digest) => {
      const compact = await agent.keyManagerSign({
        keyRef,
        algorithm: 'eth_rawSign',
        data: hexlify(digest),
        encoding: 'hex',
      });
      // EIP-2098: the parity stands in the highest bit of s, which no reader of r ‖ s expects.
      return Signature.from(compact).serialized;
    },
  };
}
