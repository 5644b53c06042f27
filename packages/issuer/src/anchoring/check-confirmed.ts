import { checkStamp, type Ledger, type StampAnswer } from '@originmark/ledger';
import {
  type AnchorBatchRow,
  findNewestConfirmed,
  listConfirmedBatches,
  markBatchMissing,
  markBatchMoved,
} from '@originmark/storage';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import type { TellAnchorEvent } from './anchor-event.ts';
import { type CheckCursor, loadCheckCursor, saveCheckCursor, TOP } from './check-cursor.ts';

/** Batches looked at in one go of a search, and of what is missing. */
const AT_MOST = 1000;

/** Who looks, and where. */
interface Looking {
  readonly ledger: Ledger;
  readonly tell?: TellAnchorEvent;
  /** Default 1,000. */
  readonly atMost?: number;
}

/**
 * Looks whether the chain still is the one on which batches were confirmed. Of those that stand, the newest
 * block answers for all below it; where it is another, every batch is searched: so many at a time, each run
 * from where the one before came to. What is gone is noted, and told each time: no proof is given for it.
 * @throws LedgerError `rpc.behind` where the node cannot say; `rpc.*`; StorageError
 */
export async function checkConfirmed(issuer: IssuerContext, looking: Looking): Promise<void> {
  let cursor = await loadCheckCursor(issuer.database);
  const looked = new Set<number>();
  const newest = await issuer.database.transaction('reader', (tx) =>
    findNewestConfirmed(tx, { standing: true }),
  );
  if (newest !== undefined) {
    const answer = await checkStamp(looking.ledger, toStamp(newest));
    if (answer.state !== 'there') {
      cursor = beginSearch(cursor);
      // Kept first: once it is noted, the newest block stands, and nothing would tell of those below.
      await saveCheckCursor(issuer, cursor);
      await note(issuer, newest, answer, looking.tell);
      looked.add(newest.id);
    }
  }
  if (cursor.searchBelow !== undefined) cursor = await search(issuer, cursor, looking, looked);
  await lookForMissing(issuer, cursor, looking, looked);
}

function beginSearch(cursor: CheckCursor): CheckCursor {
  if (cursor.searchBelow === undefined) return { ...cursor, searchBelow: TOP };
  return { ...cursor, again: true };
}

/** A part of all batches; what was looked at counts, even where the node fails in the midst of it. */
async function search(
  issuer: IssuerContext,
  cursor: CheckCursor,
  looking: Looking,
  looked: Set<number>,
): Promise<CheckCursor> {
  const { again, searchBelow: begin = TOP, ...rest } = cursor;
  let below = begin;
  let isOver = false;
  const reached = (): CheckCursor => {
    if (!isOver) return { ...cursor, searchBelow: below };
    return again === true ? { ...rest, searchBelow: TOP } : rest;
  };
  try {
    const limit = looking.atMost ?? AT_MOST;
    const rows = await list(issuer, { below, limit });
    for (const row of rows) {
      if (!looked.has(row.id)) await look(issuer, row, looking);
      looked.add(row.id);
      below = row.id;
    }
    isOver = rows.length < limit;
  } finally {
    await saveCheckCursor(issuer, reached());
  }
  return reached();
}

/** Those that are missing may be back; more than a part of them take turns. */
async function lookForMissing(
  issuer: IssuerContext,
  cursor: CheckCursor,
  looking: Looking,
  looked: ReadonlySet<number>,
): Promise<void> {
  const { missingBelow: below = TOP, ...rest } = cursor;
  const limit = looking.atMost ?? AT_MOST;
  const rows = await list(issuer, { below, limit, onlyMissing: true });
  for (const row of rows) if (!looked.has(row.id)) await look(issuer, row, looking);
  const last = rows.length < limit ? undefined : rows.at(-1)?.id;
  if (last === cursor.missingBelow) return;
  await saveCheckCursor(issuer, last === undefined ? rest : { ...rest, missingBelow: last });
}

function list(
  { database }: IssuerContext,
  options: Parameters<typeof listConfirmedBatches>[1],
): Promise<AnchorBatchRow[]> {
  return database.transaction('reader', (tx) => listConfirmedBatches(tx, options));
}

async function look(
  issuer: IssuerContext,
  row: AnchorBatchRow,
  { ledger, tell }: Looking,
): Promise<void> {
  await note(issuer, row, await checkStamp(ledger, toStamp(row)), tell);
}

async function note(
  issuer: IssuerContext,
  row: AnchorBatchRow,
  answer: StampAnswer,
  tell: TellAnchorEvent | undefined,
): Promise<void> {
  if (answer.state !== 'gone') return noteThere(issuer, row, answer, tell);
  const { digest, id: batchId, size } = row;
  const missingSince = issuer.clock();
  await issuer.database.transaction((tx) => markBatchMissing(tx, { batchId, missingSince }));
  const { found } = answer;
  await tell?.({ kind: 'missing', batchId, size, digest: digest ?? '', found });
}

async function noteThere(
  { database }: IssuerContext,
  row: AnchorBatchRow,
  answer: Exclude<StampAnswer, { readonly state: 'gone' }>,
  tell: TellAnchorEvent | undefined,
): Promise<void> {
  const { id: batchId } = row;
  if (answer.state === 'moved') {
    const { block, blockHash } = answer.place;
    await database.transaction((tx) =>
      markBatchMoved(tx, { batchId, blockNumber: BigInt(block), blockHash }),
    );
  } else if (isMissing(row)) {
    await database.transaction((tx) => markBatchMissing(tx, { batchId, missingSince: undefined }));
  }
  if (isMissing(row)) await tell?.({ kind: 'back', batchId });
}

function isMissing({ missing_since }: AnchorBatchRow): boolean {
  return missing_since !== null;
}

function toStamp({ block_hash, block_number, block_time, digest }: AnchorBatchRow) {
  return {
    digest: digest ?? '',
    stampedAt: block_time?.getTime() ?? 0,
    block: Number(block_number),
    ...(block_hash !== null && { blockHash: block_hash }),
  };
}
