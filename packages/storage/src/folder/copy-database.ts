import { existsSync } from 'node:fs';
import { cp, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './lock-folder.ts';
import { prepareFolder } from './prepare-folder.ts';

const DATA = 'pglite';

/** Whether a folder holds an embedded database, whole: it gets its name when it is. */
export function holdsDatabase(folder: string): boolean {
  return existsSync(join(folder, DATA));
}

/**
 * Puts a copy of an embedded database where a database of another folder is looked for: making one anew
 * takes seconds and hundreds of megabytes. A copy that was cut short is none.
 * @throws StorageError `folder.locked` `folder.lock-unreadable` `folder.unusable`
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  prepareFolder(to);
  const unlock = [from, to].map((folder) => lockFolder(folder));
  try {
    const made = join(to, `${DATA}.partial`);
    await rm(made, { recursive: true, force: true });
    await cp(join(from, DATA), made, { recursive: true });
    await sync(made);
    await rename(made, join(to, DATA));
  } finally {
    for (const free of unlock) free();
  }
}

/** Files reach the disk before the name that says that they are whole. */
async function sync(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(entry.parentPath, entry.name), 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
