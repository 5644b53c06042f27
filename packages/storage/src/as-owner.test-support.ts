import { sql } from 'kysely';
import type { OpenDatabase } from './open/open-database.ts';

/** Does what the owner of the tables can and the program cannot, without the rules that hold rows together. */
export async function asOwner(
  { db }: OpenDatabase,
  statements: readonly string[],
): Promise<readonly Record<string, unknown>[]> {
  return db.connection().execute(async (on) => {
    await sql`reset role`.execute(on);
    await sql`set session_replication_role = replica`.execute(on);
    let rows: readonly Record<string, unknown>[] = [];
    try {
      for (const statement of statements)
        ({ rows } = await sql.raw<Record<string, unknown>>(statement).execute(on));
    } finally {
      await sql`set session_replication_role = origin`.execute(on);
      await sql`set role originmark_app`.execute(on);
    }
    return rows;
  });
}
