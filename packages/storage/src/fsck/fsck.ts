import type { OpenDatabase } from '../open/open-database.ts';
import { anchorChecks } from './check-anchors.ts';
import { credentialChecks } from './check-credentials.ts';
import { didDocumentChecks } from './check-did-documents.ts';
import { ethrHistoryChecks } from './check-ethr-history.ts';
import { statusChecks } from './check-status-lists.ts';
import { versionChecks } from './check-status-versions.ts';
import type { FsckCheck, FsckFinding } from './fsck-finding.ts';
import { runFsck } from './run-fsck.ts';

/** The checks that need the database alone, and no knowledge of what credentials say. */
export function databaseChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
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
 */
export async function fsck(database: OpenDatabase): Promise<readonly FsckFinding[]> {
  const { findings } = await runFsck(databaseChecks(database), { repair: false });
  return findings;
}
