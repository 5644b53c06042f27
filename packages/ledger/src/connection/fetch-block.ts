import { LedgerError } from '../errors.ts';
import type { Ledger } from './ledger.ts';
import { parseBytes, parseObject, parseQuantity, toQuantity } from './rpc-values.ts';

/** What is remembered of a block. `time` in seconds since 1970, as the chain counts. */
export interface BlockMark {
  readonly number: number;
  readonly hash: string;
  readonly time: number;
}

/**
 * The block of a number or tag; `undefined` when the chain has none there.
 * @throws LedgerError `rpc.*`
 */
export async function fetchBlock(
  ledger: Ledger,
  at: number | 'latest' | 'finalized',
): Promise<BlockMark | undefined> {
  const method = 'eth_getBlockByNumber';
  const tag = typeof at === 'number' ? toQuantity(at) : at;
  const answer = await ledger.request(method, [tag, false]);
  if (answer === null) return undefined;
  const block = parseObject(answer, method);
  const number = parseQuantity(block.number, method);
  if (typeof at === 'number' && number !== at) {
    throw new LedgerError('rpc.malformed', `${method}: asked for ${at}, got ${number}`);
  }
  return {
    number,
    hash: parseBytes(block.hash, method, 32),
    time: parseQuantity(block.timestamp, method),
  };
}

/**
 * The newest block.
 * @throws LedgerError `rpc.*`
 */
export async function fetchHead(ledger: Ledger): Promise<BlockMark> {
  const head = await fetchBlock(ledger, 'latest');
  if (head === undefined) throw new LedgerError('rpc.malformed', 'the chain has no newest block');
  return head;
}

/**
 * The number of the newest final block by the network's policy, never beyond `head`; -1 when no block
 * is final yet.
 * @throws LedgerError `rpc.*`
 */
export async function fetchFinalNumber(ledger: Ledger, head: BlockMark): Promise<number> {
  const { finality } = ledger;
  if ('instant' in finality) return head.number;
  if ('depth' in finality) return Math.max(head.number - finality.depth, -1);
  const final = await fetchBlock(ledger, 'finalized');
  return final === undefined ? -1 : Math.min(final.number, head.number);
}
