import { getStatusBit } from '@originmark/core';
import type {
  CredentialRow,
  CredentialState,
  RevocationRow,
  StorageTransaction,
} from '../tables.ts';

/** Which records, and behind which of them. */
export interface CredentialFilter {
  readonly type?: string;
  readonly subjectDid?: string;
  readonly issuerDid?: string;
  readonly state?: CredentialState;
  readonly after?: { readonly createdAt: number; readonly id: string };
  readonly limit: number;
}

/** Records in the order in which they were made, one more than `limit` where there are more. */
export async function listCredentialPage(
  tx: StorageTransaction,
  { after, issuerDid, limit, state, subjectDid, type }: CredentialFilter,
): Promise<CredentialRow[]> {
  let query = tx.selectFrom('credential_record').selectAll();
  if (type !== undefined) query = query.where('type', '=', type);
  if (subjectDid !== undefined) query = query.where('subject_did', '=', subjectDid);
  if (issuerDid !== undefined) query = query.where('issuer_did', '=', issuerDid);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) {
    const at = new Date(after.createdAt);
    query = query.where((eb) =>
      eb.or([
        eb('created_at', '>', at),
        eb.and([eb('created_at', '=', at), eb('id', '>', after.id)]),
      ]),
    );
  }
  return query
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
}

/** How a credential stands in the register: what its lists show or will show with their next version. */
export interface CredentialStanding {
  readonly revocation?: RevocationRow;
  readonly suspended: boolean;
}

/** The standing of each of these credentials. */
export async function readStandings(
  tx: StorageTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CredentialStanding>> {
  if (ids.length === 0) return new Map();
  const revocations = await tx
    .selectFrom('current_revocation')
    .selectAll()
    .where('credential_id', 'in', [...ids])
    .execute();
  const places = await tx
    .selectFrom('status_index')
    .innerJoin('status_list', 'status_list.id', 'status_index.list_id')
    .select(['status_index.credential_id', 'status_index.index', 'status_index.list_id'])
    .where('status_list.purpose', '=', 'suspension')
    .where('status_index.credential_id', 'in', [...ids])
    .execute();
  const listIds = [...new Set(places.map(({ list_id }) => list_id))];
  const lists =
    listIds.length === 0
      ? []
      : await tx
          .selectFrom('status_list')
          .select(['id', 'bits'])
          .where('id', 'in', listIds)
          .execute();
  const suspended = new Set(
    places
      .filter(({ index, list_id }) => {
        const bits = lists.find(({ id }) => id === list_id)?.bits;
        return bits !== undefined && getStatusBit(bits, index);
      })
      .map(({ credential_id }) => credential_id),
  );
  return new Map(
    ids.map((id) => {
      const revocation = revocations.find(({ credential_id }) => credential_id === id);
      return [
        id,
        { suspended: suspended.has(id), ...(revocation !== undefined && { revocation }) },
      ] as const;
    }),
  );
}
