import type { Block } from '@ethereumjs/block';
import type { ChainRecords } from '../chain-records.ts';
import { JsonRpcError } from './json-rpc-error.ts';
import { parseHash, parseObject, parseQuantity } from './parse-params.ts';

/** A sealed block is final: there is one sealer and no other branch. Nothing is ever pending. */
const HEAD_TAGS: ReadonlySet<unknown> = new Set(['latest', 'finalized', 'safe', 'pending']);

/** The number that a tag or a hex quantity means; it may lie beyond the head. */
export function blockNumber(records: ChainRecords, tag: unknown): bigint {
  if (tag === undefined || HEAD_TAGS.has(tag)) return records.head.header.number;
  return tag === 'earliest' ? 0n : parseQuantity(tag, 'block');
}

/**
 * The block whose state is asked for: a tag, a number, or `{ blockNumber }` or `{ blockHash }`
 * (EIP-1898).
 *
 * @throws JsonRpcError where there is no such block
 */
export function stateBlock(records: ChainRecords, reference: unknown): Block {
  const block = lookUp(records, reference);
  if (block === undefined) throw new JsonRpcError('refused', 'header not found');
  return block;
}

function lookUp(records: ChainRecords, reference: unknown): Block | undefined {
  if (typeof reference !== 'object' || reference === null) {
    return records.blockAt(blockNumber(records, reference));
  }
  const { blockHash, blockNumber: number } = parseObject(reference, 'block');
  if ((blockHash === undefined) === (number === undefined)) {
    throw new JsonRpcError('invalidParams', 'block: blockHash or blockNumber is expected');
  }
  if (blockHash !== undefined) return records.blockOf(parseHash(blockHash, 'blockHash'));
  return records.blockAt(blockNumber(records, number));
}
