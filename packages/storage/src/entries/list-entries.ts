import { sql } from 'kysely';
import type { EntryVerdictRow, EntryVersionRow, StorageTransaction } from '../tables.ts';

export interface EntryFilter {
  readonly number?: string;
  readonly importer?: string;
  readonly holderDid?: string;
  readonly state?: EntryVersionRow['state'];
  /** Of the newest judgement. */
  readonly outcome?: EntryVerdictRow['outcome'];
  /** Presented at this moment or later. */
  readonly from?: number;
  /** Presented before this moment. */
  readonly until?: number;
}

/** A line of the list of entries. `position` is the key behind which the next page begins. */
export interface EntryListRow {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly version: number;
  readonly kind: EntryVersionRow['kind'];
  readonly holderDid: string;
  readonly importer: string | null;
  readonly state: EntryVersionRow['state'];
  readonly presentedAt: Date;
  readonly position: bigint;
  /** Of the newest judgement; null before the first. */
  readonly outcome: EntryVerdictRow['outcome'] | null;
  readonly verdictDigest: string | null;
  readonly verdicts: number;
}

/** Entries as they were presented: the tenant's, or for an `officer` those of all. */
export async function listEntries(
  tx: StorageTransaction,
  filter: EntryFilter & { readonly after?: bigint; readonly limit: number },
): Promise<EntryListRow[]> {
  const { after = 0n, from, holderDid, importer, limit, number, outcome, state, until } = filter;
  return tx
    .selectFrom('entry_version as one')
    .leftJoin('entry_verdict as newest', (join) =>
      join
        .onRef('newest.submission_id', '=', 'one.id')
        .on('newest.number', '=', (of) =>
          of
            .selectFrom('entry_verdict as any')
            .select(sql<number>`max("any".number)`.as('number'))
            .whereRef('any.submission_id', '=', 'one.id'),
        ),
    )
    .select([
      'one.id',
      'one.tenant_id as tenantId',
      'one.entry_number as number',
      'one.entry_version as version',
      'one.kind',
      'one.holder_did as holderDid',
      'one.importer',
      'one.state',
      'one.presented_at as presentedAt',
      'one.position',
      'newest.outcome',
      'newest.verdict_digest as verdictDigest',
      sql<number>`coalesce(newest.number, 0)`.as('verdicts'),
    ])
    .where('one.position', '>', after)
    .$if(number !== undefined, (query) => query.where('one.entry_number', '=', number ?? ''))
    .$if(importer !== undefined, (query) => query.where('one.importer', '=', importer ?? ''))
    .$if(holderDid !== undefined, (query) => query.where('one.holder_did', '=', holderDid ?? ''))
    .$if(state !== undefined, (query) => query.where('one.state', '=', state ?? 'judged'))
    .$if(outcome !== undefined, (query) => query.where('newest.outcome', '=', outcome ?? 'review'))
    .$if(from !== undefined, (query) => query.where('one.presented_at', '>=', new Date(from ?? 0)))
    .$if(until !== undefined, (query) => query.where('one.presented_at', '<', new Date(until ?? 0)))
    .orderBy('one.position')
    .limit(limit)
    .execute();
}
