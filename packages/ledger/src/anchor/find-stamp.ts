import { id } from 'ethers';
import { type BlockMark, fetchBlock } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import {
  parseBytes,
  parseList,
  parseObject,
  parseQuantity,
  toQuantity,
} from '../connection/rpc-values.ts';
import { LedgerError } from '../errors.ts';

const TIMESTAMPED = id('Timestamped(bytes32,uint64)');

/**
 * Where a digest was stamped, from the time alone: the blocks of that second are searched for by
 * halving, then asked for the event. A node without the logs still gives the first block of the second
 * in which EAS holds the time.
 *
 * @throws LedgerError `rpc.*`
 */
export async function findStamp(
  ledger: Ledger,
  digest: string,
  seconds: number,
  head: BlockMark,
): Promise<{ readonly block: number; readonly transaction?: string }> {
  const first = await firstBlockFrom(ledger, seconds, head);
  const behind = await firstBlockFrom(ledger, seconds + 1, head);
  const method = 'eth_getLogs';
  const filter = {
    address: ledger.eas,
    topics: [TIMESTAMPED, digest],
    fromBlock: toQuantity(first),
    toBlock: toQuantity(Math.max(first, behind - 1)),
  };
  const [log] = parseList(await ledger.request(method, [filter]), method);
  if (log === undefined) return { block: first };
  const { blockNumber, transactionHash } = parseObject(log, method);
  return {
    block: parseQuantity(blockNumber, method),
    transaction: parseBytes(transactionHash, method, 32),
  };
}

/** The first block whose time is at least this; the one behind the head when there is none. */
async function firstBlockFrom(ledger: Ledger, seconds: number, head: BlockMark): Promise<number> {
  let low = 0;
  let high = head.number + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const block = middle === head.number ? head : await fetchBlock(ledger, middle);
    if (block === undefined) throw new LedgerError('rpc.malformed', `block ${middle} is missing`);
    if (block.time >= seconds) high = middle;
    else low = middle + 1;
  }
  return low;
}
