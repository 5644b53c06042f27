import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../errors.ts';
import { type LockRecord, readLockRecord, writeLockRecord } from './lock-record.ts';
import { livenessOf } from './process-identity.ts';

/** The name of the lock file in the data folder. */
export const LOCK_FILE = 'database.lock';

/** Each failed try means that another process got further in between. */
const MAX_TRIES = 20;

export interface FolderLockOptions {
  /** The name of the lock file; default {@link LOCK_FILE}. Locks of different names are independent. */
  readonly name?: string;
  /**
   * How old, in ms, the lock of a process that this one cannot look at (in another container, say)
   * must be to be taken over; default: it never is. For work that takes far less than that.
   */
  readonly abandonedAfterMs?: number;
}

type Place = Required<FolderLockOptions> & { readonly folder: string };

/**
 * Takes the one lock of a folder: no other process, and no other part of this one, gets it until
 * it is released or this process ends. The lock of a dead process is taken over.
 *
 * A takeover links `database.lock.<nonce of the dead holder>`: for each dead holder that can
 * succeed once, so that of many heirs one inherits. If the heir dies too, it has its own heir.
 * @returns what releases it
 * @throws StorageError `folder.locked` `folder.lock-unreadable`
 */
export function lockFolder(
  folder: string,
  { name = LOCK_FILE, abandonedAfterMs = Infinity }: FolderLockOptions = {},
): () => void {
  const place = { folder, name, abandonedAfterMs };
  // Whoever is to wait for a holder that lives shall not write to the disk each time it asks.
  readHeirs(place);
  const own = join(folder, `${name}.${randomUUID()}.new`);
  const record = writeLockRecord(own);
  try {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (tryLock(place, own)) return () => unlock(place, record);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new StorageError('folder.locked', `too many processes want ${folder} at once: try again`);
}

function tryLock(place: Place, own: string): boolean {
  const lock = join(place.folder, place.name);
  if (tryLink(own, lock)) return true;
  const heirs = readHeirs(place);
  const last = heirs.at(-1);
  if (last === undefined) return false;
  const claim = heirPath(place, last);
  if (!tryLink(own, claim)) return false;
  // Between reading and linking the estate may have been settled; a nonce never comes again.
  const still = readHeirs(place, claim);
  if (still.map(nonceOf).join() !== heirs.map(nonceOf).join()) {
    rmSync(claim, { force: true });
    return false;
  }
  renameSync(claim, lock);
  for (const dead of heirs.slice(0, -1)) rmSync(heirPath(place, dead), { force: true });
  return true;
}

/** The holder and those who died taking over from it, all dead; empty if there is no lock. */
function readHeirs(place: Place, except?: string): LockRecord[] {
  const heirs: LockRecord[] = [];
  let path = join(place.folder, place.name);
  while (path !== except) {
    const record = readLockRecord(path);
    if (record === undefined) break;
    assertDead(record, path, place);
    heirs.push(record);
    path = heirPath(place, record);
  }
  return heirs;
}

function assertDead(record: LockRecord, path: string, { abandonedAfterMs }: Place): void {
  const liveness = livenessOf(record);
  if (liveness === 'dead') return;
  if (liveness === 'unknown' && ageOf(path) > abandonedAfterMs) return;
  const remedy =
    liveness === 'alive'
      ? `stop it, or choose another folder`
      : `it runs, or ran, where this process cannot look; if it is gone for certain, delete ${path}`;
  throw new StorageError(
    'folder.locked',
    `the data folder is in use by process ${record.pid} on ${record.host}: ${remedy}`,
  );
}

const nonceOf = (record: LockRecord): string => record.nonce;

/** In ms; one that is gone has none. */
function ageOf(path: string): number {
  const made = statSync(path, { throwIfNoEntry: false });
  return made === undefined ? 0 : Date.now() - made.mtimeMs;
}

function heirPath({ folder, name }: Place, record: LockRecord): string {
  return join(folder, `${name}.${record.nonce}`);
}

function unlock({ folder, name }: Place, record: LockRecord): void {
  const lock = join(folder, name);
  if (readLockRecord(lock)?.nonce === record.nonce) rmSync(lock, { force: true });
}

/** A hard link is made whole or not at all, and never over another file. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
