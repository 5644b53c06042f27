import { sql } from 'kysely';
import type { StorageTransaction } from '../tables.ts';

/** How much is held, and a mark that is another once anything else is held. */
export async function markHoldings(
  tx: StorageTransaction,
): Promise<{ readonly credentials: number; readonly mark: string }> {
  const { rows } = await sql<{ credentials: bigint; mark: string }>`select
    (select count(*) from held_credential) as credentials,
    concat_ws(' ',
      (select max(position) from held_credential),
      (select count(*) from held_credential where outcome = 'valid'),
      (select count(*) from held_proof),
      (select count(*) from held_sealed_part),
      (select md5(string_agg(md5(token), '' order by url, issuer)) from held_status_list),
      (select md5(string_agg(md5(token), '' order by did)) from held_did_resolution),
      (select md5(string_agg(part || credentials, '' order by importer, part)) from part_match)
    ) as mark`.execute(tx);
  const [row] = rows;
  return { credentials: Number(row?.credentials ?? 0n), mark: row?.mark ?? '' };
}
