import {
  buildEthrDocument,
  createEthrKeyReader,
  type EthrDocument,
  type EthrEvent,
  type EthrRefusal,
} from '@originmark/core';
import type { IndexHead } from './ethr-reading.ts';

type Built = EthrDocument | EthrRefusal;

interface Entry {
  readonly events: readonly EthrEvent[];
  readonly changed: number;
  readonly head: IndexHead;
  readonly document: Built;
}

/** Documents kept; reading the keys of one costs milliseconds. */
const MAX_ENTRIES = 10_000;

/** Documents that were built, for as long as building them again would give the same. Frozen: shared. */
export class DocumentCache {
  readonly #entries = new Map<string, Entry>();
  readonly #readKey = createEthrKeyReader();

  /** The document of a DID, from what was built before if nothing in it can have changed. */
  build(did: string, events: readonly EthrEvent[], changed: number, head: IndexHead): Built {
    const known = this.#entries.get(did);
    if (known !== undefined && isCurrent(known, events, changed, head)) return known.document;
    const document = deepFreeze(
      buildEthrDocument(did, events, { final: head, changed, readKey: this.#readKey }),
    );
    if (this.#entries.size >= MAX_ENTRIES) this.#entries.clear();
    this.#entries.set(did, { events, changed, head, document });
    return document;
  }
}

/** The same list of events, and at another head each of them as final as before. */
function isCurrent(
  entry: Entry,
  events: readonly EthrEvent[],
  changed: number,
  head: IndexHead,
): boolean {
  if (entry.events !== events || entry.changed !== changed) return false;
  const last = events.at(-1)?.blockNumber ?? 0;
  return entry.head === head || (last <= finalBlock(entry.head) && last <= finalBlock(head));
}

function finalBlock({ finality, finalizedBlock = -1, headBlock }: IndexHead): number {
  if ('instant' in finality) return headBlock;
  return 'depth' in finality ? headBlock - finality.depth : finalizedBlock;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
