import { formatUnits, isError, type Overrides } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, signerAddress } from '../connection/ledger-signer.ts';
import { parseQuantity } from '../connection/rpc-values.ts';
import { toLedgerError } from '../connection/rpc-error.ts';
import { LedgerError } from '../errors.ts';
import type { RelayLimits } from './relay-limits.ts';

/** Room above the estimate: the state may change until the block is made. */
const GAS_MARGIN_PERCENT = 120n;

/** Who pays, where, and how much at most. */
interface Paying {
  readonly ledger: Ledger;
  readonly limits: RelayLimits;
  readonly signer: LedgerSigner;
}

/**
 * What is offered for gas: what the market asks, never more than the limit.
 * @throws LedgerError `request.over-limit` `rpc.*`
 */
export async function offerFees({ ledger, limits }: Paying): Promise<Overrides> {
  const { maxGasPrice } = limits;
  const price = BigInt(parseQuantity(await ledger.request('eth_gasPrice', []), 'eth_gasPrice'));
  if (price > maxGasPrice)
    throw new LedgerError(
      'request.over-limit',
      `gas costs ${toGwei(price)} gwei now, and this relayer pays ${toGwei(maxGasPrice)} at most`,
    );
  if (Object.keys(ledger.fees).length > 0) return ledger.fees;
  const market = await ledger.provider.getFeeData().catch((cause: unknown) => {
    throw toLedgerError(cause, 'fees');
  });
  const { maxFeePerGas, maxPriorityFeePerGas } = market;
  if (maxFeePerGas === null || maxPriorityFeePerGas === null) return { type: 0, gasPrice: price };
  const offered = least(maxFeePerGas, maxGasPrice);
  return {
    type: 2,
    maxFeePerGas: offered,
    maxPriorityFeePerGas: least(maxPriorityFeePerGas, offered),
  };
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function toGwei(wei: bigint): string {
  return formatUnits(wei, 'gwei').replace(/\.0$/, '');
}

/** What it would use, with room to spare. @throws LedgerError `request.would-revert` `request.over-limit` */
export async function simulate(data: string, { ledger, limits, signer }: Paying): Promise<bigint> {
  const asked = { from: await signerAddress(signer), to: ledger.registry, data };
  let estimate: bigint;
  try {
    estimate = await ledger.provider.estimateGas(asked);
  } catch (cause) {
    const error = toLedgerError(cause, 'the simulation');
    const reverts = error.code === 'transaction.reverted' || error.code === 'rpc.refused';
    throw reverts && !isError(cause, 'INSUFFICIENT_FUNDS')
      ? new LedgerError('request.would-revert', error.message, { cause })
      : error;
  }
  const gas = (estimate * GAS_MARGIN_PERCENT) / 100n;
  if (gas <= BigInt(limits.maxGas)) return gas;
  throw new LedgerError(
    'request.over-limit',
    `the write takes ${gas} gas, and this relayer pays for ${limits.maxGas}`,
  );
}
