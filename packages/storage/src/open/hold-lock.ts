import { type Kysely, sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { Database } from '../tables.ts';
import { toStorageError } from './database-error.ts';

/** Work that is done once at a time on a database, with its advisory lock on a server. */
const LOCKS = {
  'anchor-worker': 7_265_502,
  anchoring: 7_265_503,
  relaying: 7_265_504,
  judging: 7_265_505,
} as const;

/**
 * What is locked: `anchor-worker` while one runs, `anchoring` while batches are carried on, `relaying`
 * while the request of an owner is sent, `judging` while entries that a crash left unjudged are taken up.
 */
export type LockName = keyof typeof LOCKS;

/** Runs work while it holds a lock. */
export type HoldLock = <T>(name: LockName, waitMs: number, work: () => Promise<T>) => Promise<T>;

/**
 * Locks between processes, by the server: a session of its own holds an advisory lock, and a process
 * that dies lets go of it. Nothing is left to clean up.
 */
export function serverLocks(db: Kysely<Database>): HoldLock {
  return (name, waitMs, work) =>
    db.connection().execute(async (session) => {
      const key = sql.lit(LOCKS[name]);
      if (!(await acquire(session, key, waitMs))) throw held(name);
      try {
        return await work();
      } finally {
        // A session that broke has lost its lock already.
        await sql`select pg_advisory_unlock(${key})`.execute(session).catch(() => undefined);
      }
    });
}

async function acquire(
  session: Kysely<Database>,
  key: ReturnType<typeof sql.lit>,
  waitMs: number,
): Promise<boolean> {
  if (waitMs === 0) {
    const { rows } = await sql<{
      got: boolean;
    }>`select pg_try_advisory_lock(${key}) as got`.execute(session);
    return rows[0]?.got === true;
  }
  try {
    // The lock outlives the transaction; the limit on waiting for it does not.
    await session.transaction().execute(async (tx) => {
      await sql`select set_config('lock_timeout', ${`${waitMs}ms`}, true)`.execute(tx);
      await sql`select pg_advisory_lock(${key})`.execute(tx);
    });
    return true;
  } catch (cause) {
    const error = toStorageError(cause);
    if (error instanceof StorageError && error.code === 'transaction.conflict') return false;
    throw error;
  }
}

/** Locks within this process: the folder of an embedded database belongs to one process anyway. */
export function processLocks(): HoldLock {
  const lines = new Map<LockName, (() => void)[]>();
  return async (name, waitMs, work) => {
    const line = lines.get(name);
    if (line === undefined) lines.set(name, []);
    else await standInLine(line, name, waitMs);
    try {
      return await work();
    } finally {
      const next = lines.get(name)?.shift();
      if (next === undefined) lines.delete(name);
      else next();
    }
  };
}

async function standInLine(line: (() => void)[], name: LockName, waitMs: number): Promise<void> {
  if (waitMs === 0) throw held(name);
  await new Promise<void>((resolve, reject) => {
    const enter = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      line.splice(line.indexOf(enter), 1);
      reject(held(name));
    }, waitMs);
    line.push(enter);
  });
}

function held(name: LockName): StorageError {
  return new StorageError('lock.held', `${name}: another one is at work on this database`);
}
