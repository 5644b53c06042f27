import type { OpenDatabase } from '../open/open-database.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkEthrHistory } from './check-ethr-history.ts';
import { checkStatusLists } from './check-status-lists.ts';
import { checkHeld } from './check-held.ts';
import type { FsckFinding } from './fsck-finding.ts';

/**
 * Reads everything and changes nothing; an empty answer means that all of it fits. Run it after a
 * crash, and after restoring a backup. On a server it looks at one moment, whoever else is writing.
 */
export async function fsck(database: OpenDatabase): Promise<FsckFinding[]> {
  return database.transaction('reader', async (tx) => [
    ...(await checkCredentials(tx)),
    ...(await checkStatusLists(tx)),
    ...(await checkAnchors(tx)),
    ...(await checkHeld(tx)),
    ...(await checkEthrHistory(tx)),
  ]);
}
