import { sql } from 'kysely';
import type { StorageTransaction } from '../tables.ts';
import { formerSubmissions } from './draw-down.ts';

/**
 * Notes that an entry used a certification of a single shipment: lawful for several entries of that shipment.
 * Takes the place of what the tenant noted before under the same number. Role `judge`.
 * @param use.shipment what the shipment is known by
 * @returns other shipments that it was used for and still is
 */
export async function recordShipmentUse(
  tx: StorageTransaction,
  use: {
    readonly credential: string;
    readonly submissionId: string;
    readonly number: string;
    readonly shipment: string;
    readonly at: number;
  },
): Promise<readonly string[]> {
  // Two at once would each see no other.
  await sql`select pg_advisory_xact_lock(hashtext('single-shipment'), hashtext(${use.credential}))`.execute(
    tx,
  );
  const former = await formerSubmissions(tx, use);
  if (former.length > 0)
    await tx
      .updateTable('single_shipment_use')
      .set({ released_at: new Date(use.at) })
      .where('credential', '=', use.credential)
      .where('submission_id', 'in', former)
      .where('released_at', 'is', null)
      .execute();
  await tx
    .insertInto('single_shipment_use')
    .values({
      credential: use.credential,
      submission_id: use.submissionId,
      shipment: use.shipment,
    })
    .onConflict((on) => on.doNothing())
    .execute();
  const others = await tx
    .selectFrom('single_shipment_use')
    .select('shipment')
    .distinct()
    .where('credential', '=', use.credential)
    .where('shipment', '<>', use.shipment)
    .where('released_at', 'is', null)
    .orderBy('shipment')
    .execute();
  return others.map(({ shipment }) => shipment);
}
