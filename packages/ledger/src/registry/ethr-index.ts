import { type EthrEvent, normalizeDid } from '@originmark/core';
import {
  type BlockMark,
  fetchBlock,
  fetchFinalNumber,
  fetchHead,
} from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import { DocumentCache } from './document-cache.ts';
import { ethrNetworkOf, writtenAddress } from './ethr-did.ts';
import { EthrHistories } from './ethr-histories.ts';
import type { EthrReading, IndexHead } from './ethr-reading.ts';
import type { EthrIndexStore } from './ethr-index-store.ts';
import { fetchChanged } from './fetch-changed.ts';
import { LogWindow } from './pull-logs.ts';
import { type Leg, readLeg } from './read-leg.ts';

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
  const { ledger, store, fromBlock = 0 } = options;
  const network = ethrNetworkOf(ledger);
  const histories = await loadHistories(network, store);
  return new RegistryIndex(ledger, histories, network, store, fromBlock);
}

async function loadHistories(
  network: string,
  store: EthrIndexStore | undefined,
): Promise<EthrHistories> {
  const histories = new EthrHistories();
  const stored = await store?.load();
  if (stored === undefined) return histories;
  if (stored.network !== network) {
    throw new LedgerError('index.foreign-store', `${stored.network} is stored, not ${network}`);
  }
  histories.add(stored.events, stored.marks);
  return histories;
}

class RegistryIndex implements EthrIndex {
  readonly ledger: Ledger;
  #histories: EthrHistories;
  readonly #network: string;
  readonly #store: EthrIndexStore | undefined;
  readonly #fromBlock: number;
  readonly #window = new LogWindow();
  readonly #documents = new DocumentCache();
  #head: IndexHead | undefined;
  /** What `changed` said at the head. */
  #changed = new Map<string, number>();
  /** Identities whose logs were asked for once more at the head. */
  #repaired = new Set<string>();
  /** What was final stays final, whatever a node that lags says. */
  #finalBlock = -1;
  /** Times of blocks without events. */
  #times = new Map<number, number>();
  #syncing: Promise<BlockMark> | undefined;

  constructor(
    ledger: Ledger,
    histories: EthrHistories,
    network: string,
    store: EthrIndexStore | undefined,
    fromBlock: number,
  ) {
    this.ledger = ledger;
    this.#histories = histories;
    this.#network = network;
    this.#store = store;
    this.#fromBlock = fromBlock;
  }

  get size(): number {
    return this.#histories.size;
  }

  sync(): Promise<BlockMark> {
    this.#syncing ??= this.#sync().finally(() => (this.#syncing = undefined));
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
      const events = this.#histories.of(identity);
      const document = this.#documents.build(did, events, changed, head);
      const incomplete = !document.ok && document.problem === 'incomplete-history';
      if (!incomplete || this.#repaired.has(identity)) return { document, events, changed, head };
      await this.#repair(identity, head);
    }
    throw new LedgerError('index.unsettled', `${did} could not be read at one block`);
  }

  async timeOf(block: number, head: IndexHead): Promise<number | undefined> {
    if (head.hash !== this.#head?.hash) return undefined;
    const [before, after] = this.#histories.around(block);
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

  async #sync(): Promise<BlockMark> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const head = await fetchHead(this.ledger);
      const { last } = this.#histories;
      // A chain that is rewritten does not become shorter: this node has not come so far, and what it
      // does not know yet (a revocation, say) must not be forgotten for its sake.
      if (last !== undefined && head.number < last.number) throw behind(head.number, last.number);
      if (last?.hash !== head.hash) await this.#rewind();
      if (!(await this.#advance(head))) continue;
      const { finality } = this.ledger;
      const finalizedBlock =
        'tag' in finality
          ? Math.max(await fetchFinalNumber(this.ledger, head), this.#finalBlock)
          : undefined;
      this.#finalBlock = finalizedBlock ?? -1;
      this.#setHead({
        finality,
        headBlock: head.number,
        hash: head.hash,
        time: head.time,
        ...(finalizedBlock !== undefined && { finalizedBlock }),
      });
      return head;
    }
    throw new LedgerError('index.unsettled', 'the chain was rewritten again and again');
  }

  #setHead(head: IndexHead): void {
    if (this.#head?.hash !== head.hash) {
      this.#changed = new Map();
      this.#repaired = new Set();
    }
    this.#head = head;
  }

  /** Forgets the blocks that the chain has no longer. */
  async #rewind(): Promise<void> {
    const { last } = this.#histories;
    let found: BlockMark | undefined;
    for (const mark of this.#histories.marksBackwards) {
      const block = await fetchBlock(this.ledger, mark.number);
      if (block === undefined) throw behind(mark.number - 1, mark.number);
      if (block.hash !== mark.hash) continue;
      found = mark;
      break;
    }
    if (found === last) return;
    const keep = found?.number ?? -1;
    this.#forgetHead();
    this.#finalBlock = Math.min(this.#finalBlock, keep);
    await this.#store?.truncate(keep);
    this.#histories.truncate(keep);
  }

  #forgetHead(): void {
    this.#head = undefined;
    this.#times.clear();
  }

  /** Keeps a part, in the store first; false when another index has written there meanwhile. */
  async #keep(part: Leg): Promise<boolean> {
    this.#histories.assertAgrees(part.events);
    const { last } = this.#histories;
    const answer = await this.#store?.append({ network: this.#network, ...part }, last);
    if (answer !== 'stale') {
      this.#histories.add(part.events, part.marks);
      return true;
    }
    this.#forgetHead();
    this.#histories = await loadHistories(this.#network, this.#store);
    return false;
  }

  /** Reads up to a block; false when the chain moved under it. */
  async #advance(head: BlockMark): Promise<boolean> {
    let from = Math.max((this.#histories.last?.number ?? -1) + 1, this.#fromBlock);
    while (from <= head.number) {
      const to = this.#window.end(from, head.number);
      const leg = await readLeg(this.ledger, this.#window, { from, to });
      if (leg === 'moved') return false;
      if (leg === 'refused') continue;
      if (!(await this.#keep(leg))) return false;
      from = to + 1;
    }
    // Behind the head stands what another index has stored meanwhile: then the head is asked for anew.
    const last = this.#histories.last;
    return last === undefined || last.hash === head.hash;
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
      this.#forgetHead();
      return;
    }
    await this.#keep({ events: found, marks: [] });
  }
}

function behind(known: number, read: number): LedgerError {
  return new LedgerError('rpc.behind', `the node knows block ${known}, read was up to ${read}`);
}
