import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unreadable } from '../errors.ts';
import { systemCode } from '../files/system-code.ts';

/** Where the newest version of a list is kept, whatever its URL looks like. */
export function publishedPath(folder: string, listId: string): string {
  const name = createHash('sha256').update(listId).digest('hex').slice(0, 32);
  return join(folder, 'published', `${name}.status.jwt`);
}

/**
 * The newest version of a list of one's own; undefined for a stranger's. It is signed: where it was
 * found lends it no weight.
 */
export async function findPublished(folder: string, listId: string): Promise<string | undefined> {
  const path = publishedPath(folder, listId);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(`${path} cannot be read (${String(code)}): check its permissions.`, cause);
  }
}
