import type { EthrEvent } from '@originmark/core';
import { StorageError } from '../errors.ts';
import type { StorageTransaction } from '../tables.ts';
import { ETHR_PAGE, type EthrHistoryPart, type EthrMark } from './ethr-history.ts';

/**
 * All that is held of one registry, in the order of the chain, read in pages; undefined where nothing
 * was ever read. Run it as `reader`, so that all pages are of one moment.
 * @throws StorageError `value.refused`: a row that does not say what its place says
 */
export async function loadEthrHistory(
  tx: StorageTransaction,
  network: string,
): Promise<EthrHistoryPart | undefined> {
  const marks = await readMarks(tx, network);
  const events = await readEvents(tx, network);
  return marks.length === 0 && events.length === 0 ? undefined : { network, events, marks };
}

async function readMarks(tx: StorageTransaction, network: string): Promise<EthrMark[]> {
  const marks: EthrMark[] = [];
  for (let last = -1n; ; ) {
    const page = await tx
      .selectFrom('ethr_mark')
      .select(['block_number', 'hash', 'block_time'])
      .where('network', '=', network)
      .where('block_number', '>', last)
      .orderBy('block_number')
      .limit(ETHR_PAGE)
      .execute();
    for (const { block_number, block_time, hash } of page) {
      marks.push({ number: Number(block_number), hash, time: Number(block_time) });
      last = block_number;
    }
    if (page.length < ETHR_PAGE) return marks;
  }
}

async function readEvents(tx: StorageTransaction, network: string): Promise<EthrEvent[]> {
  const events: EthrEvent[] = [];
  for (let block = -1n, log = -1; ; ) {
    const page = await tx
      .selectFrom('ethr_event')
      .select(['block_number', 'log_index', 'event'])
      .where('network', '=', network)
      .where((eb) =>
        eb.or([
          eb('block_number', '>', block),
          eb.and([eb('block_number', '=', block), eb('log_index', '>', log)]),
        ]),
      )
      .orderBy('block_number')
      .orderBy('log_index')
      .limit(ETHR_PAGE)
      .execute();
    for (const row of page) {
      events.push(readEvent(row));
      [block, log] = [row.block_number, row.log_index];
    }
    if (page.length < ETHR_PAGE) return events;
  }
}

/**
 * An event as it was kept.
 * @throws StorageError `value.refused`
 */
export function readEvent(row: {
  readonly block_number: bigint;
  readonly log_index: number;
  readonly event: string;
}): EthrEvent {
  const place = `block ${row.block_number}, log ${row.log_index}`;
  let event: Partial<EthrEvent> | null;
  try {
    event = JSON.parse(row.event) as Partial<EthrEvent> | null;
  } catch (cause) {
    throw new StorageError('value.refused', `the event of ${place} is no JSON`, { cause });
  }
  if (
    event?.blockNumber !== Number(row.block_number) ||
    event.logIndex !== row.log_index ||
    typeof event.identity !== 'string' ||
    typeof event.previousChange !== 'number'
  ) {
    throw new StorageError('value.refused', `the event of ${place} is that of another place`);
  }
  return event as EthrEvent;
}
