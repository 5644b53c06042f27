import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { systemCode } from './system-code.ts';
import { writeOutput } from './write-output.ts';

/** Papers of one number in one folder, at most. */
const MAX_NAMES = 1000;

/** A draft that is written, or was there already. */
export interface WrittenDraft {
  readonly file: string;
  /** A file of its name that holds something else, and was let be. */
  readonly beside?: string;
}

/**
 * Writes a draft into a folder under a name that is free: what stands there may be another paper of the same
 * number, or this one, completed by hand. The very same draft is not written twice.
 * @throws CliError 65
 */
export async function writeDraft(
  folder: string,
  name: string,
  text: string,
  io: Pick<Io, 'cwd'>,
): Promise<WrittenDraft> {
  const first = join(folder, `${name}.json`);
  for (let at = 1; at <= MAX_NAMES; at += 1) {
    const file = at === 1 ? first : join(folder, `${name}-${at}.json`);
    const there = await readThere(resolve(io.cwd, file));
    if (there !== undefined && there.trim() !== text.trim()) continue;
    if (there === undefined) await writeOutput(file, text, io);
    return { file, ...(at > 1 && { beside: first }) };
  }
  throw unreadable(
    `${folder} holds ${MAX_NAMES} drafts called ${name}: name another folder with --drafts.`,
  );
}

async function readThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    // Something stands there that is no file to read: it is let be.
    if (code === 'EISDIR' || code === 'EACCES') return '';
    throw cause;
  }
}
