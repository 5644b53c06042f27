import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../errors.ts';
import { type LockRecord, readLockRecord, writeLockRecord } from './lock-record.ts';
import { livenessOf } from './process-identity.ts';

/** The name of the lock file in the data folder. */
export const LOCK_FILE = 'database.lock';

/** Each failed try means that another process got further in between. */
const MAX_TRIES = 20;

/**
 * Takes the one lock of a folder: no other process, and no other part of this one, gets it until
 * it is released or this process ends. The lock of a dead process is taken over.
 *
 * A takeover links `database.lock.<nonce of the dead holder>`: for each dead holder that can
 * succeed once, so that of many heirs one inherits. If the heir dies too, it has its own heir.
 * @returns what releases it
 * @throws StorageError `folder.locked` `folder.lock-unreadable`
 */
export function lockFolder(folder: string): () => void {
  const own = join(folder, `${LOCK_FILE}.${randomUUID()}.new`);
  const record = writeLockRecord(own);
  try {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (tryLock(folder, own)) return () => unlock(folder, record);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new StorageError('folder.locked', `too many processes want ${folder} at once: try again`);
}

function tryLock(folder: string, own: string): boolean {
  const lock = join(folder, LOCK_FILE);
  if (tryLink(own, lock)) return true;
  const heirs = readHeirs(folder);
  const last = heirs.at(-1);
  if (last === undefined) return false;
  const claim = heirPath(folder, last);
  if (!tryLink(own, claim)) return false;
  // Between reading and linking the estate may have been settled; a nonce never comes again.
  const still = readHeirs(folder, claim);
  if (still.map(nonceOf).join() !== heirs.map(nonceOf).join()) {
    rmSync(claim, { force: true });
    return false;
  }
  renameSync(claim, lock);
  for (const dead of heirs.slice(0, -1)) rmSync(heirPath(folder, dead), { force: true });
  return true;
}

/** The holder and those who died taking over from it, all dead; empty if there is no lock. */
function readHeirs(folder: string, except?: string): LockRecord[] {
  const heirs: LockRecord[] = [];
  let path = join(folder, LOCK_FILE);
  while (path !== except) {
    const record = readLockRecord(path);
    if (record === undefined) break;
    assertDead(record, path);
    heirs.push(record);
    path = heirPath(folder, record);
  }
  return heirs;
}

function assertDead(record: LockRecord, path: string): void {
  const liveness = livenessOf(record);
  if (liveness === 'dead') return;
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

function heirPath(folder: string, record: LockRecord): string {
  return join(folder, `${LOCK_FILE}.${record.nonce}`);
}

function unlock(folder: string, record: LockRecord): void {
  const lock = join(folder, LOCK_FILE);
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
