import {
  type EntryVersionSummary,
  findEntryClaim,
  listEntryVersions,
  type StorageTransaction,
} from '@originmark/storage';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import type { Resources } from '../resources.ts';

type Read = <T>(run: (tx: StorageTransaction) => Promise<T>) => Promise<T>;

/** How a caller reads entries. */
export interface Reading {
  /** True for officers and auditors. */
  readonly seesAll: boolean;
  readonly read: Read;
}

/**
 * Whoever reads across tenants does so with a token that is bound to a key; everybody else sees own rows.
 * @throws HttpError `auth.unbound`
 */
export function readingOf(
  request: Pick<FastifyRequest, 'principal'>,
  { database }: Pick<Resources, 'database'>,
): Reading {
  const { actors, boundTo, tenant } = principalOf(request);
  const seesAll = actors.has('officer') || actors.has('auditor');
  if (!seesAll)
    return { seesAll, read: (run) => database.forTenant(tenant).transaction('reader', run) };
  if (boundTo === undefined)
    throw new HttpError('auth.unbound', 'the token of an officer or auditor is not bound to a key');
  return { seesAll, read: (run) => database.forTenant(tenant).transaction('officer', run) };
}

/**
 * The submission that a number stands for: the newest, of the holder that showed its right to file where
 * there is one. What nobody may see does not exist.
 * @throws HttpError `submission.unknown`
 */
export async function findEntry(
  tx: StorageTransaction,
  {
    number,
    seesAll,
    version,
  }: { readonly number: string; readonly version?: number | undefined; readonly seesAll: boolean },
): Promise<{ readonly row: EntryVersionSummary; readonly all: readonly EntryVersionSummary[] }> {
  const all = await listEntryVersions(tx, number);
  const claim = seesAll ? await findEntryClaim(tx, number) : undefined;
  const held = all.filter(
    (row) =>
      claim === undefined ||
      (row.tenant_id === claim.tenant_id && row.holder_did === claim.holder_did),
  );
  const row = held.filter((one) => version === undefined || one.entry_version === version).at(-1);
  if (row === undefined) throw new HttpError('submission.unknown', 'no such entry');
  return { row, all };
}
