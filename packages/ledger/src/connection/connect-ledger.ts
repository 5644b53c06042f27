import type { LedgerFinality } from '@originmark/core';
import { keccak256 } from 'ethers';
import { LedgerError } from '../errors.ts';
import { parseAddress } from './address.ts';
import type { Connection, Ledger } from './ledger.ts';
import { type NodeOptions, openConnection } from './open-connection.ts';
import { parseBytes } from './rpc-values.ts';

/** Where a ledger is and what is trusted about it (an entry of `ledgers` in a trust policy). */
export type LedgerOptions = NodeOptions & {
  readonly registry: string;
  readonly eas: string;
  /** keccak-256 of the registry's deployed code, `0x…`. */
  readonly codeHash: string;
  readonly finality: LedgerFinality;
};

/**
 * Connects to a network and checks that it is the one that is meant: its chain id, the code of the
 * registry, and that a contract stands where EAS should.
 *
 * @throws LedgerError `network.*` when it is another network, `rpc.*` when the node is no help
 */
export async function connectLedger(options: LedgerOptions): Promise<Ledger> {
  const registry = parseAddress(options.registry);
  const eas = parseAddress(options.eas);
  const connection = await openConnection(options);
  try {
    const hash = keccak256(await fetchCode(connection, registry));
    if (hash !== options.codeHash.toLowerCase()) {
      throw new LedgerError(
        'network.wrong-registry',
        `the code at ${registry} has the hash ${hash}, trusted is ${options.codeHash}`,
      );
    }
    if ((await fetchCode(connection, eas)) === '0x') {
      throw new LedgerError('network.no-eas', `no contract stands at ${eas}`);
    }
    return { ...connection, registry, eas, codeHash: hash, finality: options.finality };
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

/** The code deployed at an address, `0x` when there is none. */
export async function fetchCode(connection: Connection, address: string): Promise<string> {
  return parseBytes(await connection.request('eth_getCode', [address, 'latest']), 'eth_getCode');
}
