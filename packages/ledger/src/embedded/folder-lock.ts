import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '../errors.ts';
import { hasCode } from './has-code.ts';
import { isRunning, ownProcess, type ProcessIdentity } from './process-identity.ts';

/**
 * LevelDB's own lock is lost when a second open fails in the owning process, a worker's too: then
 * a third process could write beside the first. This one is a file that names its holder.
 */
const LOCK_FILE = 'chain.lock';

interface Holder extends ProcessIdentity {
  /** Tells two locks of one process apart. */
  readonly token: string;
}

/** Held until released. Releasing twice, or after another took over, does nothing. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process, or for nobody. The lock of a dead process is taken over.
 *
 * @throws LedgerError `chain.folder-held` naming the holder; `chain.folder-unusable`
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, LOCK_FILE);
  const own: Holder = { ...ownProcess(), token: randomUUID() };
  const draft = `${path}.${own.token}`;
  try {
    writeFileSync(draft, JSON.stringify(own), { mode: 0o600, flag: 'wx' });
    claim(path, draft);
  } catch (cause) {
    if (cause instanceof LedgerError) throw cause;
    throw new LedgerError(
      'chain.folder-unusable',
      `no lock can be written in ${folder}: see by its permissions that this user may read and write there`,
      { cause },
    );
  } finally {
    discard(draft);
  }
  return { release: () => release(path, own) };
}

/** Where it could not be written, it cannot be removed: that fault has been told. */
function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // A draft holds nobody out.
  }
}

/** A link is made whole or not at all: nobody ever reads half a lock. */
function claim(path: string, draft: string): void {
  if (link(draft, path)) return;
  const holder = readHolder(path);
  if (holder === undefined || isRunning(holder)) throw held(path, holder);
  putAside(path, holder, `${draft}.stale`);
  if (!link(draft, path)) throw held(path, readHolder(path));
}

/** Moves a dead lock away; where another came first, its live lock is put back. */
function putAside(path: string, dead: Holder, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  try {
    const moved = readHolder(aside);
    if (moved?.token !== dead.token) link(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function release(path: string, own: Holder): void {
  if (readHolder(path)?.token === own.token) rmSync(path, { force: true });
}

/** Undefined where there is no lock, or one that this version cannot read. */
function readHolder(path: string): Holder | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
  const known = typeof value === 'object' && value !== null && 'pid' in value && 'token' in value;
  return known ? (value as Holder) : undefined;
}

function held(path: string, holder: Holder | undefined): LedgerError {
  const who =
    holder === undefined
      ? 'an unknown process'
      : holder.pid === ownProcess().pid
        ? `this process (${holder.pid})`
        : `process ${holder.pid}`;
  const remedy = `close it there first; if nothing runs any more, delete ${path}`;
  return new LedgerError('chain.folder-held', `the chain is open in ${who}: ${remedy}`);
}
