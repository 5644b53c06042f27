import type { EthrEvent } from '@originmark/core';
import type { BlockMark } from '../connection/fetch-block.ts';
import { LedgerError } from '../errors.ts';

const NOTHING: readonly EthrEvent[] = [];

/** Blocks beyond this many marks are forgotten; a rewrite that deep makes the index begin anew. */
const MAX_MARKS = 10_000;

/** Events by identity, and the blocks that they were read from. Nothing here asks a node. */
export class EthrHistories {
  readonly #marks: BlockMark[] = [];
  readonly #events = new Map<string, readonly EthrEvent[]>();
  #size = 0;

  /** Events held. */
  get size(): number {
    return this.#size;
  }

  /** The newest block that was read. */
  get last(): BlockMark | undefined {
    return this.#marks.at(-1);
  }

  /** From the newest to the oldest. */
  get marksBackwards(): readonly BlockMark[] {
    return this.#marks.toReversed();
  }

  /** The events of an identity, in the order of the chain. */
  of(identity: string): readonly EthrEvent[] {
    return this.#events.get(identity) ?? NOTHING;
  }

  /** The newest mark up to a block, and the oldest behind it. */
  around(block: number): readonly [BlockMark | undefined, BlockMark | undefined] {
    let [low, high] = [0, this.#marks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#marks[middle] as BlockMark).number <= block) low = middle + 1;
      else high = middle;
    }
    return [this.#marks[low - 1], this.#marks[low]];
  }

  /**
   * Adds events that are not held yet, and the blocks behind the last mark.
   * @throws LedgerError `rpc.contradicted`: another event stands at the same place; nothing was added
   */
  add(events: readonly EthrEvent[], marks: readonly BlockMark[]): void {
    for (const [identity, fresh] of this.#unheld(events)) {
      const held = this.of(identity);
      const all = [...held, ...fresh];
      const inOrder = fresh.every((event, at) => isBehind(event, all[held.length + at - 1]));
      this.#events.set(identity, inOrder ? all : all.toSorted(byPlace));
      this.#size += fresh.length;
    }
    const last = this.last?.number ?? -1;
    this.#marks.push(...marks.filter(({ number }) => number > last));
    this.#marks.splice(0, Math.max(0, this.#marks.length - MAX_MARKS));
  }

  /**
   * Lets events through that agree with what is held.
   * @throws LedgerError `rpc.contradicted`
   */
  assertAgrees(events: readonly EthrEvent[]): void {
    this.#unheld(events);
  }

  #unheld(events: readonly EthrEvent[]): ReadonlyMap<string, readonly EthrEvent[]> {
    const places = new Map<string, Map<string, EthrEvent>>();
    const unheld = new Map<string, EthrEvent[]>();
    for (const event of events) {
      const { identity } = event;
      let known = places.get(identity);
      if (known === undefined) {
        known = new Map(this.of(identity).map((held) => [placeOf(held), held]));
        places.set(identity, known);
        unheld.set(identity, []);
      }
      const place = placeOf(event);
      const held = known.get(place);
      if (held === undefined) {
        known.set(place, event);
        unheld.get(identity)?.push(event);
      } else if (!isSame(held, event)) {
        throw new LedgerError('rpc.contradicted', `two events of ${identity} at ${place}`);
      }
    }
    return unheld;
  }

  /** Forgets every block after this one. */
  truncate(afterBlock: number): void {
    while ((this.last?.number ?? -1) > afterBlock) this.#marks.pop();
    for (const [identity, events] of this.#events) {
      if ((events.at(-1)?.blockNumber ?? 0) <= afterBlock) continue;
      const kept = events.filter(({ blockNumber }) => blockNumber <= afterBlock);
      this.#size -= events.length - kept.length;
      if (kept.length === 0) this.#events.delete(identity);
      else this.#events.set(identity, kept);
    }
  }
}

function byPlace(a: EthrEvent, b: EthrEvent): number {
  return a.blockNumber - b.blockNumber || a.logIndex - b.logIndex;
}

function isBehind(event: EthrEvent, last: EthrEvent | undefined): boolean {
  return last === undefined || byPlace(event, last) > 0;
}

function placeOf({ blockNumber, logIndex }: EthrEvent): string {
  return `block ${blockNumber}, log ${logIndex}`;
}

/** Events are flat. */
function isSame(one: EthrEvent, other: EthrEvent): boolean {
  const values = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return values.length === others.size && values.every(([key, value]) => others.get(key) === value);
}
