import type { EthrEvent } from '@originmark/core';
import type { BlockMark } from '../connection/fetch-block.ts';

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

  /** Adds events that are not held yet, and the blocks behind the last mark. */
  add(events: readonly EthrEvent[], marks: readonly BlockMark[]): readonly EthrEvent[] {
    const added = events.filter((event) => !this.of(event.identity).some(samePlace(event)));
    for (const event of added) {
      const held = this.of(event.identity);
      const inOrder = isBehind(event, held.at(-1));
      const all = [...held, event];
      this.#events.set(event.identity, inOrder ? all : all.toSorted(byPlace));
    }
    this.#size += added.length;
    const last = this.last?.number ?? -1;
    this.#marks.push(...marks.filter(({ number }) => number > last));
    this.#marks.splice(0, Math.max(0, this.#marks.length - MAX_MARKS));
    return added;
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

function samePlace(event: EthrEvent): (other: EthrEvent) => boolean {
  return (other) => byPlace(event, other) === 0;
}
