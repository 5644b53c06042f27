import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { CliError, unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { readInput } from './read-input.ts';

/** A text that was found under a name, a document that is no text, or why there is nothing. */
export type FoundText =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly document: Uint8Array }
  | { readonly name: string; readonly problem: string };

/** The bytes of one file, at most: a document's. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;
const MAX_FILES = 20_000;

/**
 * The texts of a file, or of all files of a folder however deep, in the order of their names. In a folder a
 * file that cannot be read takes no other with it. Links of the file system and hidden files are passed over.
 * @throws CliError 65 where a named file cannot be read, or a folder holds more files than are read at once
 */
export async function readArrivals(path: string, io: Io): Promise<readonly FoundText[]> {
  const home = resolve(io.cwd, path);
  const about = await stat(home).catch(() => undefined);
  if (about?.isDirectory() !== true) return [await readOne(path, io)];
  const found: FoundText[] = [];
  for (const file of await listFiles(home, path)) {
    const name = join(path, relative(home, file));
    try {
      found.push(await readOne(name, io));
    } catch (cause) {
      if (!(cause instanceof CliError)) throw cause;
      found.push({ name, problem: cause.message });
    }
  }
  return found;
}

/** Credentials and evidence are text; what is none, a PDF or a picture, is a document. */
async function readOne(path: string, io: Io): Promise<FoundText> {
  const bytes = await readInput(path, 'the file', { io, maxBytes: MAX_FILE_BYTES });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.startsWith('%PDF-') ? { name: path, document: bytes } : { name: path, text };
  } catch {
    return { name: path, document: bytes };
  }
}

async function listFiles(home: string, named: string): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [home];
  for (const folder of folders)
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) folders.push(join(folder, entry.name));
      else if (entry.isFile()) files.push(join(folder, entry.name));
      if (files.length > MAX_FILES)
        throw unreadable(
          `${named} holds more than ${MAX_FILES} files: import its folders one by one.`,
        );
    }
  return files.sort();
}
