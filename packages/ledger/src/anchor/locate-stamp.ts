import { fetchBlock, fetchFinalNumber, fetchHead } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import { fetchTimestamp } from './fetch-timestamp.ts';
import { findStamp } from './find-stamp.ts';
import { findTransaction } from './find-transaction.ts';
import type { TimestampTransaction } from './prepare-timestamp.ts';

/** Where a digest was stamped, on the chain as it is now. */
export interface StampPlace {
  /** Milliseconds since 1970. */
  readonly stampedAt: number;
  readonly block: number;
  readonly blockHash: string;
  /** Of whoever stamped it; absent where the node no longer gives the logs of that block. */
  readonly transaction?: string;
  /** Whether the block counts for good, by the policy of the network. */
  readonly final: boolean;
}

/**
 * Where EAS holds a digest, if it does at the newest block.
 * @param transactions those that may have brought it: their block need not be searched for
 * @throws LedgerError `rpc.*`; `index.unsettled` where the chain was rewritten in between
 */
export async function locateStamp(
  ledger: Ledger,
  digest: string,
  transactions: readonly TimestampTransaction[] = [],
): Promise<StampPlace | undefined> {
  const head = await fetchHead(ledger);
  const seconds = await fetchTimestamp(ledger, digest, head.number);
  if (seconds === undefined) return undefined;
  const found =
    (await findOwn(ledger, transactions)) ?? (await findStamp(ledger, digest, seconds, head));
  const block = found.block === head.number ? head : await fetchBlock(ledger, found.block);
  if (block?.time !== seconds) {
    throw new LedgerError('index.unsettled', `${digest} is not of block ${found.block}`);
  }
  const final = await fetchFinalNumber(ledger, head);
  return {
    stampedAt: seconds * 1000,
    blockHash: block.hash,
    ...found,
    final: found.block <= final,
  };
}

async function findOwn(
  ledger: Ledger,
  transactions: readonly TimestampTransaction[],
): Promise<{ readonly block: number; readonly transaction: string } | undefined> {
  for (const transaction of transactions) {
    const fate = await findTransaction(ledger, transaction);
    if (fate.state === 'mined') return { block: fate.block, transaction: transaction.hash };
  }
  return undefined;
}
