import { mkdir, rmdir, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { unreadable } from '../errors.ts';
import { systemCode } from './system-code.ts';

const PAUSE_MS = 25;
/** Held far shorter than this by any run that is still alive. */
const ABANDONED_AFTER_MS = 10_000;
/** Long enough for a lock that was left this very moment to be taken over. */
const GIVE_UP_AFTER_MS = 15_000;

/**
 * Runs `work` while no other process does so with the same lock, which is a folder: making one
 * succeeds for one process only. A lock that a killed process left is taken over after ten seconds.
 * @throws CliError 65 when the lock cannot be had within `giveUpAfterMs`
 */
export async function withFolderLock<T>(
  lock: string,
  work: () => Promise<T>,
  giveUpAfterMs = GIVE_UP_AFTER_MS,
): Promise<T> {
  await take(lock, giveUpAfterMs);
  try {
    return await work();
  } finally {
    await rmdir(lock).catch(() => undefined);
  }
}

async function take(lock: string, giveUpAfterMs: number): Promise<void> {
  // Not the time of day: it can be set while this waits.
  const until = performance.now() + giveUpAfterMs;
  for (;;) {
    try {
      await mkdir(lock, { mode: 0o700 });
      return;
    } catch (cause) {
      if (systemCode(cause) !== 'EEXIST') throw cause;
    }
    if (performance.now() >= until)
      throw unreadable(
        `${lock} keeps other runs out and did not go away for ${giveUpAfterMs / 1000} seconds: make sure that no other originmark uses this folder, then remove ${lock}. Nothing was judged.`,
      );
    const made = await stat(lock).catch(() => undefined);
    // A file, and a folder that holds something, stay: nobody knows what they are there for.
    if (made !== undefined && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS)
      await rmdir(lock).catch(() => undefined);
    await wait(PAUSE_MS);
  }
}
