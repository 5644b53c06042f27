import type { EthrEvent } from '@originmark/core';

/** A block whose hash was seen. `time` in seconds since 1970, as the chain counts. */
export interface EthrMark {
  readonly number: number;
  /** `0x` and 64 lower-case hex digits. */
  readonly hash: string;
  readonly time: number;
}

/** A part of what was read of one registry. */
export interface EthrHistoryPart {
  /** Chain id and registry: `0x<chain>:0x<address>`, lower case. */
  readonly network: string;
  readonly events: readonly EthrEvent[];
  /** In ascending order; empty where only what was withheld before is added. */
  readonly marks: readonly EthrMark[];
}

/** Older marks are forgotten; a rewrite of so many blocks makes a reader begin anew. */
export const MAX_ETHR_MARKS = 10_000;

/** Rows that one statement reads or writes. */
export const ETHR_PAGE = 1000;
