import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { CliError, unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { readInput } from './read-input.ts';
import { systemCode } from './system-code.ts';

/** A text that was found under a name, a document that is no text, or why there is nothing. */
export type FoundText =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly document: Uint8Array }
  | { readonly name: string; readonly problem: string };

/** The bytes of one file, at most: a document's. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;
const MAX_FILES = 20_000;
/** The bytes of all files of a folder together: they are in memory at once. */
const MAX_FOLDER_BYTES = 512 * 1024 * 1024;

/**
 * The texts of a file, or of all files of a folder however deep, in the order of their names. In a folder a
 * file that cannot be read takes no other with it. Links of the file system and hidden files are passed over.
 * @throws CliError 65 where a named file cannot be read, or a folder holds more files than are read at once
 */
export async function readArrivals(
  path: string,
  io: Pick<Io, 'cwd'>,
  maxFolderBytes = MAX_FOLDER_BYTES,
): Promise<readonly FoundText[]> {
  const home = resolve(io.cwd, path);
  const about = await stat(home).catch(() => undefined);
  if (about?.isDirectory() !== true) return [await readOne(path, io)];
  const { files, unread } = await listFiles(home, path);
  const nameOf = (place: string): string => join(path, relative(home, place));
  const found: FoundText[] = unread.map(({ folder, why }) => ({
    name: nameOf(folder),
    problem: `The folder ${nameOf(folder)} cannot be read (${why}): check its permissions, or import what is in it apart.`,
  }));
  let bytes = 0;
  for (const file of files) {
    const name = nameOf(file);
    if (bytes >= maxFolderBytes) {
      found.push({
        name,
        problem: `The files before it have ${maxFolderBytes} bytes, the most that is read at once: import it apart.`,
      });
      continue;
    }
    try {
      const one = await readOne(name, io);
      bytes += 'text' in one ? one.text.length : 'document' in one ? one.document.length : 0;
      found.push(one);
    } catch (cause) {
      if (!(cause instanceof CliError)) throw cause;
      found.push({ name, problem: cause.message });
    }
  }
  return found;
}

/** Credentials and evidence are text; what is none, a PDF or a picture, is a document. */
async function readOne(path: string, io: Pick<Io, 'cwd'>): Promise<FoundText> {
  const bytes = await readInput(path, 'the file', { io, maxBytes: MAX_FILE_BYTES });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.startsWith('%PDF-') ? { name: path, document: bytes } : { name: path, text };
  } catch {
    return { name: path, document: bytes };
  }
}

interface Listed {
  readonly files: readonly string[];
  /** Folders that cannot be read, and why. */
  readonly unread: readonly { readonly folder: string; readonly why: string }[];
}

async function listFiles(home: string, named: string): Promise<Listed> {
  const files: string[] = [];
  const unread: { folder: string; why: string }[] = [];
  const folders = [home];
  for (const folder of folders)
    for (const entry of await list(folder)) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) folders.push(join(folder, entry.name));
      else if (entry.isFile()) files.push(join(folder, entry.name));
      if (files.length + folders.length > MAX_FILES)
        throw unreadable(
          `${named} holds more than ${MAX_FILES} files and folders: import its folders one by one.`,
        );
    }
  return { files: files.sort(), unread };

  async function list(folder: string) {
    try {
      return await readdir(folder, { withFileTypes: true });
    } catch (cause) {
      const why = systemCode(cause);
      if (why === undefined) throw cause;
      unread.push({ folder, why });
      return [];
    }
  }
}
