import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { LicenceRow, StorageTransaction } from '../tables.ts';

export interface NewLicence {
  readonly credentialId: string;
  readonly credentialDigest: string;
  readonly kind: LicenceRow['kind'];
  /** The licence or right that it rests on; it must be in the register. */
  readonly parentId?: string;
  readonly licensorDid: string;
  readonly licenseeDid: string;
  readonly token: string;
  readonly from?: number;
  readonly until?: number;
  /** 0 to 3660. */
  readonly sellOffDays?: number;
  readonly addedAt: number;
}

/**
 * Enters a licence in the tenant's register, once.
 * @throws StorageError `record.mismatch` (it stands there with other content) `record.not-found` (no such parent)
 */
export async function addLicence(
  tx: StorageTransaction,
  licence: NewLicence,
): Promise<{ readonly row: LicenceRow; readonly isNew: boolean }> {
  const { credentialId: id, parentId } = licence;
  if (parentId !== undefined && (await findLicence(tx, parentId)) === undefined)
    throw new StorageError('record.not-found', `no licence ${parentId} for ${id} to rest on`);
  const inserted = await tx
    .insertInto('licence')
    .values({
      credential_id: id,
      credential_digest: licence.credentialDigest,
      kind: licence.kind,
      parent_id: parentId ?? null,
      licensor_did: licence.licensorDid,
      licensee_did: licence.licenseeDid,
      token: licence.token,
      from_at: dateOf(licence.from),
      until_at: dateOf(licence.until),
      sell_off_days: licence.sellOffDays ?? null,
      added_at: new Date(licence.addedAt),
    })
    .onConflict((on) => on.columns(['tenant_id', 'credential_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { row: inserted, isNew: true };
  const row = await findLicence(tx, id);
  const isSame =
    row?.credential_digest === licence.credentialDigest && row.parent_id === (parentId ?? null);
  if (!isSame) throw new StorageError('record.mismatch', `${id} is registered with other content`);
  return { row, isNew: false };
}

function dateOf(at: number | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}

export async function findLicence(
  tx: StorageTransaction,
  id: string,
): Promise<LicenceRow | undefined> {
  return tx.selectFrom('licence').selectAll().where('credential_id', '=', id).executeTakeFirst();
}

/** In the order of their ids. */
export async function listLicences(
  tx: StorageTransaction,
  query: {
    readonly holderDid?: string;
    readonly kind?: LicenceRow['kind'];
    /** Those that rest on it, directly or not, and itself. */
    readonly under?: string;
    readonly after?: string;
    readonly limit: number;
  },
): Promise<LicenceRow[]> {
  const { after = '', holderDid, kind, limit, under } = query;
  return tx
    .selectFrom('licence')
    .selectAll()
    .where('credential_id', '>', after)
    .$if(holderDid !== undefined, (rows) => rows.where('licensee_did', '=', holderDid ?? ''))
    .$if(kind !== undefined, (rows) => rows.where('kind', '=', kind ?? 'right'))
    .$if(under !== undefined, (rows) =>
      rows.where(sql<boolean>`credential_id in (${subtree(under ?? '')})`),
    )
    .orderBy('credential_id')
    .limit(limit)
    .execute();
}

/** A licence and all that rest on it; `depth` 0 is itself. */
export async function listLicencesBelow(
  tx: StorageTransaction,
  id: string,
): Promise<readonly (LicenceRow & { readonly depth: number })[]> {
  const { rows } = await sql<LicenceRow & { depth: number }>`with recursive below as (
      select one.*, 0 as depth from licence as one where one.credential_id = ${id}
      union all
      select child.*, below.depth + 1 from licence as child
        join below on child.parent_id = below.credential_id and child.tenant_id = below.tenant_id)
    select * from below order by depth, credential_id`.execute(tx);
  return rows;
}

/** What a licence rests on, itself first and its right last. */
export async function listLicencesAbove(
  tx: StorageTransaction,
  id: string,
): Promise<readonly LicenceRow[]> {
  const { rows } = await sql<LicenceRow>`with recursive above as (
      select one.*, 0 as depth from licence as one where one.credential_id = ${id}
      union all
      select parent.*, above.depth + 1 from licence as parent
        join above on parent.credential_id = above.parent_id and parent.tenant_id = above.tenant_id)
    select tenant_id, credential_id, credential_digest, kind, parent_id, licensor_did, licensee_did, token,
      from_at, until_at, sell_off_days, added_at from above order by depth`.execute(tx);
  return rows;
}

// A parent is registered before what rests on it, and is never changed: there is no circle.
function subtree(id: string) {
  return sql`with recursive below as (
      select credential_id from licence where credential_id = ${id}
      union all
      select child.credential_id from licence as child
        join below on child.parent_id = below.credential_id)
    select credential_id from below`;
}
