import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { explainWrite } from './explain-write.ts';
import { systemCode } from './system-code.ts';

/**
 * Challenges that were given out and those that were answered, each a file under the digest of its nonce. A
 * challenge moves from one folder to the other in one step, so that of two that answer it at once one is late.
 */
const GIVEN = 'challenges';
const SPENT = 'challenges-spent';

/** Notes a challenge that is given out. @throws CliError 65 where the folder cannot be written */
export async function noteChallenge(
  folder: string,
  nonce: string,
  expiresAt: number,
): Promise<void> {
  const home = join(folder, GIVEN);
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await writeFile(join(home, nameOf(nonce)), `${expiresAt}\n`, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw explainWrite(cause, home, 'Name another data folder with --data, or make room there.');
  }
}

/** What is known of a challenge that is answered; of a fresh one, until when it was given (ms since the epoch). */
export type SpentChallenge =
  | { readonly state: 'fresh'; readonly expiresAt: number }
  | { readonly state: 'already-used' | 'not-given' };

/** Spends a challenge: `fresh` for the first that asks, and for no other, in however many processes. */
export async function spendChallenge(folder: string, nonce: string): Promise<SpentChallenge> {
  const name = nameOf(nonce);
  const spent = join(folder, SPENT);
  try {
    await mkdir(spent, { recursive: true, mode: 0o700 });
    // A file that stands there already is that of a challenge that was answered.
    const handle = await open(join(spent, name), 'wx', 0o600);
    await handle.close();
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return { state: 'already-used' };
    throw explainWrite(cause, spent, 'Name another data folder with --data, or make room there.');
  }
  try {
    await rename(join(folder, GIVEN, name), join(spent, name));
    const text = (await readFile(join(spent, name), 'utf8')).trim();
    // What was not noted whole is over.
    return { state: 'fresh', expiresAt: /^[0-9]{1,15}$/.test(text) ? Number(text) : 0 };
  } catch (cause) {
    if (systemCode(cause) !== 'ENOENT') throw cause;
    await rm(join(spent, name), { force: true });
    return { state: 'not-given' };
  }
}

function nameOf(nonce: string): string {
  return createHash('sha256').update(nonce).digest('hex');
}
