import { randomUUID } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import { openInMemory } from './migrated-data.test-support.ts';
import type { OpenOptions } from './open/open-database.ts';
import { type DatabaseLocation, type OpenDatabase, openDatabase } from './open/open-database.ts';

/** The moment of every test: 2026-09-24T15:10:00Z. */
export const NOW = 1_790_262_600_000;

const SERVER = 'postgres://postgres@127.0.0.1:5432/test';
const server = await findServer();

/** A database to run one suite on; opened once a file, since the embedded engine takes seconds. */
export interface TestDatabase {
  readonly name: 'pglite' | 'postgres';
  open(options?: Partial<OpenOptions>): Promise<OpenDatabase>;
  /** Where a server has it, for whoever opens it by URL; makes it. */
  url?(): Promise<string>;
  /** Removes what the suite left. */
  drop(): Promise<void>;
}

/** PGlite always, in memory or in a folder; PostgreSQL where a server answers, in a database of its own. */
export function testDatabases(folder?: string): TestDatabase[] {
  const embedded = folder === undefined ? inMemory() : inFolder(folder);
  if (server === undefined) {
    process.stderr.write(`SKIPPED: no PostgreSQL at ${SERVER}, tests run on PGlite alone\n`);
    return [embedded];
  }
  const { admin } = server;
  const name = `originmark_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(admin);
  url.pathname = `/${name}`;
  let made: Promise<void> | undefined;
  const database = testDatabase('postgres', { url: url.href }, async () => {
    if (made !== undefined) await runOnServer(admin, `drop database ${name} with (force)`);
  });
  const make = (): Promise<void> => (made ??= runOnServer(admin, `create database ${name}`));
  return [
    embedded,
    {
      ...database,
      async open(options) {
        await make();
        return database.open(options);
      },
      async url() {
        await make();
        return url.href;
      },
    },
  ];
}

function inMemory(): TestDatabase {
  return {
    name: 'pglite',
    drop: () => Promise.resolve(),
    open: (options) => openInMemory({ clock: () => NOW, ...options }),
  };
}

function inFolder(folder: string): TestDatabase {
  return testDatabase('pglite', { folder }, () => Promise.resolve());
}

function testDatabase(
  name: TestDatabase['name'],
  location: DatabaseLocation,
  drop: () => Promise<void>,
): TestDatabase {
  return {
    name,
    drop,
    open: async (options) => openDatabase(location, { clock: () => NOW, ...options }),
  };
}

async function findServer(): Promise<{ readonly admin: string } | undefined> {
  try {
    await runOnServer(SERVER, 'select 1');
    return { admin: SERVER };
  } catch {
    return undefined;
  }
}

/** One statement on a server, as its owner. */
export async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
