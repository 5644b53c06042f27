import { sql } from 'kysely';
/** Does what the owner of the tables can and the program cannot, without the rules that hold rows together. */
export async function asOwner({ db }, statements) {
  return db.connection().execute(async (on) => {
    await sql`reset role`.execute(on);
    await sql`set session_replication_role = replica`.execute(on);
    let rows = [];
    try {
      for (const statement of statements) ({ rows } = await sql.raw(statement).execute(on));
    } finally {
      await sql`set session_replication_role = origin`.execute(on);
      await sql`set role originmark_app`.execute(on);
    }
    return rows;
  });
}
//# sourceMappingURL=as-owner.test-support.js.map
