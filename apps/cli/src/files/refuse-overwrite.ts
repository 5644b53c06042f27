import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { systemCode } from './system-code.ts';

/** What a file that is to be written must not take away. */
export interface Overwriting {
  /** Files that the command read: none of them is its own output. */
  readonly inputs?: readonly (string | undefined)[];
  /** What is to be written, where it is known already: the very same may be written again. */
  readonly text?: string;
  /** Whether an entry bundle that stands there is to stay too. */
  readonly keepsBundle?: boolean;
  /** Whether an evidence package that stands there is to stay too. */
  readonly keepsPackage?: boolean;
  /** The option that named the file; default `--out`. */
  readonly option?: string;
}

const SIGNED_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Refuses to write over a signed token, which nobody can sign the same again, over an input of the command,
 * and where a folder stands. Any other file may be written over.
 * @throws CliError 65
 */
export async function refuseOverwrite(
  path: string,
  { inputs = [], keepsBundle = false, keepsPackage = false, option = '--out', text }: Overwriting,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<void> {
  const file = resolve(cwd, path);
  if (await isFolder(file))
    throw unreadable(`${path} is a folder: name a file, in it or elsewhere, with ${option}.`);
  const there = await readThere(file, path, option);
  if (there === undefined || there === text?.trim()) return;
  if (SIGNED_TOKEN.test(there))
    throw unreadable(
      `${path} holds a signed token, which would be lost for ever: name another file with ${option}, or move that one away.`,
    );
  if (keepsPackage && isOfType(there, 'EvidencePackage'))
    throw unreadable(
      `${path} holds an evidence package, without which its verdict can never be given again: name another file with ${option}, or move that one away.`,
    );
  if (keepsBundle && isOfType(there, 'EntryBundle'))
    throw unreadable(
      `${path} holds an entry bundle, as it was filed: name another file with ${option}, or move that one away. To correct an entry that was filed, raise its entryVersion.`,
    );
  for (const input of inputs)
    if (input !== undefined && (await isSame(resolve(cwd, input), file)))
      throw unreadable(
        `${path} is what this command reads, and would be replaced: name another file with ${option}.`,
      );
}

function isOfType(text: string, type: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (value as { type?: unknown } | null)?.type === type;
  } catch {
    return false;
  }
}

async function isFolder(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isDirectory() === true;
}

/** Undefined where there is no file; what else is in the way is for the writing to say. */
async function readThere(file: string, path: string, option: string): Promise<string | undefined> {
  try {
    if (!(await stat(file)).isFile()) return undefined;
    return (await readFile(file, 'latin1')).trim();
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(
      `${path} is there and cannot be read (${String(code)}), so it may hold a signed token: name another file with ${option}.`,
      cause,
    );
  }
}

async function isSame(input: string, file: string): Promise<boolean> {
  try {
    return (await realpath(input)) === (await realpath(file));
  } catch (cause) {
    // What is named by something else than a file, such as an id.
    if (systemCode(cause) === 'ENOENT' || systemCode(cause) === 'ENOTDIR') return false;
    throw cause;
  }
}
