import pg from 'pg';
import { StorageError } from '../errors.ts';
import { CONNECT_TIMEOUT_MS, type Pool } from './pool.ts';
import { VALUE_PARSERS } from './value-types.ts';

const MIN_VERSION = 150_000;

/**
 * Opens a pool of connections to a PostgreSQL server and sees that it answers.
 * @param url `postgres://…`; its password stays out of every error
 * @throws StorageError `database.unreachable` `database.too-old`
 */
export async function openPostgresPool(
  url: string,
  options: { readonly maxConnections: number },
): Promise<Pool> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'originmark',
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while idle is replaced at the next use, which is where it is told.
  pool.on('error', () => undefined);
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < MIN_VERSION) {
      throw new StorageError(
        'database.too-old',
        `the server has ${version}: PostgreSQL 15 is needed`,
      );
    }
  } catch (cause) {
    await pool.end();
    if (cause instanceof StorageError) throw cause;
    throw new StorageError(
      'database.unreachable',
      `the database server cannot be used: check that it runs and that address, name and password in the URL are right`,
      { cause },
    );
  }
  return {
    dialect: 'postgres',
    connect: async () => pool.connect(),
    end: async () => pool.end(),
  };
}

/** Our own parsers first; only text comes here, since nothing asks for binary results. */
function parserOf(
  oid: Parameters<typeof pg.types.getTypeParser>[0],
  format?: 'text',
): (text: string) => unknown {
  return VALUE_PARSERS[oid] ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
}
