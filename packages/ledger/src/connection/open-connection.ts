import type { Overrides } from 'ethers';
import { LedgerError } from '../errors.ts';
import { createProvider } from './create-provider.ts';
import type { Connection, LedgerRequest } from './ledger.ts';
import { toLedgerError } from './rpc-error.ts';
import { parseObject, parseQuantity } from './rpc-values.ts';

/** Chain ids of throw-away chains: a DID that carries one may be made by anybody. */
const REFUSED_CHAIN_IDS = new Set([1337, 31337]);

/** Where a node is, and how long it may take. */
export type NodeOptions = ({ readonly url: string } | { readonly request: LedgerRequest }) & {
  readonly chainId: number;
  /** How long one request over a URL may take; default 10 s. */
  readonly requestTimeoutMs?: number;
  /** How long a write may wait for its block; default 60 s. */
  readonly writeTimeoutMs?: number;
};

/**
 * Connects to a node and checks its chain id. Where gas costs nothing (`eth_gasPrice` is zero),
 * transactions offer nothing, so that accounts need no funds.
 *
 * @throws LedgerError `chain.id-refused`, `network.wrong-chain`, `rpc.*`
 */
export async function openConnection(options: NodeOptions): Promise<Connection> {
  const { chainId } = options;
  if (!Number.isSafeInteger(chainId) || chainId <= 0 || REFUSED_CHAIN_IDS.has(chainId)) {
    throw new LedgerError('chain.id-refused', `chain id ${chainId} is not one's own`);
  }
  const provider = createProvider(options, chainId, options.requestTimeoutMs ?? 10_000);
  const request = async (method: string, params: readonly unknown[]): Promise<unknown> => {
    try {
      return (await provider.send(method, [...params])) as unknown;
    } catch (cause) {
      throw toLedgerError(cause, method);
    }
  };
  try {
    const found = parseQuantity(await request('eth_chainId', []), 'eth_chainId');
    if (found !== chainId) {
      throw new LedgerError(
        'network.wrong-chain',
        `the node serves chain ${found}, configured is ${chainId}`,
      );
    }
    const fees = await readFees(request);
    const writeTimeoutMs = options.writeTimeoutMs ?? 60_000;
    return { chainId, provider, fees, writeTimeoutMs, request, close: () => provider.destroy() };
  } catch (cause) {
    provider.destroy();
    throw cause;
  }
}

async function readFees(request: Connection['request']): Promise<Overrides> {
  const price = parseQuantity(await request('eth_gasPrice', []), 'eth_gasPrice');
  if (price !== 0) return {};
  const method = 'eth_getBlockByNumber';
  const block = parseObject(await request(method, ['latest', false]), method);
  return block.baseFeePerGas === undefined || block.baseFeePerGas === null
    ? { type: 0, gasPrice: 0n }
    : { type: 2, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
}
