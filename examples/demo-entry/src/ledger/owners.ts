import { addressOfKey, decodeBase64Url, encodeHexData } from '@originmark/core';
import { publicJwkOf } from '@originmark/core/node';
import { createKeySigner, type LedgerSigner, toEthrDid } from '@originmark/ledger';
import { deriveDemoJwk } from '../demo-jwk.ts';
import type { PartyName } from '../facts/parties.ts';

/** The demo's own network ("orim"); part of every did:ethr of the story. */
export const DEMO_CHAIN_ID = 0x6f72696d;

/** Accounts besides the owners of identities: who deployed the contracts, who sends the time stamps. */
export type DemoAccount = 'deployer' | 'relayer';

/** The did:ethr of a party: the address of its owner key. Known before anything is written. */
export function ethrDidOf(party: PartyName): string {
  const known = dids.get(party);
  if (known !== undefined) return known;
  const address = addressOfKey(publicJwkOf(ownerJwk(`${party} owner`)));
  if (address === undefined) throw new Error(`the owner key of "${party}" has no address`);
  const did = toEthrDid({ chainId: DEMO_CHAIN_ID }, address);
  dids.set(party, did);
  return did;
}

const dids = new Map<PartyName, string>();

/** Signs what the owner of a party's identity writes to the registry. */
export function ownerSignerOf(party: PartyName): LedgerSigner {
  return accountSignerOf(`${party} owner`);
}

/** Signs transactions of an account. */
export function accountSignerOf(name: DemoAccount | `${PartyName} owner`): LedgerSigner {
  const signer = signers.get(name) ?? createKeySigner(decodeBase64Url(ownerJwk(name).d));
  signers.set(name, signer);
  return signer;
}

const signers = new Map<string, LedgerSigner>();

/** The compressed public key of the owner of a party's identity, `0x` and hexadecimal. */
export function ownerPublicKeyOf(party: PartyName): string {
  const { x, y = '' } = publicJwkOf(ownerJwk(`${party} owner`));
  const sign = ((decodeBase64Url(y).at(-1) ?? 0) & 1) + 2;
  return encodeHexData(Uint8Array.of(sign, ...decodeBase64Url(x)));
}

function ownerJwk(name: string) {
  return deriveDemoJwk(`ledger ${name}`, 'secp256k1');
}
