import { decodeEthrLog, type EthrEvent } from '@originmark/core';
import { type BlockMark, fetchBlock } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { type LogWindow, pullLogs, type RegistryLog } from './pull-logs.ts';

/** The events of a range of blocks, with the blocks that they stand in and the last of the range. */
export interface Leg {
  readonly events: readonly EthrEvent[];
  readonly marks: readonly BlockMark[];
}

/** Blocks asked for at the same time. */
const PARALLEL = 50;

/**
 * Reads the events of a range of blocks from one chain, or says that it could not: `refused` when the
 * node gives fewer blocks at once, `moved` when the chain was rewritten meanwhile. The hash of the last
 * block, which commits to all before it, is compared before and after the logs; so is that of every
 * block with a log.
 *
 * A log that cannot be read is left out: it concerns one identity, whose history then has a gap that
 * shows, and must not keep all others from being read.
 *
 * @throws LedgerError `rpc.*`
 */
export async function readLeg(
  ledger: Ledger,
  window: LogWindow,
  range: { readonly from: number; readonly to: number; readonly identity?: string },
): Promise<Leg | 'refused' | 'moved'> {
  const before = await fetchBlock(ledger, range.to);
  if (before === undefined) return 'moved';
  const logs = await pullLogs(ledger, window, range);
  if (logs === undefined) return 'refused';
  const blocks = await fetchBlocks(ledger, logs);
  const after = await fetchBlock(ledger, range.to);
  const settled = logs.every(
    ({ blockHash, blockNumber, removed }) =>
      !removed && blocks.get(blockNumber)?.hash === blockHash,
  );
  if (!settled || after?.hash !== before.hash) return 'moved';
  const events = logs
    .map((log) => decodeEthrLog(log, (blocks.get(log.blockNumber) as BlockMark).time))
    .filter((event) => event !== undefined);
  blocks.set(before.number, before);
  return { events, marks: [...blocks.values()].toSorted((a, b) => a.number - b.number) };
}

async function fetchBlocks(
  ledger: Ledger,
  logs: readonly RegistryLog[],
): Promise<Map<number, BlockMark>> {
  const numbers = [...new Set(logs.map(({ blockNumber }) => blockNumber))];
  const blocks = new Map<number, BlockMark>();
  for (let at = 0; at < numbers.length; at += PARALLEL) {
    const some = numbers.slice(at, at + PARALLEL);
    for (const block of await Promise.all(some.map((number) => fetchBlock(ledger, number)))) {
      if (block !== undefined) blocks.set(block.number, block);
    }
  }
  return blocks;
}
