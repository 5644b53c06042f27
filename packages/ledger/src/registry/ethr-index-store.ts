import type { EthrEvent } from '@originmark/core';
import type { BlockMark } from '../connection/fetch-block.ts';

/** What an index keeps: everything in it is JSON. */
export interface StoredEthrHistory {
  /** Chain id and registry, so that no history is ever read for another network. */
  readonly network: string;
  /** Blocks whose hash was seen, in ascending order. */
  readonly marks: readonly BlockMark[];
  readonly events: readonly EthrEvent[];
}

/** Where an index keeps its history between runs. Each call is durable when it resolves, or rejects. */
export interface EthrIndexStore {
  load(): Promise<StoredEthrHistory | undefined>;
  /**
   * Adds events and marks in one step, never one without the other. Events that are held stay.
   * @param after the newest mark that the index knows; undefined where it knows none
   * @returns `stale`, and nothing was added, where the newest mark held is another: then another index
   *   writes here too, and what is held must be loaded anew
   */
  append(part: StoredEthrHistory, after: BlockMark | undefined): Promise<'kept' | 'stale'>;
  /** Forgets events and marks of every block after this one. */
  truncate(afterBlock: number): Promise<void>;
}
