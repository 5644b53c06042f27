import type { LedgerFinality } from '@originmark/core';
import type { Overrides, Provider } from 'ethers';

/** The one function of an EIP-1193 provider that is used here. */
export type LedgerRequest = (args: {
  readonly method: string;
  readonly params?: readonly unknown[];
}) => Promise<unknown>;

/** A node whose chain id was checked; nothing is said yet about contracts. */
export interface Connection {
  readonly chainId: number;
  readonly provider: Provider;
  /** What every transaction says about its fee: nothing on a market, zero where gas is free. */
  readonly fees: Overrides;
  /** How long a write waits for its block, in ms. */
  readonly writeTimeoutMs: number;
  /**
   * One JSON-RPC call.
   * @throws LedgerError `rpc.unreachable` without an answer, `rpc.refused` when it is an error.
   */
  request(method: string, params: readonly unknown[]): Promise<unknown>;
  /** Stops polling. The connection is of no use afterwards. */
  close(): void;
}

/** A network whose chain id and registry code were checked; made by `connectLedger`. */
export interface Ledger extends Connection {
  /** Address of the ERC-1056 registry, lower case. */
  readonly registry: string;
  /** Address of EAS, lower case. */
  readonly eas: string;
  /** keccak-256 of the registry's deployed code. */
  readonly codeHash: string;
  readonly finality: LedgerFinality;
}
