import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CoreError,
  formatDateTime,
  isJsonObject,
  type JsonValue,
  parseJson,
} from '@originmark/core';
import { unreadable } from '../errors.ts';
import { explainWrite } from './explain-write.ts';
import { withFolderLock } from './folder-lock.ts';
import { systemCode } from './system-code.ts';
import { writeAtomically } from './write-atomically.ts';

/** What was forgotten, when and why: one JSON object a line, never rewritten. */
export const FORGOTTEN_FILE = 'forgotten-sequences.jsonl';
/** Beyond what a full memory comes to: one that is full must not look damaged. */
const LIMITS = { maxLength: 1024 ** 3, maxMembers: 100_000, maxNodes: 20_000_000 };

/** A file of a data folder that remembers sequences by name, and what is said where it cannot be used. */
export interface MemoryFile {
  /** Without `.json`. */
  readonly file: string;
  /** "the memory of …". */
  readonly what: string;
  /** "the … is the newest": who is sure of that may remove the file. */
  readonly sure: string;
  readonly remedy: string;
  readonly isEntry: (value: JsonValue) => boolean;
}

/** Empty where it was never written. @throws CliError 65 when it is there and cannot be read */
export async function readMemory<V>(
  folder: string,
  { file, isEntry, sure, what }: MemoryFile,
): Promise<Map<string, V>> {
  const path = join(folder, `${file}.json`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT') return new Map();
    throw unreadable(
      `${path}, ${what}, cannot be read (${String(code)}): check the folder and its permissions, or name another data folder with --data.`,
      cause,
    );
  }
  try {
    const value = parseJson(bytes, LIMITS);
    if (!isJsonObject(value) || !Object.values(value).every(isEntry))
      throw new CoreError('json.not-json', 'not an object of sequences');
    return new Map(Object.entries(value) as unknown as [string, V][]);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unreadable(
      `${path}, ${what}, is damaged (${cause.message}): restore it, or remove it if you are sure that ${sure}.`,
      cause,
    );
  }
}

/**
 * Changes what is remembered, while no other process does, durably.
 * @param change answers whether anything is to be written
 * @throws CliError 65
 */
export async function changeMemory<V>(
  folder: string,
  memory: MemoryFile,
  change: (latest: Map<string, V>) => boolean | Promise<boolean>,
): Promise<void> {
  const path = join(folder, `${memory.file}.json`);
  try {
    await withFolderLock(join(folder, `${memory.file}.lock`), async () => {
      const latest = await readMemory<V>(folder, memory);
      if (!(await change(latest))) return;
      const text = JSON.stringify(Object.fromEntries([...latest].sort()), null, 1);
      await writeAtomically(path, `${text}\n`);
    });
  } catch (cause) {
    throw explainWrite(cause, path, memory.remedy);
  }
}

/** Why something is forgotten, and when (ms). */
export interface Forgetting {
  readonly reason: string;
  readonly at: number;
}

/** Writes down what is about to be forgotten, durably and before it is. @throws CliError 65 */
export async function recordForgotten(
  folder: string,
  forgotten: readonly object[],
  { at, reason }: Forgetting,
): Promise<void> {
  const path = join(folder, FORGOTTEN_FILE);
  const lines = forgotten.map(
    (one) => `${JSON.stringify({ forgottenAt: formatDateTime(at), reason, ...one })}\n`,
  );
  try {
    const handle = await open(path, 'a', 0o600);
    try {
      await handle.writeFile(lines.join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw explainWrite(cause, path, 'Make room: what is forgotten is written down first.');
  }
}

/** Whether there is a data folder; a memory makes none. @throws CliError 65 */
export async function isFolder(folder: string, remedy: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return false;
    throw explainWrite(cause, folder, remedy);
  }
}
