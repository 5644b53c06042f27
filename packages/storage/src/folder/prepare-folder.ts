import { chmodSync, mkdirSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../errors.ts';

/** An empty PGlite takes about 40 MiB, and needs room to write. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;

/**
 * Makes the data folder, closes it to others (0700) and sees that it can be used.
 * @throws StorageError `folder.unusable` `disk.full`
 */
export function prepareFolder(folder: string): void {
  let free: bigint;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    readdirSync(folder);
    const { bavail, bsize } = statfsSync(folder, { bigint: true });
    free = bavail * bsize;
  } catch (cause) {
    throw folderError(folder, cause);
  }
  if (free < BigInt(MIN_FREE_BYTES)) {
    throw new StorageError(
      'disk.full',
      `only ${free / 1024n / 1024n} MiB are free for ${folder}: 64 MiB are needed, make room or choose another folder`,
    );
  }
}

/** Takes from others what an engine gave them: folders 0700, files 0600. */
export function closeToOthers(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) closeToOthers(path);
    else if (entry.isFile()) chmodSync(path, 0o600);
  }
}

/** The error for a folder that does not do what is asked of it, with the remedy. */
export function folderError(folder: string, cause: unknown): StorageError {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StorageError(
      'disk.full',
      `no space is left for ${folder}: make room, then start again`,
      {
        cause,
      },
    );
  }
  if (code === undefined) {
    return new StorageError(
      'folder.damaged',
      `the embedded database in ${folder} does not open: it was damaged, as by a crash of the machine or a full disk; restore the folder from a backup, and keep the damaged one until then`,
      { cause },
    );
  }
  return new StorageError(
    'folder.unusable',
    `the data folder ${folder} cannot be used (${code}): it must be a folder that this user may read and write`,
    { cause },
  );
}
