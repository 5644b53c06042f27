import { rmdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lockFolder, StorageError } from '@originmark/storage/folder';
import { unreadable } from '../errors.ts';

const PAUSE_MS = 25;
/** Held far shorter than this by any run that is not paused. */
const ABANDONED_AFTER_MS = 10_000;
/** Long enough for a lock that was left this very moment to be taken over. */
const GIVE_UP_AFTER_MS = 15_000;

/**
 * Runs `work` while no other process does so with the same lock, a file that names its holder. The
 * lock of a process that is gone is taken over at once, that of one in another container after ten
 * seconds; one that lives keeps it, however long it is paused, and nobody releases another's.
 * @throws CliError 65 when the lock cannot be had within `giveUpAfterMs`
 */
export async function withFolderLock<T>(
  lock: string,
  work: () => Promise<T>,
  giveUpAfterMs = GIVE_UP_AFTER_MS,
): Promise<T> {
  const release = await take(lock, giveUpAfterMs);
  try {
    return await work();
  } finally {
    release();
  }
}

async function take(lock: string, giveUpAfterMs: number): Promise<() => void> {
  // Not the time of day: it can be set while this waits.
  const until = performance.now() + giveUpAfterMs;
  for (;;) {
    try {
      const options = { name: basename(lock), abandonedAfterMs: ABANDONED_AFTER_MS };
      return lockFolder(dirname(lock), options);
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause;
    }
    if (performance.now() >= until)
      throw unreadable(
        `${lock} keeps other runs out and did not go away for ${giveUpAfterMs / 1000} seconds: make sure that no other originmark uses this folder, then remove ${lock}. Nothing was judged.`,
      );
    await removeOldFolder(lock);
    await wait(PAUSE_MS);
  }
}

/** The lock was a folder once. What is a file, or holds something, stays. */
async function removeOldFolder(lock: string): Promise<void> {
  const made = await stat(lock).catch(() => undefined);
  if (made?.isDirectory() === true && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS)
    await rmdir(lock).catch(() => undefined);
}
