import type { OpenDatabase } from '../open/open-database.ts';
import { anchorChecks } from './check-anchors.ts';
import { credentialChecks } from './check-credentials.ts';
import { didDocumentChecks } from './check-did-documents.ts';
import { ethrHistoryChecks } from './check-ethr-history.ts';
import { statusChecks } from './check-status-lists.ts';
import { versionChecks } from './check-status-versions.ts';
import { type Parties, tenantChecks } from './check-tenants.ts';
import type { FsckCheck, FsckFinding } from './fsck-finding.ts';
import { runFsck } from './run-fsck.ts';

/** The checks that need the database alone, and no knowledge of what credentials say, of the handle's tenant. */
export function databaseChecks(
  database: OpenDatabase,
  parties: Parties = 'one',
): readonly FsckCheck[] {
  return [
    ...tenantChecks(database, parties),
    ...credentialChecks(database),
    ...statusChecks(database),
    ...versionChecks(database),
    ...anchorChecks(database),
    ...didDocumentChecks(database),
    ...ethrHistoryChecks(database),
  ];
}

/**
 * Reads everything and changes nothing; an empty answer means that all of it fits. Run it after a
 * crash, and after restoring a backup. On a server each check looks at one moment, whoever else is writing.
 * Of many parties each is looked at.
 */
export async function fsck(
  database: OpenDatabase,
  parties: Parties = 'one',
): Promise<readonly FsckFinding[]> {
  const ids =
    parties === 'one'
      ? [database.tenant]
      : await database
          .transaction('reader', (tx) =>
            tx.selectFrom('tenant').select('id').orderBy('id').execute(),
          )
          .then((rows) => rows.map(({ id }) => id));
  const checks = ids.flatMap((id) => databaseChecks(database.forTenant(id), parties));
  const { findings } = await runFsck(checks, { repair: false });
  return findings;
}
