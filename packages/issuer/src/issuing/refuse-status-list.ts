import type { StorageTransaction } from '@originmark/storage';
import { IssuerError } from '../issuer-error.ts';

/** What tells a status list: its own type, and the URL under which a list of ours is served. */
interface Named {
  readonly id: string;
  readonly type: unknown;
}

/**
 * Refuses to issue a status list as if it were a credential: with a sequence and bits of its
 * author's choosing it would undo revocations that were published.
 * @throws IssuerError `issuer.status-list-apart`
 */
export function refuseStatusListType({ type }: Pick<Named, 'type'>): void {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.includes('BitstringStatusListCredential'))
    throw apart('this is a status list', '/type');
}

/**
 * As {@link refuseStatusListType}; and nothing may bear the id of a status list of this database.
 * @throws IssuerError `issuer.status-list-apart`
 */
export async function refuseStatusList(tx: StorageTransaction, named: Named): Promise<void> {
  refuseStatusListType(named);
  const list = await tx
    .selectFrom('status_list')
    .select('id')
    .where('id', '=', named.id)
    .executeTakeFirst();
  if (list !== undefined) throw apart(`${list.id} is the id of a status list`, '/id');
}

function apart(found: string, pointer: string): IssuerError {
  return new IssuerError('issuer.status-list-apart', found, { pointer });
}
