import { sql } from 'kysely';
import type { StorageTransaction } from '../tables.ts';

/** A request that is about to be paid for. */
export interface RelayReservation {
  /** `0x…`, 32 bytes: what the request is known by. */
  readonly digest: string;
  /** Address of the owner, lower case. */
  readonly owner: string;
  /** Most gas that it may use. */
  readonly gas: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What was paid for. */
export interface RelaySum {
  readonly requests: number;
  readonly gas: number;
}

/**
 * Counts a request against its owner and all owners, once however often it comes.
 * @param rule.assertWithin throws where there was enough within the window; the request itself is not counted
 * @returns the transaction of an earlier try, where there was one
 */
export async function reserveRelay(
  tx: StorageTransaction,
  { at, digest, gas, owner }: RelayReservation,
  rule: {
    readonly windowMs: number;
    readonly assertWithin: (spent: { readonly owner: RelaySum; readonly all: RelaySum }) => void;
  },
): Promise<{ readonly transaction?: string }> {
  // Two relayers of one database take their turns, or each would see room for one more.
  await sql`select pg_advisory_xact_lock(hashtext('relay'))`.execute(tx);
  const since = new Date(at - rule.windowMs);
  const all = await sumOf(tx, { digest, since });
  rule.assertWithin({ owner: await sumOf(tx, { digest, since, owner }), all });
  const values = { gas: BigInt(gas), reserved_at: new Date(at) };
  const row = await tx
    .insertInto('relayed_request')
    .values({ digest, owner, ...values })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet(values))
    .returning('transaction_hash')
    .executeTakeFirstOrThrow();
  return row.transaction_hash === null ? {} : { transaction: row.transaction_hash };
}

async function sumOf(
  tx: StorageTransaction,
  {
    digest,
    owner,
    since,
  }: { readonly digest: string; readonly since: Date; readonly owner?: string },
): Promise<RelaySum> {
  const { gas, requests } = await tx
    .selectFrom('relayed_request')
    .select((of) => [
      of.fn.countAll<bigint>().as('requests'),
      sql<bigint>`coalesce(sum(gas), 0)::bigint`.as('gas'),
    ])
    .where('digest', '<>', digest)
    .where('reserved_at', '>', since)
    .$if(owner !== undefined, (query) => query.where('owner', '=', owner ?? ''))
    .executeTakeFirstOrThrow();
  return { requests: Number(requests), gas: Number(gas) };
}

/** Notes the transaction that carries a request, and what it cost once that is known. */
export async function markRelayed(
  tx: StorageTransaction,
  digest: string,
  step: { readonly transaction: string } | { readonly gasUsed: number },
): Promise<void> {
  await tx
    .updateTable('relayed_request')
    .set(
      'transaction' in step
        ? { transaction_hash: step.transaction }
        : { gas: BigInt(step.gasUsed) },
    )
    .where('digest', '=', digest)
    .execute();
}
