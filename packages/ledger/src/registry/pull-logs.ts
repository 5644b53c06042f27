import { ETHR_TOPICS } from '@originmark/core';
import type { Ledger } from '../connection/ledger.ts';
import {
  parseBytes,
  parseList,
  parseObject,
  parseQuantity,
  toQuantity,
} from '../connection/rpc-values.ts';
import { LedgerError } from '../errors.ts';

/** A log of the registry, as far as an index needs it. */
export interface RegistryLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly logIndex: number;
  readonly removed: boolean;
}

/** How many blocks are asked about at once; it grows and shrinks with what the node bears. */
export class LogWindow {
  #blocks = FIRST_WINDOW;

  /** The last block of the window that begins at `from`. */
  end(from: number, last: number): number {
    return Math.min(last, from + this.#blocks - 1);
  }

  grow(): void {
    this.#blocks = Math.min(this.#blocks * 2, MAX_WINDOW);
  }

  /** Halves what was refused; false when it was one block already. */
  shrink(from: number, to: number): boolean {
    this.#blocks = Math.max(1, Math.floor((to - from + 1) / 2));
    return to > from;
  }
}

const FIRST_WINDOW = 10_000;
const MAX_WINDOW = 1_000_000;

/**
 * The registry's logs of a range of blocks; `undefined` when the node refuses so many at once and
 * the window has become smaller.
 *
 * @param range with `identity` (lower-case address), only the logs of that identity
 * @throws LedgerError `rpc.*`
 */
export async function pullLogs(
  ledger: Ledger,
  window: LogWindow,
  range: { readonly from: number; readonly to: number; readonly identity?: string },
): Promise<readonly RegistryLog[] | undefined> {
  try {
    const logs = await fetchLogs(ledger, range);
    window.grow();
    return logs;
  } catch (error) {
    const refused = error instanceof LedgerError && error.code === 'rpc.refused';
    if (refused && window.shrink(range.from, range.to)) return undefined;
    throw error;
  }
}

async function fetchLogs(
  ledger: Ledger,
  { from, to, identity }: { from: number; to: number; identity?: string },
): Promise<readonly RegistryLog[]> {
  const method = 'eth_getLogs';
  const topics: unknown[] = [Object.values(ETHR_TOPICS)];
  if (identity !== undefined) topics.push(`0x${identity.slice(2).padStart(64, '0')}`);
  const filter = {
    address: ledger.registry,
    topics,
    fromBlock: toQuantity(from),
    toBlock: toQuantity(to),
  };
  const logs = parseList(await ledger.request(method, [filter]), method).map(readLog);
  // A node may answer for more than was asked; what another contract wrote is no event of a DID.
  const isOurs = ({ address, blockNumber, topics: [, subject] }: RegistryLog): boolean =>
    address === ledger.registry &&
    blockNumber >= from &&
    blockNumber <= to &&
    (identity === undefined || subject === topics[1]);
  if (logs.every(isOurs)) return logs;
  throw new LedgerError('rpc.malformed', 'eth_getLogs gave logs that were not asked for');
}

function readLog(value: unknown): RegistryLog {
  const method = 'eth_getLogs';
  const log = parseObject(value, method);
  return {
    address: parseBytes(log.address, method, 20),
    topics: parseList(log.topics, method).map((topic) => parseBytes(topic, method, 32)),
    data: parseBytes(log.data, method),
    blockNumber: parseQuantity(log.blockNumber, method),
    blockHash: parseBytes(log.blockHash, method, 32),
    logIndex: parseQuantity(log.logIndex, method),
    removed: log.removed === true,
  };
}
