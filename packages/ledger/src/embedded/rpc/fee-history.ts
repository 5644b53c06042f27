import type { ChainRecords } from '../chain-records.ts';
import { blockNumber } from './find-block.ts';
import { quantity } from './format-receipt.ts';
import { JsonRpcError } from './json-rpc-error.ts';
import { parseQuantity } from './parse-params.ts';

const BLOCKS_LIMIT = 1024n;

/** eth_feeHistory of a chain whose base fee is always 0. */
export function feeHistory(records: ChainRecords, count: unknown, newest: unknown): unknown {
  const last = blockNumber(records, newest);
  if (last > records.head.header.number) {
    throw new JsonRpcError('refused', 'request beyond head block');
  }
  const asked = typeof count === 'number' ? quantity(count) : count;
  const wanted = parseQuantity(asked, 'blockCount');
  const limited = wanted < BLOCKS_LIMIT ? wanted : BLOCKS_LIMIT;
  const blocks = Number(limited < last + 1n ? limited : last + 1n);
  const oldest = last + 1n - BigInt(blocks);
  const ratios = Array.from({ length: blocks }, (_, index) => {
    const header = records.blockAt(oldest + BigInt(index))?.header;
    return header === undefined ? 0 : Number(header.gasUsed) / Number(header.gasLimit);
  });
  return {
    oldestBlock: quantity(oldest),
    baseFeePerGas: Array.from({ length: blocks + 1 }, () => '0x0'),
    gasUsedRatio: ratios,
  };
}
