import { type Kysely, sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { Database, StorageTransaction } from '../tables.ts';
import { toStorageError } from './database-error.ts';
import type { GuardedPool } from './guard-pool.ts';

const ROLES = {
  app: 'originmark_app',
  reader: 'originmark_reader',
  repair: 'originmark_repair',
  judge: 'originmark_judge',
  officer: 'originmark_officer',
} as const;

/**
 * One transaction under an unprivileged role. A superuser would bypass row security and grants;
 * a server told not to wait for its disk would acknowledge what it may lose.
 */
export async function runTransaction<T>(
  db: Kysely<Database>,
  pool: GuardedPool,
  settings: {
    readonly role: keyof typeof ROLES;
    readonly tenant: string;
    readonly statementTimeoutMs: number;
  },
  run: (tx: StorageTransaction) => Promise<T>,
): Promise<T> {
  const timeout = `${settings.statementTimeoutMs}ms`;
  const progress = { committing: false };
  try {
    return await begin(db, settings.role).execute(async (tx) => {
      await sql`select set_config('role', ${ROLES[settings.role]}, true),
        set_config('originmark.tenant', ${settings.tenant}, true),
        set_config('statement_timeout', ${timeout}, true),
        set_config('lock_timeout', ${timeout}, true),
        set_config('idle_in_transaction_session_timeout', ${timeout}, true),
        set_config('synchronous_commit', case current_setting('synchronous_commit')
          when 'off' then 'on' else current_setting('synchronous_commit') end, true)`.execute(tx);
      const result = await pool.inside(async () => run(tx));
      progress.committing = true;
      return result;
    });
  } catch (cause) {
    const error = toStorageError(cause);
    if (
      progress.committing &&
      error instanceof StorageError &&
      error.code === 'database.unreachable'
    ) {
      throw new StorageError(
        'transaction.outcome-unknown',
        'the connection broke during the commit: look whether the work is there before repeating it',
        { cause },
      );
    }
    throw error;
  }
}

/** A reader sees one moment throughout, and cannot write whatever it was granted. */
function begin(db: Kysely<Database>, role: keyof typeof ROLES) {
  const transaction = db.transaction();
  if (role !== 'reader') return transaction.setIsolationLevel('read committed');
  return transaction.setIsolationLevel('repeatable read').setAccessMode('read only');
}
