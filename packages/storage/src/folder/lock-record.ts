import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { StorageError } from '../errors.ts';
import { type ProcessIdentity, thisProcess } from './process-identity.ts';

/** What a lock file holds. `nonce` is never used twice. */
export interface LockRecord extends ProcessIdentity {
  readonly nonce: string;
}

/** Writes a record of this process to a file that must not exist; it is whole before it is seen. */
export function writeLockRecord(path: string): LockRecord {
  const record: LockRecord = { nonce: randomUUID(), ...thisProcess() };
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify(record)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return record;
}

/**
 * Reads a lock file; undefined if there is none.
 * @throws StorageError `folder.lock-unreadable`: whoever holds it cannot be proven dead
 */
export function readLockRecord(path: string): LockRecord | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, cause);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw unreadable(path, undefined);
}

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

function isRecord(value: unknown): value is LockRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { nonce, pid, startedAt, host, boot, pidSpace } = value as Record<string, unknown>;
  // The nonce becomes part of a file name.
  if (typeof nonce !== 'string' || !/^[0-9a-f-]{36}$/.test(nonce)) return false;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return false;
  return (
    typeof host === 'string' &&
    isTextOrNull(startedAt) &&
    isTextOrNull(boot) &&
    isTextOrNull(pidSpace)
  );
}

function unreadable(path: string, cause: unknown): StorageError {
  return new StorageError(
    'folder.lock-unreadable',
    `the lock file ${path} cannot be read: make sure that no process uses this folder, then delete the file`,
    { cause },
  );
}
