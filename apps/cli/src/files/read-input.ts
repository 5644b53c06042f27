import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { systemCode } from './system-code.ts';

/**
 * Reads a file that the caller named, at most `maxBytes` of it.
 * @param what the file's role in a sentence: "the bundle"
 * @throws CliError 65 naming the file and what to do
 */
export async function readInput(
  path: string,
  what: string,
  { io, maxBytes }: { readonly io: Pick<Io, 'cwd'>; readonly maxBytes: number },
): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(resolve(io.cwd, path), 'r');
    if ((await handle.stat()).isDirectory())
      throw unreadable(`${startSentence(what)} ${path} is a folder: name a file in it.`);
    return await readAll(handle, { path, what, maxBytes });
  } catch (cause) {
    throw explain(cause, path, what);
  } finally {
    await handle?.close();
  }
}

async function readAll(
  handle: FileHandle,
  { path, what, maxBytes }: { path: string; what: string; maxBytes: number },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(64 * 1024), 0, 64 * 1024, null);
    if (bytesRead === 0) break;
    length += bytesRead;
    if (length > maxBytes)
      throw unreadable(
        `${startSentence(what)} ${path} is larger than ${maxBytes} bytes, the most that is read: check that it is the file you meant.`,
      );
    chunks.push(buffer.subarray(0, bytesRead));
  }
  if (length === 0)
    throw unreadable(`${startSentence(what)} ${path} is empty: give the file with its content.`);
  return new Uint8Array(Buffer.concat(chunks));
}

function explain(cause: unknown, path: string, what: string): unknown {
  const code = systemCode(cause);
  if (code === undefined) return cause;
  return unreadable(`${startSentence(what)} ${path} ${reasonOf(code)}`, cause);
}

function reasonOf(code: string): string {
  switch (code) {
    case 'ENOENT':
      return 'does not exist: check the path.';
    case 'ENOTDIR':
      return 'does not exist, because a part of its path is a file: check the path.';
    case 'EISDIR':
      return 'is a folder: name a file in it.';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user: check its permissions.';
    default:
      return `cannot be read (${code}): check the disk and the path.`;
  }
}

function startSentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
