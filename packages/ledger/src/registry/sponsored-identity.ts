import { getBytes } from 'ethers';
import { parseAddress } from '../connection/address.ts';
import { awaitReceipt, type LedgerReceipt } from '../connection/await-receipt.ts';
import type { Ledger } from '../connection/ledger.ts';
import {
  type DigestSigner,
  type LedgerSigner,
  signDigest,
  signerAddress,
} from '../connection/ledger-signer.ts';
import { toLedgerError } from '../connection/rpc-error.ts';
import { type EthrIdentity, identityOf } from './ethr-identity.ts';
import { toEthrDid } from './ethr-did.ts';
import { type MetaSignature, registryController } from './registry-controller.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Opens a did:ethr whose owner signs and a relayer sends, and pays where gas costs something.
 *
 * What the owner signs names the registry's address and its count of calls, but neither a chain nor a
 * deadline: on a second chain with a registry at the same address the same signature holds. Give every
 * network a registry address and keys of its own (`deployContracts` with a fresh key does).
 *
 * @throws LedgerError `did.malformed`, `did.other-network`, `address.malformed`
 */
export async function openSponsoredIdentity(options: {
  readonly ledger: Ledger;
  readonly owner: DigestSigner;
  readonly relayer: LedgerSigner;
  readonly did?: string;
}): Promise<EthrIdentity> {
  const { ledger, relayer } = options;
  const owner = parseAddress(options.owner.address);
  const did = options.did ?? toEthrDid(ledger, owner);
  const controller = registryController(ledger, did, relayer);
  const overrides = { ...ledger.fees, from: await signerAddress(relayer) };
  const inTurn = <T>(call: () => Promise<T>): Promise<T> => takeTurn(ledger, owner, call);
  const sign = async (hashed: Promise<string>): Promise<MetaSignature> => {
    let hash: string;
    try {
      hash = await hashed;
    } catch (cause) {
      throw toLedgerError(cause, 'the hash to sign');
    }
    const { r, s, v } = await signDigest(options.owner, getBytes(hash));
    return { sigV: v, sigR: r, sigS: s };
  };
  return identityOf(ledger, did, {
    owner,
    setAttribute: ({ name, value }, seconds) =>
      inTurn(async () => {
        const signature = await sign(controller.createSetAttributeHash(name, value, seconds));
        const sent = controller.setAttributeSigned(name, value, seconds, signature, overrides);
        return awaitReceipt(ledger, 'setAttributeSigned', sent);
      }),
    revokeAttribute: ({ name, value }) =>
      inTurn(async () => {
        const signature = await sign(controller.createRevokeAttributeHash(name, value));
        const sent = controller.revokeAttributeSigned(name, value, signature, overrides);
        return awaitReceipt(ledger, 'revokeAttributeSigned', sent);
      }),
    changeOwner: (newOwner): Promise<LedgerReceipt> =>
      inTurn(async () => {
        const signature = await sign(controller.createChangeOwnerHash(newOwner));
        const sent = controller.changeOwnerSigned(newOwner, signature, overrides);
        return awaitReceipt(ledger, 'changeOwnerSigned', sent);
      }),
  });
}
