import type { EthrEvent } from '@originmark/core';
import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { StorageTransaction } from '../tables.ts';
import { ETHR_PAGE, type EthrHistoryPart, type EthrMark, MAX_ETHR_MARKS } from './ethr-history.ts';

/**
 * Adds events and the blocks that they were read from, behind the block that the reader had come to.
 * Events that are held already stay as they are.
 * @param after the newest mark that the reader knows; undefined where it knows none
 * @returns `stale`, and nothing was added, where the newest mark is another: somebody else has read on
 *   or taken back meanwhile, so load anew
 * @throws StorageError `record.mismatch`: another event is held at the same place
 */
export async function appendEthrHistory(
  tx: StorageTransaction,
  part: EthrHistoryPart,
  after: EthrMark | undefined,
): Promise<'kept' | 'stale'> {
  const { events, marks, network } = part;
  await lockEthrNetwork(tx, network);
  const newest = await tx
    .selectFrom('ethr_mark')
    .select(['block_number', 'hash'])
    .where('network', '=', network)
    .orderBy('block_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isNewest =
    newest === undefined || after === undefined
      ? newest === undefined && after === undefined
      : newest.block_number === BigInt(after.number) && newest.hash === after.hash;
  if (!isNewest) return 'stale';
  for (let at = 0; at < events.length; at += ETHR_PAGE) {
    await addEvents(tx, network, events.slice(at, at + ETHR_PAGE));
  }
  const first = after?.number ?? -1;
  const fresh = marks.filter(({ number }) => number > first).slice(-MAX_ETHR_MARKS);
  if (fresh.length > 0) {
    // One parameter for all rows: as many as there are take the statement longer than the work.
    await sql`insert into ethr_mark (network, block_number, hash, block_time)
      select ${network}, number, hash, time from json_to_recordset(${JSON.stringify(fresh)}::json)
        as mark (number bigint, hash text, time bigint)`.execute(tx);
  }
  if (fresh.length > 0) await forgetOldMarks(tx, network);
  return 'kept';
}

/**
 * Forgets events and marks of every block after this one; -1 forgets all.
 */
export async function truncateEthrHistory(
  tx: StorageTransaction,
  step: { readonly network: string; readonly afterBlock: number },
): Promise<void> {
  const { afterBlock, network } = step;
  await lockEthrNetwork(tx, network);
  for (const table of ['ethr_event', 'ethr_mark'] as const) {
    await tx
      .deleteFrom(table)
      .where('network', '=', network)
      .where('block_number', '>', BigInt(afterBlock))
      .execute();
  }
}

async function lockEthrNetwork(tx: StorageTransaction, network: string): Promise<void> {
  await tx
    .insertInto('ethr_network')
    .values({ network })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .selectFrom('ethr_network')
    .select('network')
    .where('network', '=', network)
    .forUpdate()
    .execute();
}

async function addEvents(
  tx: StorageTransaction,
  network: string,
  events: readonly EthrEvent[],
): Promise<void> {
  const rows = events.map((event) => ({
    block: event.blockNumber,
    log: event.logIndex,
    event: JSON.stringify(event),
  }));
  const { rows: added } = await sql<Place>`
    insert into ethr_event (network, block_number, log_index, event)
    select ${network}, block, log, event from json_to_recordset(${JSON.stringify(rows)}::json)
      as one (block bigint, log integer, event text)
    on conflict do nothing returning block_number as block, log_index as log`.execute(tx);
  if (added.length === rows.length) return;
  const fresh = new Set(added.map(placeOf));
  for (const row of rows.filter((one) => !fresh.has(placeOf(one)))) {
    const held = await tx
      .selectFrom('ethr_event')
      .select('event')
      .where('network', '=', network)
      .where('block_number', '=', BigInt(row.block))
      .where('log_index', '=', row.log)
      .executeTakeFirst();
    if (held?.event === row.event) continue;
    throw new StorageError('record.mismatch', `another event is held at ${placeOf(row)}`);
  }
}

interface Place {
  readonly block: bigint | number;
  readonly log: number;
}

function placeOf({ block, log }: Place): string {
  return `block ${block}, log ${log}`;
}

async function forgetOldMarks(tx: StorageTransaction, network: string): Promise<void> {
  const oldest = await tx
    .selectFrom('ethr_mark')
    .select('block_number')
    .where('network', '=', network)
    .orderBy('block_number', 'desc')
    .offset(MAX_ETHR_MARKS - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined) return;
  await tx
    .deleteFrom('ethr_mark')
    .where('network', '=', network)
    .where('block_number', '<', oldest.block_number)
    .execute();
}
