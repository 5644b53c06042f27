import { join } from 'node:path';
import { parseDateTime } from '@originmark/core';
import { publishStatusLists, type PublishedList } from '@originmark/issuer/register';
import { explainWrite } from '../files/explain-write.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { writeDidDocuments } from './did-documents.ts';
import { type HeldIdentifier, issuerOf, listIdentifiers } from './identifiers.ts';
import type { Workspace } from './open-workspace.ts';
import { publishedPath } from './published.ts';

const HOUR_MS = 3_600_000;
/** Lists that are published by hand are good for a day. */
const VALID_FOR_MS = 24 * HOUR_MS;
const RENEW_BEFORE_MS = 12 * HOUR_MS;
/** What a forced version outlives the last one by; half of it is what makes the last one due. */
const LONGER_MS = 60_000;
const READABLE = 0o644;

/**
 * Publishes the status lists that are due, of one identifier or of all, and writes the newest version
 * of each list to the folder `published`, where whoever serves it finds it, and `verify` on this machine.
 * @param how.anew also those that are not due, for the key that signed them signs no more
 */
export async function publishDue(
  workspace: Workspace,
  how: { readonly of?: HeldIdentifier; readonly anew?: boolean } = {},
): Promise<readonly PublishedList[]> {
  const { database } = workspace;
  const done: PublishedList[] = [];
  for (const held of how.of === undefined ? await listIdentifiers(database) : [how.of]) {
    const rule =
      how.anew === true
        ? await ruleForAll(workspace, held)
        : { validForMs: VALID_FOR_MS, renewBeforeMs: RENEW_BEFORE_MS };
    done.push(...(await publishStatusLists(issuerOf(workspace, held), rule)));
  }
  await writePublished(workspace);
  await writeDidDocuments(workspace);
  return done;
}

/** A rule by which every list is due, however lately it was published, and none of them twice. */
async function ruleForAll({ database, io }: Workspace, { did }: HeldIdentifier) {
  const rows = await database.transaction('reader', (tx) =>
    tx
      .selectFrom('status_version')
      .innerJoin('status_list', 'status_list.id', 'status_version.list_id')
      .select('status_version.payload')
      .where('status_list.issuer_did', '=', did)
      .whereRef('status_version.sequence', '=', 'status_list.sequence')
      .execute(),
  );
  const ends = rows.map(({ payload }) => {
    const { validUntil } = JSON.parse(payload) as { readonly validUntil?: unknown };
    return parseDateTime(validUntil) ?? 0;
  });
  const longest = Math.max(VALID_FOR_MS, ...ends.map((end) => end - io.now()));
  return { validForMs: longest + LONGER_MS, renewBeforeMs: longest + LONGER_MS / 2 };
}

/** Every list again: what a killed run did not write is written by the next. */
async function writePublished({ database, folder }: Workspace): Promise<void> {
  const rows = await database.transaction('reader', (tx) =>
    tx
      .selectFrom('status_version')
      .innerJoin('status_list', (join) =>
        join
          .onRef('status_list.id', '=', 'status_version.list_id')
          .onRef('status_list.sequence', '=', 'status_version.sequence'),
      )
      .select(['status_version.list_id', 'status_version.token'])
      .execute(),
  );
  const home = join(folder, 'published');
  try {
    if (rows.length > 0) await makeFolder(home);
    for (const { list_id, token } of rows)
      if (token !== null) await writeAtomically(publishedPath(folder, list_id), token, READABLE);
  } catch (cause) {
    throw explainWrite(cause, home, 'Make room there; the next run carries on.');
  }
}
