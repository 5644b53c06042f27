import { createStatusList, type StatusPurpose, type StorageTransaction } from '@originmark/storage';
import type { StatusListUrls } from '../status-entries.ts';
import type { IssuerContext } from './issuer-context.ts';

/** Both lists on which every credential stands. */
export type CurrentLists = Required<StatusListUrls>;

/**
 * The lists that take new credentials: the last pair, or the next when it is full. A list that is
 * begun here is published with the next round.
 */
export async function currentLists(
  tx: StorageTransaction,
  issuer: IssuerContext,
): Promise<CurrentLists> {
  const rows = await tx
    .selectFrom('status_list')
    .select(['id', 'allocated', 'capacity'])
    .where('issuer_did', '=', issuer.did)
    .where('purpose', '=', 'revocation')
    .execute();
  const last = rows.find(({ id }) => id === issuer.statusListUrl('revocation', rows.length));
  const hasRoom = last !== undefined && last.allocated < last.capacity;
  return beginLists(tx, issuer, hasRoom ? rows.length : rows.length + 1);
}

/** Begins a pair of lists; a pair that is there stays as it is. */
async function beginLists(
  tx: StorageTransaction,
  issuer: IssuerContext,
  number: number,
): Promise<CurrentLists> {
  const begin = async (purpose: StatusPurpose): Promise<string> => {
    const { id } = await createStatusList(tx, {
      id: issuer.statusListUrl(purpose, number),
      issuerDid: issuer.did,
      purpose,
      createdAt: issuer.clock(),
      ...(issuer.statusListCapacity !== undefined && { capacity: issuer.statusListCapacity }),
    });
    return id;
  };
  return { revocation: await begin('revocation'), suspension: await begin('suspension') };
}
