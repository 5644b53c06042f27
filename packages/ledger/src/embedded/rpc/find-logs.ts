import type { ChainRecords } from '../chain-records.ts';
import type { LogRecord, ReceiptsRecord } from '../receipt-record.ts';
import { blockOfKey, logsOfKey } from '../store/keys.ts';
import { blockNumber } from './find-block.ts';
import { type LogJson, toLogs } from './format-receipt.ts';
import { JsonRpcError } from './json-rpc-error.ts';
import { parseAddress, parseHash, parseObject } from './parse-params.ts';

/** Logs in one answer. */
export const LOG_LIMIT = 10_000;

/** Blocks that one request may open. */
export const LOG_BLOCK_LIMIT = 100_000;

/** Alternatives in one place of a filter. */
const ALTERNATIVES_LIMIT = 1000;

interface Filter {
  /** Empty: any. */
  readonly addresses: ReadonlySet<string>;
  /** By position; undefined: any. */
  readonly topics: readonly (ReadonlySet<string> | undefined)[];
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * Logs that match, in the order of the chain.
 *
 * @throws JsonRpcError -32005 when the answer would be beyond the limits: ask for fewer blocks
 */
export async function findLogs(records: ChainRecords, request: unknown): Promise<LogJson[]> {
  const filter = parseFilter(records, request);
  const found: LogJson[] = [];
  let opened = 0;
  for (const number of await candidateBlocks(records, filter)) {
    opened += 1;
    const receipts = records.receiptsAt(number);
    if (receipts !== undefined) found.push(...matching(filter, number, receipts));
    if (found.length > LOG_LIMIT || opened > LOG_BLOCK_LIMIT) {
      const message = `query returned more than ${LOG_LIMIT} results or ${LOG_BLOCK_LIMIT} blocks`;
      throw new JsonRpcError('limitExceeded', `${message}: ask for fewer blocks`);
    }
  }
  return found;
}

function parseFilter(records: ChainRecords, request: unknown): Filter {
  const { address, topics, fromBlock, toBlock, blockHash } = parseObject(request, 'filter');
  const match = { addresses: parseAddresses(address), topics: parseTopics(topics) };
  if (blockHash !== undefined) {
    if (fromBlock !== undefined || toBlock !== undefined) {
      throw new JsonRpcError('invalidParams', 'blockHash excludes fromBlock and toBlock');
    }
    const block = records.blockOf(parseHash(blockHash, 'blockHash'));
    if (block === undefined) throw new JsonRpcError('refused', 'unknown block');
    return { ...match, from: block.header.number, to: block.header.number };
  }
  const from = blockNumber(records, fromBlock);
  const to = blockNumber(records, toBlock);
  if (from > to) throw new JsonRpcError('invalidParams', 'fromBlock is after toBlock');
  const head = records.head.header.number;
  return { ...match, from, to: to < head ? to : head };
}

function parseAddresses(value: unknown): Set<string> {
  if (value === undefined || value === null) return new Set();
  const list = alternatives(value, 'address');
  return new Set(list.map((item) => parseAddress(item, 'address').toString()));
}

function parseTopics(value: unknown): (Set<string> | undefined)[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > 4) {
    throw new JsonRpcError('invalidParams', 'topics: a list of at most 4 is expected');
  }
  return value.map((place: unknown) => {
    if (place === null || place === undefined) return undefined;
    const list = alternatives(place, 'topic');
    return list.length === 0 ? undefined : new Set(list.map((item) => parseHash(item, 'topic')));
  });
}

function alternatives(value: unknown, name: string): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length <= ALTERNATIVES_LIMIT) return list;
  throw new JsonRpcError('invalidParams', `${name}: more than ${ALTERNATIVES_LIMIT} alternatives`);
}

/** Ascending numbers of the blocks that may hold a match: by the index where there are addresses. */
async function candidateBlocks(records: ChainRecords, filter: Filter): Promise<Iterable<bigint>> {
  const { addresses, from, to } = filter;
  if (addresses.size === 0) return numbers(from, to);
  const blocks = new Set<bigint>();
  for (const address of addresses) {
    const range = records.store.range(logsOfKey(address, from), logsOfKey(address, to));
    for await (const [key] of range) {
      blocks.add(blockOfKey(key));
      if (blocks.size > LOG_BLOCK_LIMIT) break;
    }
  }
  return [...blocks].sort((a, b) => (a < b ? -1 : 1));
}

function* numbers(from: bigint, to: bigint): Iterable<bigint> {
  for (let number = from; number <= to; number += 1n) yield number;
}

function matching(filter: Filter, number: bigint, receipts: ReceiptsRecord): LogJson[] {
  return toLogs(number, receipts, (log) => matches(filter, log));
}

function matches({ addresses, topics }: Filter, log: LogRecord): boolean {
  if (addresses.size > 0 && !addresses.has(log.address)) return false;
  return topics.every((wanted, place) => {
    const topic = log.topics[place];
    return topic !== undefined && (wanted === undefined || wanted.has(topic));
  });
}
