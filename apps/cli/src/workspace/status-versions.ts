import type { ExistenceProof } from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import { proveStatusVersion } from '@originmark/issuer/register';
import { findHeld, issuerOf } from './identifiers.ts';
import type { IssuingPlace } from './issuing-place.ts';
import type { Workspace } from './open-workspace.ts';

/** A published version of a list of one's own, with the proof of it once it is anchored. */
export interface ProvenVersion {
  readonly sequence: number;
  readonly token: string;
  readonly proof?: ExistenceProof;
}

/**
 * The versions of a list that answer as of a moment (ms): the one that was in force, the one that took its
 * place, and the newest; the newest alone where no moment is asked about. Empty for a list that was not
 * published here.
 */
export async function provenVersions(
  workspace: IssuingPlace & Pick<Workspace, 'ledger'>,
  listId: string,
  asOf?: number,
): Promise<readonly ProvenVersion[]> {
  const { database, ledger } = workspace;
  const versions = await publishedVersions(workspace, listId);
  const newest = versions.at(-1);
  if (newest === undefined) return [];
  const then =
    asOf === undefined
      ? -1
      : versions.findLastIndex(({ createdAt }) => createdAt.getTime() <= asOf);
  const wanted = then < 0 ? [newest] : [...versions.slice(then, then + 2), newest];
  const issuer = issuerOf(workspace, await findHeld(database, newest.issuerDid));
  const proven: ProvenVersion[] = [];
  for (const { sequence, token } of new Set(wanted)) {
    const proof = await unlessWaiting(() =>
      proveStatusVersion(issuer, { listId, sequence }, ledger),
    );
    proven.push({ sequence, token: token ?? '', ...(proof !== undefined && { proof }) });
  }
  return proven;
}

/** Undefined while what is to be proven waits to be anchored. */
export async function unlessWaiting<T>(prove: () => Promise<T>): Promise<T | undefined> {
  try {
    return await prove();
  } catch (cause) {
    if (cause instanceof IssuerError && cause.code === 'issuer.not-anchored') return undefined;
    throw cause;
  }
}

/** All of them, oldest first: `created_at` is what a version says of its beginning. */
function publishedVersions({ database }: Pick<IssuingPlace, 'database'>, listId: string) {
  return database.transaction('reader', (tx) =>
    tx
      .selectFrom('status_version')
      .innerJoin('status_list', 'status_list.id', 'status_version.list_id')
      .select([
        'status_version.sequence',
        'status_version.token',
        'status_version.created_at as createdAt',
        'status_list.issuer_did as issuerDid',
      ])
      .where('status_version.list_id', '=', listId)
      .where('status_version.state', '=', 'published')
      .orderBy('status_version.sequence')
      .execute(),
  );
}
