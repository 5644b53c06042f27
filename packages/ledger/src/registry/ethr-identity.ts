import type { PublicJwk } from '@originmark/core';
import { parseAddress, ZERO_ADDRESS } from '../connection/address.ts';
import { awaitReceipt, type LedgerReceipt } from '../connection/await-receipt.ts';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, signerAddress } from '../connection/ledger-signer.ts';
import { toLedgerError } from '../connection/rpc-error.ts';
import { LedgerError } from '../errors.ts';
import { assertAttribute, assertValidity } from './assert-attribute.ts';
import { toEthrDid, writtenAddress } from './ethr-did.ts';
import { registryContract, registryController } from './registry-controller.ts';
import { type Attribute, type KeyPurpose, toKeyAttribute } from './key-attribute.ts';

/** A key and what it is for. */
export interface KeyUse {
  readonly jwk: PublicJwk;
  readonly purpose: KeyPurpose;
}

/**
 * Writes of one did:ethr. Each resolves when it stands in a block, and throws LedgerError
 * `signer.not-owner`, `signer.failed`, `transaction.*`, `rpc.*` otherwise.
 */
export interface EthrIdentity {
  readonly did: string;
  /** Adds a key for so many seconds from its block on. There is no default validity. */
  addKey(key: KeyUse & { readonly validitySeconds: number }): Promise<LedgerReceipt>;
  /** Revokes a key at once. It must be named with the purpose that it was added for. */
  revokeKey(key: KeyUse): Promise<LedgerReceipt>;
  /** Any other attribute, a service endpoint for instance. Value in hexadecimal. */
  setAttribute(attribute: Attribute & { readonly validitySeconds: number }): Promise<LedgerReceipt>;
  revokeAttribute(attribute: Attribute): Promise<LedgerReceipt>;
  /** Hands the identity to another address; the keys stay as they are. */
  changeOwner(newOwner: string): Promise<LedgerReceipt>;
  /** Gives the identity up for ever (owner 0x0). By the method text nothing later counts. */
  deactivate(): Promise<LedgerReceipt>;
}

/** How the five calls reach the registry: sent by the owner, or signed by it and sent by another. */
export interface RegistryCalls {
  /** The address whose ownership the calls rest on. */
  readonly owner: string;
  setAttribute(attribute: Attribute, validitySeconds: number): Promise<LedgerReceipt>;
  revokeAttribute(attribute: Attribute): Promise<LedgerReceipt>;
  changeOwner(newOwner: string): Promise<LedgerReceipt>;
}

/**
 * Opens a did:ethr for writing; without `did`, the one of the signer's own address, which needs no
 * creation. The owner signs and sends.
 *
 * @throws LedgerError `did.malformed`, `did.other-network`, `address.malformed`
 */
export async function openEthrIdentity(options: {
  readonly ledger: Ledger;
  readonly signer: LedgerSigner;
  readonly did?: string;
}): Promise<EthrIdentity> {
  const { ledger, signer } = options;
  const owner = await signerAddress(signer);
  const did = options.did ?? toEthrDid(ledger, owner);
  const controller = registryController(ledger, did, signer);
  const overrides = { ...ledger.fees, from: owner };
  return identityOf(ledger, did, {
    owner,
    setAttribute: ({ name, value }, seconds) =>
      awaitReceipt(
        ledger,
        'setAttribute',
        controller.setAttribute(name, value, seconds, overrides),
      ),
    revokeAttribute: ({ name, value }) =>
      awaitReceipt(ledger, 'revokeAttribute', controller.revokeAttribute(name, value, overrides)),
    changeOwner: (newOwner) =>
      awaitReceipt(ledger, 'changeOwner', controller.changeOwner(newOwner, overrides)),
  });
}

/** The writes of an identity over given calls, each checked before it costs anything. */
export function identityOf(ledger: Ledger, did: string, calls: RegistryCalls): EthrIdentity {
  const identity = writtenAddress(ledger, did);
  const contract = registryContract(ledger);
  const assertOwner = async (): Promise<void> => {
    let owner: string;
    try {
      const identityOwner = contract.getFunction('identityOwner');
      owner = ((await identityOwner(identity)) as string).toLowerCase();
    } catch (cause) {
      throw toLedgerError(cause, 'identityOwner');
    }
    if (owner === calls.owner) return;
    throw new LedgerError('signer.not-owner', `${did} belongs to ${owner}, not ${calls.owner}`);
  };
  const setAttribute: EthrIdentity['setAttribute'] = async ({ name, value, validitySeconds }) => {
    assertAttribute({ name, value });
    assertValidity(validitySeconds);
    await assertOwner();
    return calls.setAttribute({ name, value }, validitySeconds);
  };
  const revokeAttribute: EthrIdentity['revokeAttribute'] = async ({ name, value }) => {
    assertAttribute({ name, value });
    await assertOwner();
    return calls.revokeAttribute({ name, value });
  };
  const changeOwner = async (newOwner: string): Promise<LedgerReceipt> => {
    await assertOwner();
    return calls.changeOwner(newOwner);
  };
  return {
    did,
    setAttribute,
    revokeAttribute,
    addKey: async ({ jwk, purpose, validitySeconds }) =>
      setAttribute({ ...toKeyAttribute(jwk, purpose), validitySeconds }),
    revokeKey: async ({ jwk, purpose }) => revokeAttribute(toKeyAttribute(jwk, purpose)),
    changeOwner: async (newOwner) => {
      const address = parseAddress(newOwner);
      if (address === ZERO_ADDRESS) {
        throw new LedgerError('address.malformed', 'giving an identity up is deactivate()');
      }
      return changeOwner(address);
    },
    deactivate: () => changeOwner(ZERO_ADDRESS),
  };
}
