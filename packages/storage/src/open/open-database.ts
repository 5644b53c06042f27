import { Kysely, PostgresDialect } from 'kysely';
import { StorageError } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import { MIGRATIONS } from '../migrations/migrations.ts';
import type { Database, StorageTransaction } from '../tables.ts';
import { toStorageError } from './database-error.ts';
import { type GuardedPool, guardPool } from './guard-pool.ts';
import { type LockName, processLocks, serverLocks } from './hold-lock.ts';
import { openPgliteFolder, openPgliteMemory } from './pglite-pool.ts';
import { openPostgresPool } from './postgres-pool.ts';
import { runTransaction } from './run-transaction.ts';

/**
 * Where the data is: a folder of one's own, a PostgreSQL server, or nowhere (tests), there with an archive of
 * a data folder to begin from.
 */
export type DatabaseLocation =
  | { readonly folder: string }
  | { readonly url: string }
  | { readonly memory: true; readonly from?: Blob };

/**
 * `app` writes (READ COMMITTED); `reader` reads all but private keys and settings, as of one moment
 * (REPEATABLE READ, read only); `repair` puts back what follows from other rows. `judge` writes what was
 * presented, and counts across tenants; `officer` reads it across tenants. None owns anything.
 */
export type TransactionRole = 'app' | 'reader' | 'repair' | 'judge' | 'officer';

/** The tenant of a data folder of one party. */
export const OWN_TENANT = 'own';

export interface OpenOptions {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly clock: () => number;
  /** What a statement may take, in milliseconds; default 30,000. The embedded engine cannot stop one. */
  readonly statementTimeoutMs?: number;
  /** Connections to a server; default 10. */
  readonly maxConnections?: number;
  /** The schema; default all that this program knows. */
  readonly migrations?: readonly Migration[];
}

/** A database that is open, and stands at this program's schema. */
export interface OpenDatabase {
  /**
   * For single reads of {@link OWN_TENANT}; a query outside a transaction runs as `app`.
   * @throws TypeError for another tenant, whose rows are seen in transactions alone
   */
  readonly db: Kysely<Database>;
  readonly dialect: 'pglite' | 'postgres';
  /**
   * Runs `run` in one transaction under an unprivileged role. When it resolves,
   * the work is committed; when it throws, nothing was done, but for
   * `transaction.outcome-unknown`. Retrying is the caller's.
   */
  transaction<T>(run: (tx: StorageTransaction) => Promise<T>): Promise<T>;
  transaction<T>(role: TransactionRole, run: (tx: StorageTransaction) => Promise<T>): Promise<T>;
  /**
   * Runs work of which one at a time is done on this database, in whatever process: waits so long (ms)
   * for the one before, with 0 not at all. The lock of a process that dies is free at once.
   * @throws StorageError `lock.held`; what the work throws
   */
  exclusively<T>(name: LockName, waitMs: number, work: () => Promise<T>): Promise<T>;
  /** Whose rows its transactions see and write: {@link OWN_TENANT}, unless another was named. */
  readonly tenant: string;
  /** The same database for another tenant. Closing either closes both. */
  forTenant(tenant: string): OpenDatabase;
  /** Ends what runs, lets go of the folder. May be called again. */
  close(): Promise<void>;
}

/**
 * Opens the one database and brings its schema up to this program's.
 * @throws StorageError `folder.*` `disk.full` `database.*` `migration.*` `permission.refused`
 */
export async function openDatabase(
  location: DatabaseLocation,
  options: OpenOptions,
): Promise<OpenDatabase> {
  const pool = guardPool(await openPool(location, options));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, options.migrations ?? MIGRATIONS, options.clock);
  } catch (cause) {
    await db.destroy();
    throw toStorageError(cause);
  }
  pool.restrict('originmark_app');
  return createHandle(db, pool, options.statementTimeoutMs ?? 30_000);
}

async function openPool(location: DatabaseLocation, options: OpenOptions) {
  if ('url' in location) {
    return openPostgresPool(location.url, { maxConnections: options.maxConnections ?? 10 });
  }
  return 'folder' in location ? openPgliteFolder(location.folder) : openPgliteMemory(location.from);
}

function createHandle(
  db: Kysely<Database>,
  pool: GuardedPool,
  statementTimeoutMs: number,
): OpenDatabase {
  let closing: Promise<void> | undefined;
  const exclusively = pool.dialect === 'postgres' ? serverLocks(db) : processLocks();
  type Run<T> = (tx: StorageTransaction) => Promise<T>;
  const forTenant = (tenant: string): OpenDatabase => ({
    get db() {
      if (tenant !== OWN_TENANT) throw new TypeError(`rows of ${tenant} need a transaction`);
      return db;
    },
    dialect: pool.dialect,
    tenant,
    forTenant,
    exclusively,
    async transaction<T>(first: TransactionRole | Run<T>, second?: Run<T>): Promise<T> {
      const [role, run] = typeof first === 'function' ? (['app', first] as const) : [first, second];
      if (run === undefined) throw new TypeError('a transaction needs something to run');
      if (closing !== undefined)
        throw new StorageError('database.closed', 'the database was closed');
      return runTransaction(db, pool, { role, tenant, statementTimeoutMs }, run);
    },
    async close() {
      closing ??= db.destroy();
      await closing;
    },
  });
  return forTenant(OWN_TENANT);
}
