import { mkdir, rmdir, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from './system-code.ts';

const PAUSE_MS = 25;
/** Held far shorter than this by any run that is still alive. */
const ABANDONED_AFTER_MS = 10_000;

/**
 * Runs `work` while no other process does so with the same lock, which is a folder: making one
 * succeeds for one process only. A lock that a killed process left is taken over after ten seconds.
 */
export async function withFolderLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await take(lock);
  try {
    return await work();
  } finally {
    await rmdir(lock).catch(() => undefined);
  }
}

async function take(lock: string): Promise<void> {
  for (;;) {
    try {
      await mkdir(lock, { mode: 0o700 });
      return;
    } catch (cause) {
      if (systemCode(cause) !== 'EEXIST') throw cause;
    }
    const made = await stat(lock).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS)
      await rmdir(lock).catch(() => undefined);
    else await wait(PAUSE_MS);
  }
}
