import type { Block } from '@ethereumjs/block';
import { createLegacyTx } from '@ethereumjs/tx';
import { type Address, bytesToHex, bytesToUtf8 } from '@ethereumjs/util';
import { runTx } from '@ethereumjs/vm';
import { BLOCK_GAS_LIMIT, blockOptions } from './chain-rules.ts';
import type { ReadVm } from './read-vm.ts';
import { JsonRpcError } from './rpc/json-rpc-error.ts';

/** A call that is never sealed; `to` absent deploys. */
export interface CallMessage {
  readonly from: Address;
  readonly to: Address | undefined;
  readonly data: Uint8Array;
  readonly value: bigint;
  readonly gas: bigint | undefined;
}

interface Outcome {
  readonly exceptionError?: { readonly error: string } | undefined;
  readonly returnValue: Uint8Array;
}

/**
 * What a call returns on the state after `block`, as hex.
 *
 * @throws JsonRpcError 3 with the data of a revert, -32000 for any other failure
 */
export async function executeCall(
  machine: ReadVm,
  block: Block,
  message: CallMessage,
): Promise<string> {
  const { from, to, data, value, gas } = message;
  const { execResult } = await machine.run(block, (vm) =>
    vm.evm.runCall({
      block,
      caller: from,
      origin: from,
      ...(to === undefined ? {} : { to }),
      data,
      value,
      gasLimit: limited(gas),
      gasPrice: 0n,
      skipBalance: true,
    }),
  );
  assertSucceeded(execResult);
  return bytesToHex(execResult.returnValue);
}

/** The search ends when it is this near, in thousandths (geth's estimateGasErrorRatio). */
const TOLERANCE = 15n;

/**
 * Gas with which the transaction succeeds on the state after `block`: what it uses is not enough,
 * since a call may hand on 63/64 of what is left (EIP-150) and refunds come at the end.
 *
 * @throws JsonRpcError as {@link executeCall}, where no amount is enough
 */
export async function estimateGas(
  machine: ReadVm,
  block: Block,
  message: CallMessage,
): Promise<bigint> {
  let high = limited(message.gas);
  const first = await runWith(machine, block, message, high);
  assertSucceeded(first.execResult);
  let low = first.totalGasSpent - 1n;
  const likely = ((first.totalGasSpent + first.gasRefund) * 64n) / 63n;
  let probe = likely < high ? likely : (low + high) / 2n;
  while (low + 1n < high && (high - low) * 1000n > high * TOLERANCE) {
    const { execResult } = await runWith(machine, block, message, probe);
    if (execResult.exceptionError === undefined) high = probe;
    else low = probe;
    probe = (low + high) / 2n;
  }
  return high;
}

async function runWith(machine: ReadVm, block: Block, message: CallMessage, gasLimit: bigint) {
  const { from, data, value } = message;
  const to = message.to === undefined ? {} : { to: message.to };
  const call = { ...to, data, value, gasLimit, gasPrice: 0n };
  const options = { ...blockOptions(machine.records.common), freeze: false };
  const transaction = createLegacyTx(call, options);
  transaction.getSenderAddress = () => from;
  try {
    return await machine.run(block, (vm) =>
      runTx(vm, { tx: transaction, block, skipNonce: true, skipBalance: true }),
    );
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown';
    throw new JsonRpcError('refused', `cannot be executed: ${reason}`, { cause });
  }
}

const limited = (gas: bigint | undefined): bigint =>
  gas === undefined || gas > BLOCK_GAS_LIMIT ? BLOCK_GAS_LIMIT : gas;

function assertSucceeded({ exceptionError, returnValue }: Outcome): void {
  if (exceptionError === undefined) return;
  if (exceptionError.error !== 'revert') throw new JsonRpcError('refused', exceptionError.error);
  const reason = revertReason(returnValue);
  const message = reason === undefined ? 'execution reverted' : `execution reverted: ${reason}`;
  throw new JsonRpcError('reverted', message, { data: bytesToHex(returnValue) });
}

/** Selector of Error(string), then offset, length and text (Solidity's ABI). */
function revertReason(data: Uint8Array): string | undefined {
  if (data.length < 68 || bytesToHex(data.subarray(0, 4)) !== '0x08c379a0') return undefined;
  const length = Number(bytesToHex(data.subarray(36, 68)));
  return length > data.length - 68 ? undefined : bytesToUtf8(data.subarray(68, 68 + length));
}
