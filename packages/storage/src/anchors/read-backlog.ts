import type { AnchorBatchRow, AnchorBatchState, StorageTransaction } from '../tables.ts';

/** A batch that is not confirmed. Times in ms since 1970. */
export interface OpenBatch {
  readonly id: number;
  readonly size: number;
  readonly state: Exclude<AnchorBatchState, 'confirmed'>;
  readonly claimedAt: number;
  /** Transactions signed to carry it. */
  readonly attempts: number;
}

/** A confirmed batch that the ledger was seen not to hold any more. */
export interface MissingBatch {
  readonly id: number;
  readonly size: number;
  readonly digest: string;
  readonly missingSince: number;
}

/** What has no proof yet, and what was the last to get one. Times in ms since 1970. */
export interface AnchorBacklog {
  /** Items in no batch. */
  readonly waiting: number;
  readonly oldestWaitingAt?: number;
  /** Of all that has no proof, in a batch or not. */
  readonly oldestUnprovenAt?: number;
  readonly newestUnprovenAt?: number;
  readonly open: readonly OpenBatch[];
  readonly lastConfirmed?: {
    readonly id: number;
    readonly confirmedAt: number;
    readonly block: number;
    /** Time of that block. */
    readonly blockAt: number;
  };
  readonly missing: readonly MissingBatch[];
}

/** Reads how far anchoring has come. */
export async function readAnchorBacklog(tx: StorageTransaction): Promise<AnchorBacklog> {
  const waiting = await tx
    .selectFrom('anchor_item')
    .select((of) => [of.fn.countAll<bigint>().as('count'), of.fn.min('enqueued_at').as('oldest')])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const unproven = await tx
    .selectFrom('anchor_item')
    .select((of) => [of.fn.min('enqueued_at').as('oldest'), of.fn.max('enqueued_at').as('newest')])
    .where('state', '<>', 'anchored')
    .executeTakeFirstOrThrow();
  const last = await findNewestConfirmed(tx);
  const missing = await tx
    .selectFrom('anchor_batch')
    .select(['id', 'size', 'digest', 'missing_since'])
    .where('missing_since', 'is not', null)
    .orderBy('id')
    .execute();
  const oldestWaitingAt = timeOf(waiting.oldest);
  const oldestUnprovenAt = timeOf(unproven.oldest);
  const newestUnprovenAt = timeOf(unproven.newest);
  return {
    waiting: Number(waiting.count),
    ...(oldestWaitingAt !== undefined && { oldestWaitingAt }),
    ...(oldestUnprovenAt !== undefined && { oldestUnprovenAt }),
    ...(newestUnprovenAt !== undefined && { newestUnprovenAt }),
    open: await listOpen(tx),
    ...(last !== undefined && {
      lastConfirmed: {
        id: last.id,
        confirmedAt: last.confirmed_at?.getTime() ?? 0,
        block: Number(last.block_number),
        blockAt: last.block_time?.getTime() ?? 0,
      },
    }),
    missing: missing.map(({ digest, id, missing_since, size }) => ({
      id,
      size,
      digest: digest ?? '',
      missingSince: missing_since?.getTime() ?? 0,
    })),
  };
}

/** The confirmed batch in the newest block; with `standing` of those that are not missing. */
export async function findNewestConfirmed(
  tx: StorageTransaction,
  options: { readonly standing?: boolean } = {},
): Promise<AnchorBatchRow | undefined> {
  return tx
    .selectFrom('anchor_batch')
    .selectAll()
    .where('state', '=', 'confirmed')
    .$if(options.standing === true, (query) => query.where('missing_since', 'is', null))
    .orderBy('block_number', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Confirmed batches below a number, from the highest down: a number stays, a block may change. */
export async function listConfirmedBatches(
  tx: StorageTransaction,
  options: { readonly below: number; readonly limit: number; readonly onlyMissing?: boolean },
): Promise<AnchorBatchRow[]> {
  return tx
    .selectFrom('anchor_batch')
    .selectAll()
    .where('state', '=', 'confirmed')
    .where('id', '<', options.below)
    .$if(options.onlyMissing === true, (query) => query.where('missing_since', 'is not', null))
    .orderBy('id', 'desc')
    .limit(options.limit)
    .execute();
}

async function listOpen(tx: StorageTransaction): Promise<OpenBatch[]> {
  const rows = await tx
    .selectFrom('anchor_batch')
    .leftJoin('anchor_transaction', 'anchor_transaction.batch_id', 'anchor_batch.id')
    .select((of) => [
      'anchor_batch.id',
      'anchor_batch.size',
      'anchor_batch.state',
      'anchor_batch.claimed_at',
      of.fn.count<bigint>('anchor_transaction.number').as('attempts'),
    ])
    .where('anchor_batch.state', '<>', 'confirmed')
    .groupBy('anchor_batch.id')
    .orderBy('anchor_batch.id')
    .execute();
  return rows.map(({ attempts, claimed_at, id, size, state }) => ({
    id,
    size,
    state: state as OpenBatch['state'],
    claimedAt: claimed_at.getTime(),
    attempts: Number(attempts),
  }));
}

function timeOf(value: Date | null): number | undefined {
  return value?.getTime();
}
