import pg from 'pg';
import { StorageError } from '../errors.ts';
import { CONNECT_TIMEOUT_MS } from './pool.ts';

const NO_SUCH_DATABASE = '3D000';
const EXISTS_ALREADY: readonly unknown[] = ['42P04', '23505'];

/**
 * Makes the database that a URL names, where the server has none of this name.
 * @throws StorageError `permission.refused` `database.unreachable`, naming what has to be made by hand
 */
export async function createDatabase(url: string): Promise<void> {
  const missing = await run(url, 'select 1').then(
    () => false,
    (cause: unknown) => {
      if (codeOf(cause) === NO_SUCH_DATABASE) return true;
      throw unreachable(url, cause);
    },
  );
  if (!missing) return;
  const place = new URL(url);
  const name = decodeURIComponent(place.pathname.slice(1));
  // The database that every server has.
  place.pathname = '/postgres';
  try {
    await run(place.href, `create database ${pg.escapeIdentifier(name)}`);
  } catch (cause) {
    // Another process was quicker.
    if (EXISTS_ALREADY.includes(codeOf(cause))) return;
    throw new StorageError(
      'permission.refused',
      `the server has no database ${name}, and this user may not make it: have its administrator run CREATE DATABASE ${pg.escapeIdentifier(name)}, owned by this user`,
      { cause },
    );
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'originmark',
  });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unreachable(url: string, cause: unknown): StorageError {
  // Without name and password.
  const { host, pathname } = new URL(url);
  return new StorageError(
    'database.unreachable',
    `the database ${pathname.slice(1)} on ${host} cannot be used: check that the server runs and that address, name and password in the URL are right`,
    { cause },
  );
}

function codeOf(cause: unknown): unknown {
  return (cause as { readonly code?: unknown }).code;
}
