import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that it is there whole or not at all, whenever the machine stops: a temporary
 * file beside it, flushed to the disk, then renamed over it, then the folder flushed. The temporary
 * file is always a new one under a name that nobody can foresee: what another put there, a link to a
 * file of ours for example, is never written through. The file has the permissions 0600 unless told
 * otherwise.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const handle = await open(temporary, 'wx', mode);
  try {
    await writeDurably(handle, content, mode);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
  await flush(dirname(path));
}

async function writeDurably(
  handle: FileHandle,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  try {
    await handle.writeFile(content);
    // The mask of the process may have taken some away.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is durable once its folder is. */
async function flush(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } finally {
    await handle?.close();
  }
}
