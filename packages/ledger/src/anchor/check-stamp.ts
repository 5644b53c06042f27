import { fetchBlock, fetchHead } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import { fetchTimestamp } from './fetch-timestamp.ts';
import { locateStamp, type StampPlace } from './locate-stamp.ts';

/** Whether a stamp that was final still stands. */
export type StampAnswer =
  | { readonly state: 'there' }
  /** The chain was rewritten, and has the same time for it in another block. */
  | { readonly state: 'moved'; readonly place: StampPlace }
  /** The chain was rewritten deeper than its policy calls final. */
  | { readonly state: 'gone'; readonly found: string };

/**
 * Looks whether a stamp that counted as final still stands. A node that has fewer blocks than were seen
 * cannot say: it is catching up, or its chain was rewritten and is not as long yet.
 *
 * @param stamp.stampedAt milliseconds since 1970
 * @throws LedgerError `rpc.behind`, `rpc.*`
 */
export async function checkStamp(
  ledger: Ledger,
  stamp: {
    readonly digest: string;
    readonly stampedAt: number;
    readonly block: number;
    readonly blockHash?: string;
  },
): Promise<StampAnswer> {
  const head = await fetchHead(ledger);
  if (head.number < stamp.block) {
    const found = `the node is at block ${head.number}, block ${stamp.block} was seen before`;
    throw new LedgerError('rpc.behind', found);
  }
  if (stamp.blockHash !== undefined) {
    const block = await fetchBlock(ledger, stamp.block);
    if (block?.hash === stamp.blockHash) return { state: 'there' };
  }
  const seconds = await fetchTimestamp(ledger, stamp.digest, head.number);
  if (seconds === undefined) return { state: 'gone', found: 'the ledger holds no time for it' };
  if (seconds * 1000 !== stamp.stampedAt) {
    return { state: 'gone', found: `the ledger holds another time for it: ${seconds}` };
  }
  const place = await locateStamp(ledger, stamp.digest);
  return place === undefined
    ? { state: 'gone', found: 'the ledger holds no time for it' }
    : { state: 'moved', place };
}
