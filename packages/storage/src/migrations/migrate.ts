import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { Database } from '../tables.ts';
import type { Migration } from './migration.ts';

/** Whoever migrates holds this lock, so that two programs starting at once do it once. */
const ADVISORY_LOCK = 7_265_501;

/**
 * Brings the schema forward, each step in a transaction of its own. Applied twice it does nothing.
 * Returns the numbers that were applied now.
 * @throws StorageError `migration.newer-database` `migration.changed`
 */
export async function migrate(
  db: Kysely<Database>,
  migrations: readonly Migration[],
  clock: () => number,
): Promise<readonly number[]> {
  const done: number[] = [];
  for (;;) {
    const number = await applyNext(db, migrations, clock);
    if (number === undefined) return done;
    done.push(number);
  }
}

/** SHA-256 of what the step does, in hex. */
export function migrationChecksum(migration: Migration): string {
  return createHash('sha256')
    .update(JSON.stringify([migration.number, migration.name, migration.statements]))
    .digest('hex');
}

async function applyNext(
  db: Kysely<Database>,
  migrations: readonly Migration[],
  clock: () => number,
): Promise<number | undefined> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(tx);
    await sql`create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null)`.execute(tx);
    const applied = await tx.selectFrom('schema_migration').selectAll().orderBy('number').execute();
    assertKnown(applied, migrations);
    const next = migrations[applied.length];
    if (next === undefined) return undefined;
    for (const statement of next.statements) await sql.raw(statement).execute(tx);
    await tx
      .insertInto('schema_migration')
      .values({
        number: next.number,
        name: next.name,
        checksum: migrationChecksum(next),
        applied_at: new Date(clock()),
      })
      .execute();
    return next.number;
  });
}

function assertKnown(
  applied: readonly { readonly number: number; readonly name: string; readonly checksum: string }[],
  migrations: readonly Migration[],
): void {
  if (applied.length > migrations.length) {
    throw new StorageError(
      'migration.newer-database',
      `the database stands at migration ${applied.length}, this program knows ${migrations.length}: run the newer program, or restore the backup made before it`,
    );
  }
  applied.forEach((row, at) => {
    const known = migrations[at] as Migration;
    if (row.number !== known.number || row.checksum !== migrationChecksum(known)) {
      throw new StorageError(
        'migration.changed',
        `migration ${row.number} "${row.name}" was applied in another form than this program has: run the program that made the database`,
      );
    }
  });
}
