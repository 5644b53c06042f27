import { isError, type TransactionReceipt } from 'ethers';
import { LedgerError } from '../errors.ts';
import type { Connection } from './ledger.ts';
import { toLedgerError } from './rpc-error.ts';

/** A write that stands in a block. */
export interface LedgerReceipt {
  readonly transaction: string;
  readonly block: number;
  readonly blockHash: string;
  readonly gasUsed: bigint;
}

/**
 * Waits for a write, within the connection's bound. A write that timed out may still be mined: look
 * before it is sent again.
 *
 * @throws LedgerError `transaction.timed-out`, `transaction.reverted`, `rpc.*`, or what the signer threw
 */
export async function awaitReceipt(
  { writeTimeoutMs }: Connection,
  what: string,
  sent: Promise<TransactionReceipt | null>,
): Promise<LedgerReceipt> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new LedgerError('transaction.timed-out', `${what}: in no block yet`));
    }, writeTimeoutMs);
  });
  try {
    const receipt = await Promise.race([sent, late]);
    if (receipt === null) throw new LedgerError('transaction.timed-out', `${what}: in no block`);
    return {
      transaction: receipt.hash,
      block: receipt.blockNumber,
      blockHash: receipt.blockHash,
      gasUsed: receipt.gasUsed,
    };
  } catch (cause) {
    if (isError(cause, 'TIMEOUT')) {
      throw new LedgerError('rpc.unreachable', `${what}: the node did not answer`, { cause });
    }
    throw toLedgerError(cause, what);
  } finally {
    clearTimeout(timer);
  }
}
