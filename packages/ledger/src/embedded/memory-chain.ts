import { LedgerError } from '../errors.ts';
import { forkRecords } from './fork-records.ts';
import { type ChainRecords, openRecords } from './chain-records.ts';
import { createGenesis, createRules, type Hardfork, parseChainId } from './chain-rules.ts';
import { type Decode, rememberDecoding } from './decode-transaction.ts';
import { type EmbeddedChain, runChain } from './open-embedded-chain.ts';
import type { Clock } from './sealer.ts';
import { type MemoryStore, openMemoryStore } from './store/memory-store.ts';

/** A chain in memory that other histories can begin from: for rehearsals, never for evidence. */
export interface MemoryChain extends EmbeddedChain {
  /**
   * Another chain with the same blocks up to `block` (default: the head) and nothing after them. What
   * either does from then on reaches the other never. Costs a copy of an index, not of states.
   *
   * @throws LedgerError `chain.damaged` where this chain has no such block
   */
  fork(options: { readonly clock: Clock; readonly block?: number }): MemoryChain;
}

/**
 * Begins a chain in memory.
 * @throws LedgerError `chain.id-refused`
 */
export async function openMemoryChain(options: {
  readonly chainId: bigint | number;
  readonly clock: Clock;
  readonly hardfork?: Hardfork;
}): Promise<MemoryChain> {
  const rules = createRules(parseChainId(options.chainId), options.hardfork ?? 'cancun');
  const store = openMemoryStore();
  const records = await openRecords(rules, store, createGenesis(rules));
  return forkable(records, store, options.clock, rememberDecoding());
}

function forkable(
  records: ChainRecords,
  store: MemoryStore,
  clock: Clock,
  decode: Decode,
): MemoryChain {
  const chain = runChain(records, clock, { store, close: () => store.close() }, decode);
  return {
    ...chain,
    fork({ block, clock: other }) {
      const at = block === undefined ? records.head.header.number : BigInt(block);
      const head = records.blockAt(at);
      if (head === undefined) {
        throw new LedgerError('chain.damaged', `there is no block ${at} to fork from`);
      }
      const copy = forkRecords(records, store, head);
      return forkable(copy.records, copy.store, other, decode);
    },
  };
}
