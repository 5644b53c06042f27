import type { EthrDocument, EthrEvent, EthrHead, EthrRefusal } from '@originmark/core';

/** The block that an index was read up to, and what is final there. */
export type IndexHead = EthrHead & { readonly hash: string; readonly time: number };

/** What an index knows of one DID at its head. */
export interface EthrReading {
  /** The document over the whole history, or why the events are no history. Frozen. */
  readonly document: EthrDocument | EthrRefusal;
  /** In the order of the chain. */
  readonly events: readonly EthrEvent[];
  /** Block of the last change by the registry itself; 0 for none. */
  readonly changed: number;
  readonly head: IndexHead;
}
