import { type DidVersion, type EthrMoment, formatDateTime } from '@originmark/core';
import type { EthrIndex } from './ethr-index.ts';
import type { IndexHead } from './ethr-reading.ts';

/** The end of a block, or a second since 1970. */
type AskedVersion = { readonly block: number } | { readonly second: number };

const BLOCK = /^(?:0|[1-9][0-9]{0,15})$/;

/** The moment that a version of a did:ethr names (method text, "versionId"); or why it names none. */
export function parseEthrVersion(version: DidVersion): AskedVersion | string {
  if ('second' in version) {
    return version.second >= 0 ? { second: version.second } : 'versionTime: before 1970';
  }
  const block = BLOCK.test(version.id) ? Number(version.id) : Number.NaN;
  return Number.isSafeInteger(block) ? { block } : 'versionId: not the number of a block';
}

/**
 * Whether the chain has passed a moment for good: the block is there; the second is over, which only a
 * block of a later second shows, for a chain may have several blocks in one.
 */
export function isSettled(asked: AskedVersion, head: IndexHead): boolean {
  return 'block' in asked ? asked.block <= head.headBlock : asked.second < head.time;
}

/** 9999-12-31T23:59:59Z. */
const LAST_SECOND = 253_402_300_799;

/** Why a moment that is not settled is open. */
export function whyOpen(asked: AskedVersion, head: IndexHead): string {
  const newest = `the newest block is ${head.headBlock}, of ${toText(head.time)}`;
  if ('block' in asked) return newest;
  return `${newest}, and until there is one of a second later than ${toText(asked.second)}, something may still be written by then`;
}

/** In words; a node may name a second beyond all calendars. */
function toText(second: number): string {
  return second <= LAST_SECOND ? formatDateTime(second * 1000) : `second ${second}`;
}

/**
 * The moment with what the chain says of it.
 * @returns `moved` when the index has read on, `none` for a second before the first block
 * @throws LedgerError `rpc.*`
 */
export async function momentOf(
  index: EthrIndex,
  asked: AskedVersion,
  head: IndexHead,
): Promise<EthrMoment | 'moved' | 'none'> {
  const time = await index.timeOf('block' in asked ? asked.block : 0, head);
  if (time === undefined) return 'moved';
  if ('block' in asked) return { block: asked.block, second: time };
  return asked.second < time ? 'none' : { second: asked.second };
}
