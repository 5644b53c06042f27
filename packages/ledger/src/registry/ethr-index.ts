import { type EthrEvent, normalizeDid } from '@originmark/core';
import { type BlockMark, fetchBlock } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import { DocumentCache } from './document-cache.ts';
import { writtenAddress } from './ethr-did.ts';
import type { EthrReading, IndexHead } from './ethr-reading.ts';
import type { EthrIndexStore } from './ethr-index-store.ts';
import { fetchChanged } from './fetch-changed.ts';
import { LogWindow } from './pull-logs.ts';
import { readLeg } from './read-leg.ts';
import { openRegistryFollower, type RegistryFollower } from './registry-follower.ts';

/** The history of every identity of one registry, in memory. */
export interface EthrIndex {
  readonly ledger: Ledger;
  /** Events held. */
  readonly size: number;
  /**
   * Reads what the chain has added since, and takes back what it has rewritten.
   * @returns the block that was read up to
   * @throws LedgerError `rpc.*`, `index.unsettled`
   */
  sync(): Promise<BlockMark>;
  /**
   * One DID as of the last `sync` (which is done first if there was none). What the node withheld is
   * asked for once more; if it is withheld still, the document is a refusal, never an older state.
   * @throws LedgerError `did.malformed`, `did.other-network`, `rpc.*`, `index.unsettled`
   */
  read(did: string): Promise<EthrReading>;
  /**
   * Time of a block that a reading was made over, in seconds since 1970: of blocks with events from
   * memory, of any other from the node, asked once.
   * @param block a number up to `head.headBlock`
   * @returns undefined when the index has read on since
   * @throws LedgerError `rpc.*`
   */
  timeOf(block: number, head: IndexHead): Promise<number | undefined>;
}

const ATTEMPTS = 5;

/** Times of blocks remembered. */
const MAX_TIMES = 10_000;

/**
 * Opens an index. The resolver of the method asks a node one question for each change of an identity;
 * an index asks once for all of them, in windows as large as the node bears.
 *
 * @param options.fromBlock the registry's first block, where it is known
 * @throws LedgerError `index.foreign-store`
 */
export async function createEthrIndex(options: {
  readonly ledger: Ledger;
  readonly store?: EthrIndexStore;
  readonly fromBlock?: number;
}): Promise<EthrIndex> {
  const { ledger, fromBlock = 0, store } = options;
  const onHead = (head: IndexHead | undefined): void => {
    index.setHead(head);
  };
  const follower = await openRegistryFollower({ ledger, store, fromBlock, onHead });
  const index = new RegistryIndex(ledger, follower, fromBlock);
  return index;
}

class RegistryIndex implements EthrIndex {
  readonly ledger: Ledger;
  readonly #follower: RegistryFollower;
  readonly #fromBlock: number;
  readonly #documents = new DocumentCache();
  #head: IndexHead | undefined;
  /** What `changed` said at the head. */
  #changed = new Map<string, number>();
  /** Identities whose logs were asked for once more at the head. */
  #repaired = new Set<string>();
  /** Times of blocks without events. */
  #times = new Map<number, number>();
  #syncing: Promise<BlockMark> | undefined;

  constructor(ledger: Ledger, follower: RegistryFollower, fromBlock: number) {
    this.ledger = ledger;
    this.#follower = follower;
    this.#fromBlock = fromBlock;
  }

  get size(): number {
    return this.#follower.histories.size;
  }

  sync(): Promise<BlockMark> {
    this.#syncing ??= this.#follower.follow().finally(() => (this.#syncing = undefined));
    return this.#syncing;
  }

  async read(did: string): Promise<EthrReading> {
    const identity = writtenAddress(this.ledger, normalizeDid(did));
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (this.#head === undefined) await this.sync();
      const head = this.#head;
      if (head === undefined) continue;
      const changed =
        this.#changed.get(identity) ?? (await fetchChanged(this.ledger, identity, head.headBlock));
      // The head went on while the registry answered: the events are those of another block.
      if (head !== this.#head) continue;
      this.#changed.set(identity, changed);
      const events = this.#follower.histories.of(identity);
      const document = this.#documents.build(did, events, changed, head);
      const incomplete = !document.ok && document.problem === 'incomplete-history';
      if (!incomplete || this.#repaired.has(identity)) return { document, events, changed, head };
      await this.#repair(identity, head);
    }
    throw new LedgerError('index.unsettled', `${did} could not be read at one block`);
  }

  async timeOf(block: number, head: IndexHead): Promise<number | undefined> {
    if (head.hash !== this.#head?.hash) return undefined;
    const [before, after] = this.#follower.histories.around(block);
    if (before?.number === block) return before.time;
    const time = this.#times.get(block) ?? (await fetchBlock(this.ledger, block))?.time;
    if (head.hash !== this.#head.hash) return undefined;
    const isBetween =
      time !== undefined && (before?.time ?? 0) <= time && time <= (after ?? head).time;
    if (!isBetween) {
      throw new LedgerError('rpc.contradicted', `the time of block ${block}: ${time ?? 'none'}`);
    }
    if (this.#times.size >= MAX_TIMES) this.#times.clear();
    this.#times.set(block, time);
    return time;
  }

  setHead(head: IndexHead | undefined): void {
    if (head === undefined) this.#times.clear();
    else if (this.#head?.hash !== head.hash) {
      this.#changed = new Map();
      this.#repaired = new Set();
    }
    this.#head = head;
  }

  /** Asks for the logs of one identity alone: a node that lags behind gives none, and says nothing. */
  async #repair(identity: string, head: IndexHead): Promise<void> {
    this.#repaired.add(identity);
    const window = new LogWindow();
    const found: EthrEvent[] = [];
    let hash: string | undefined;
    for (let from = this.#fromBlock; from <= head.headBlock; ) {
      const to = window.end(from, head.headBlock);
      const leg = await readLeg(this.ledger, window, { from, to, identity });
      if (leg === 'moved') break;
      if (leg === 'refused') continue;
      found.push(...leg.events);
      hash = leg.marks.at(-1)?.hash;
      from = to + 1;
    }
    if (hash !== head.hash) {
      // The chain was rewritten: what is held is judged anew before anything is added to it.
      this.setHead(undefined);
      return;
    }
    await this.#follower.keep({ events: found, marks: [] });
  }
}
