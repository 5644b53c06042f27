import { ContractFactory, type InterfaceAbi, keccak256, type Signer } from 'ethers';
import { parseAddress } from '../connection/address.ts';
import { awaitReceipt } from '../connection/await-receipt.ts';
import { fetchCode } from '../connection/connect-ledger.ts';
import type { Connection } from '../connection/ledger.ts';
import { type LedgerSigner, toEthersSigner } from '../connection/ledger-signer.ts';
import { type NodeOptions, openConnection } from '../connection/open-connection.ts';
import { EAS_ABI, EAS_BYTECODE } from './eas.ts';
import {
  ETHEREUM_DID_REGISTRY_ABI,
  ETHEREUM_DID_REGISTRY_BYTECODE,
} from './ethereum-did-registry.ts';
import { SCHEMA_REGISTRY_ABI, SCHEMA_REGISTRY_BYTECODE } from './schema-registry.ts';

/** What a trust policy says about a network. Addresses in lower case. */
export interface DeployedContracts {
  readonly registry: string;
  readonly eas: string;
  readonly schemaRegistry: string;
  /** keccak-256 of the registry's deployed code. */
  readonly codeHash: string;
}

/**
 * Deploys the DID registry and EAS on a network of one's own. Addresses follow from the signer and its
 * transaction count, so a fresh key gives a network addresses that no other network has; a signed
 * registry call could otherwise be replayed from one to the other.
 *
 * @throws LedgerError `network.*`, `rpc.*`, `transaction.*`, `signer.failed`
 */
export async function deployContracts(
  options: NodeOptions & { readonly signer: LedgerSigner },
): Promise<DeployedContracts> {
  const connection = await openConnection(options);
  try {
    const signer = toEthersSigner(connection, options.signer);
    const deploy = (abi: InterfaceAbi, bytecode: string, ...args: string[]): Promise<string> =>
      deployOne(connection, signer, new ContractFactory(abi, bytecode, signer), args);
    const registry = await deploy(ETHEREUM_DID_REGISTRY_ABI, ETHEREUM_DID_REGISTRY_BYTECODE);
    const schemaRegistry = await deploy(SCHEMA_REGISTRY_ABI, SCHEMA_REGISTRY_BYTECODE);
    const eas = await deploy(EAS_ABI, EAS_BYTECODE, schemaRegistry);
    const codeHash = keccak256(await fetchCode(connection, registry));
    return { registry, eas, schemaRegistry, codeHash };
  } finally {
    connection.close();
  }
}

async function deployOne(
  connection: Connection,
  signer: Signer,
  factory: ContractFactory,
  args: readonly string[],
): Promise<string> {
  const deployment = await factory.getDeployTransaction(...args, connection.fees);
  const sent = signer.sendTransaction(deployment);
  const mined = sent.then((transaction) => transaction.wait());
  const { transaction } = await awaitReceipt(connection, 'deployment', mined);
  const receipt = await connection.provider.getTransactionReceipt(transaction);
  return parseAddress(receipt?.contractAddress ?? '');
}
