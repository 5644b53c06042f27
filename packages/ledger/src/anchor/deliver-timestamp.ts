import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import { findTransaction, type TransactionFate } from './find-transaction.ts';
import type { TimestampTransaction } from './prepare-timestamp.ts';

const USUAL_POLL_MS = 1000;

/**
 * Sends a transaction that was kept, and waits for its block within the ledger's bound. Sending the same
 * bytes again changes nothing: a node that has them says so, and what became of them is found out.
 *
 * @param options.signal ends the waiting early; the transaction is on its way all the same
 * @param options.known the node has it already: it is waited for only
 * @returns its fate: `pending` where no block has it yet
 * @throws LedgerError `rpc.*`: what the node says where it does not take it
 */
export async function deliverTimestamp(
  ledger: Ledger,
  transaction: TimestampTransaction,
  options: { readonly signal?: AbortSignal; readonly known?: boolean } = {},
): Promise<TransactionFate> {
  if (options.known !== true) await send(ledger, transaction);
  const until = performance.now() + ledger.writeTimeoutMs;
  for (;;) {
    const fate = await findTransaction(ledger, transaction);
    if (fate.state !== 'pending' && fate.state !== 'unknown') return fate;
    if (options.signal?.aborted === true || performance.now() >= until) return fate;
    await pause(pollMs(ledger), options.signal);
  }
}

/** "Already known" and "nonce too low" come in many words: whether it is there is asked instead. */
async function send(ledger: Ledger, transaction: TimestampTransaction): Promise<void> {
  try {
    await ledger.request('eth_sendRawTransaction', [transaction.raw]);
  } catch (cause) {
    const refused = cause instanceof LedgerError && cause.code !== 'rpc.unreachable';
    if (!refused) throw cause;
    const { state } = await findTransaction(ledger, transaction);
    if (state === 'unknown') throw cause;
  }
}

function pollMs({ provider }: Ledger): number {
  const { pollingInterval } = provider as { readonly pollingInterval?: number };
  return pollingInterval ?? USUAL_POLL_MS;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
