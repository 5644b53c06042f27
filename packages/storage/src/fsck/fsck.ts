import type { OpenDatabase } from '../open/open-database.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkStatusLists } from './check-status-lists.ts';

/** What the self check can find. */
export type FsckCode =
  | 'credential.token-missing'
  | 'credential.token-mismatch'
  | 'credential.digest-mismatch'
  | 'status.index-out-of-range'
  | 'status.index-without-record'
  | 'status.count-wrong'
  | 'status.bit-wrong'
  | 'status.chain-broken'
  | 'status.token-mismatch'
  | 'anchor.batch-incomplete'
  | 'anchor.checkpoint-mismatch'
  | 'anchor.not-confirmed';

/** One thing that is not as it must be. */
export interface FsckFinding {
  readonly code: FsckCode;
  /** The credential, list, batch or item. */
  readonly subject: string;
  readonly found: string;
}

/**
 * Reads everything and changes nothing; an empty answer means that all of it fits. Run it after a
 * crash, and after restoring a backup. On a server it looks at one moment, whoever else is writing.
 */
export async function fsck(database: OpenDatabase): Promise<FsckFinding[]> {
  return database.transaction('reader', async (tx) => [
    ...(await checkCredentials(tx)),
    ...(await checkStatusLists(tx)),
    ...(await checkAnchors(tx)),
  ]);
}
