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

/**
 * Counts a request against its owner, once however often it comes.
 * @param rule.assertWithin throws where the owner had enough within the window; the request itself is not counted
 * @returns the transaction of an earlier try, where there was one
 */
export async function reserveRelay(
  tx: StorageTransaction,
  { at, digest, gas, owner }: RelayReservation,
  rule: {
    readonly windowMs: number;
    readonly assertWithin: (spent: { readonly requests: number; readonly gas: number }) => void;
  },
): Promise<{ readonly transaction?: string }> {
  // Two relayers of one database take their turns, or each would see room for one more.
  await sql`select pg_advisory_xact_lock(hashtext(${`relay ${owner}`}))`.execute(tx);
  const spent = await tx
    .selectFrom('relayed_request')
    .select((of) => [
      of.fn.countAll<bigint>().as('requests'),
      sql<bigint>`coalesce(sum(gas), 0)::bigint`.as('gas'),
    ])
    .where('owner', '=', owner)
    .where('digest', '<>', digest)
    .where('reserved_at', '>', new Date(at - rule.windowMs))
    .executeTakeFirstOrThrow();
  rule.assertWithin({ requests: Number(spent.requests), gas: Number(spent.gas) });
  const values = { gas: BigInt(gas), reserved_at: new Date(at) };
  const row = await tx
    .insertInto('relayed_request')
    .values({ digest, owner, ...values })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet(values))
    .returning('transaction_hash')
    .executeTakeFirstOrThrow();
  return row.transaction_hash === null ? {} : { transaction: row.transaction_hash };
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
