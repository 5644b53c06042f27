import { Contract, type Overrides, type TransactionReceipt } from 'ethers';
import { EthrDidController } from 'ethr-did-resolver';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, toEthersSigner } from '../connection/ledger-signer.ts';
import { ETHEREUM_DID_REGISTRY_ABI } from '../contracts/ethereum-did-registry.ts';
import { writtenAddress } from './ethr-did.ts';

/** A signature over a registry call that somebody else sends. */
export interface MetaSignature {
  readonly sigV: number;
  readonly sigR: string;
  readonly sigS: string;
}

/**
 * What is used of the `EthrDidController`, in the types of the client that is used here: its own
 * declarations name the CommonJS twins of the same classes.
 */
export interface RegistryController {
  setAttribute(
    name: string,
    value: string,
    validitySeconds: number,
    overrides: Overrides,
  ): Promise<TransactionReceipt>;
  revokeAttribute(name: string, value: string, overrides: Overrides): Promise<TransactionReceipt>;
  changeOwner(newOwner: string, overrides: Overrides): Promise<TransactionReceipt>;
  createSetAttributeHash(name: string, value: string, validitySeconds: number): Promise<string>;
  createRevokeAttributeHash(name: string, value: string): Promise<string>;
  createChangeOwnerHash(newOwner: string): Promise<string>;
  setAttributeSigned(
    name: string,
    value: string,
    validitySeconds: number,
    signature: MetaSignature,
    overrides: Overrides,
  ): Promise<TransactionReceipt>;
  revokeAttributeSigned(
    name: string,
    value: string,
    signature: MetaSignature,
    overrides: Overrides,
  ): Promise<TransactionReceipt>;
  changeOwnerSigned(
    newOwner: string,
    signature: MetaSignature,
    overrides: Overrides,
  ): Promise<TransactionReceipt>;
}

/** The controller of a did:ethr, with nonces as the current contract counts them (by owner). */
export function registryController(
  ledger: Ledger,
  did: string,
  signer: LedgerSigner,
): RegistryController {
  const chain = `0x${ledger.chainId.toString(16)}`;
  const parts = [writtenAddress(ledger, did), registryContract(ledger)] as const;
  const Controller = EthrDidController as unknown as new (
    identifier: string,
    contract: Contract,
    signer: unknown,
    chain: string,
    provider: undefined,
    rpcUrl: undefined,
    registry: string,
    legacyNonce: boolean,
  ) => RegistryController;
  return new Controller(
    ...parts,
    toEthersSigner(ledger, signer),
    chain,
    undefined,
    undefined,
    ledger.registry,
    false,
  );
}

/** The registry, for reading. */
export function registryContract(ledger: Ledger): Contract {
  return new Contract(ledger.registry, ETHEREUM_DID_REGISTRY_ABI, ledger.provider);
}
