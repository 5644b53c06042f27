import { listUnjudged } from '@originmark/storage';
import type { EntryDesk } from './entry-desk.ts';
import { judgeAgain } from './judge-again.ts';

/** A verdict takes seconds: what was presented so long ago and is not judged was left by a crash. */
const LEFT_AFTER_MS = 120_000;
const AT_ONCE = 100;

/** What came of what was left. */
export interface Recovered {
  readonly judged: readonly string[];
  readonly failed: readonly { readonly submissionId: string; readonly cause: unknown }[];
}

/**
 * Judges what a crash left between presenting and the verdict, from the bytes that were kept, as it was
 * presented. One process does it at a time; one that cannot be judged keeps none of the others.
 * @throws StorageError `lock.held` where another process is at it
 */
export async function recoverSubmissions(desk: EntryDesk): Promise<Recovered> {
  const { clock, database } = desk.resources;
  return database.exclusively('judging', 0, async () => {
    const presentedBefore = clock() - LEFT_AFTER_MS;
    const left = await database.transaction('officer', (tx) =>
      listUnjudged(tx, { presentedBefore, limit: AT_ONCE }),
    );
    const judged: string[] = [];
    const failed: { submissionId: string; cause: unknown }[] = [];
    for (const { id: submissionId } of left)
      try {
        await judgeAgain(desk, { submissionId, because: 'presented' });
        judged.push(submissionId);
      } catch (cause) {
        failed.push({ submissionId, cause });
      }
    return { judged, failed };
  });
}
