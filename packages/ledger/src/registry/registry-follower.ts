import {
  type BlockMark,
  fetchBlock,
  fetchFinalNumber,
  fetchHead,
} from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import { ethrNetworkOf } from './ethr-did.ts';
import { EthrHistories } from './ethr-histories.ts';
import type { IndexHead } from './ethr-reading.ts';
import type { EthrIndexStore } from './ethr-index-store.ts';
import { LogWindow } from './pull-logs.ts';
import { type Leg, readLeg } from './read-leg.ts';

const ATTEMPTS = 5;

/** Where the registry's events come from, and where they are kept. */
interface Following {
  readonly ledger: Ledger;
  readonly store?: EthrIndexStore | undefined;
  /** The registry's first block, where it is known. */
  readonly fromBlock: number;
  /** Told the block that was read up to, and `undefined` before anything that was read is forgotten. */
  readonly onHead: (head: IndexHead | undefined) => void;
}

/**
 * Begins with what a store holds.
 * @throws LedgerError `index.foreign-store`
 */
export async function openRegistryFollower(following: Following): Promise<RegistryFollower> {
  const network = ethrNetworkOf(following.ledger);
  return new RegistryFollower(following, await loadHistories(network, following.store), network);
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

/** Keeps the events of a registry as its chain has them: reads on, and takes back what was rewritten. */
export class RegistryFollower {
  readonly #following: Following;
  #histories: EthrHistories;
  readonly #network: string;
  readonly #window = new LogWindow();
  /** What was final stays final, whatever a node that lags says. */
  #finalBlock = -1;

  constructor(following: Following, histories: EthrHistories, network: string) {
    this.#following = following;
    this.#histories = histories;
    this.#network = network;
  }

  get histories(): EthrHistories {
    return this.#histories;
  }

  /**
   * Reads up to the newest block.
   * @throws LedgerError `rpc.*`, `index.unsettled`
   */
  async follow(): Promise<BlockMark> {
    const { ledger } = this.#following;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const head = await fetchHead(ledger);
      const { last } = this.#histories;
      // A chain that is rewritten does not become shorter: this node has not come so far, and what it
      // does not know yet (a revocation, say) must not be forgotten for its sake.
      if (last !== undefined && head.number < last.number) throw behind(head.number, last.number);
      if (last?.hash !== head.hash) await this.#rewind();
      if (!(await this.#advance(head))) continue;
      const { finality } = ledger;
      const finalizedBlock =
        'tag' in finality
          ? Math.max(await fetchFinalNumber(ledger, head), this.#finalBlock)
          : undefined;
      this.#finalBlock = finalizedBlock ?? -1;
      this.#following.onHead({
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

  /** Forgets the blocks that the chain has no longer. */
  async #rewind(): Promise<void> {
    const { last } = this.#histories;
    let found: BlockMark | undefined;
    for (const mark of this.#histories.marksBackwards) {
      const block = await fetchBlock(this.#following.ledger, mark.number);
      if (block === undefined) throw behind(mark.number - 1, mark.number);
      if (block.hash !== mark.hash) continue;
      found = mark;
      break;
    }
    if (found === last) return;
    const keep = found?.number ?? -1;
    this.#following.onHead(undefined);
    this.#finalBlock = Math.min(this.#finalBlock, keep);
    await this.#following.store?.truncate(keep);
    this.#histories.truncate(keep);
  }

  /** Keeps a part, in the store first; false when another index has written there meanwhile. */
  async keep(part: Leg): Promise<boolean> {
    this.#histories.assertAgrees(part.events);
    const { last } = this.#histories;
    const answer = await this.#following.store?.append({ network: this.#network, ...part }, last);
    if (answer !== 'stale') {
      this.#histories.add(part.events, part.marks);
      return true;
    }
    this.#following.onHead(undefined);
    this.#histories = await loadHistories(this.#network, this.#following.store);
    return false;
  }

  /** Reads up to a block; false when the chain moved under it. */
  async #advance(head: BlockMark): Promise<boolean> {
    let from = Math.max((this.#histories.last?.number ?? -1) + 1, this.#following.fromBlock);
    while (from <= head.number) {
      const to = this.#window.end(from, head.number);
      const leg = await readLeg(this.#following.ledger, this.#window, { from, to });
      if (leg === 'moved') return false;
      if (leg === 'refused') continue;
      if (!(await this.keep(leg))) return false;
      from = to + 1;
    }
    // Behind the head stands what another index has stored meanwhile: then the head is asked for anew.
    const last = this.#histories.last;
    return last === undefined || last.hash === head.hash;
  }
}

function behind(known: number, read: number): LedgerError {
  return new LedgerError('rpc.behind', `the node knows block ${known}, read was up to ${read}`);
}
