import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { PostgresPoolClient } from 'kysely';
import { StorageError } from '../errors.ts';
import { lockFolder } from '../folder/lock-folder.ts';
import { closeToOthers, folderError, prepareFolder } from '../folder/prepare-folder.ts';
import { CONNECT_TIMEOUT_MS, type Pool } from './pool.ts';
import { VALUE_PARSERS } from './value-types.ts';

/** Opens the embedded database in memory, empty or from the archive of a data folder. */
export async function openPgliteMemory(from?: Blob): Promise<Pool> {
  return createPool(await start(from === undefined ? {} : { loadDataDir: from }), () => undefined);
}

/**
 * Opens the embedded database in a folder, which is locked for this process alone.
 * @throws StorageError `folder.locked` `folder.lock-unreadable` `folder.unusable` `disk.full`
 */
export async function openPgliteFolder(folder: string): Promise<Pool> {
  prepareFolder(folder);
  const unlock = locked(folder);
  try {
    const data = join(folder, 'pglite');
    const pglite = await start({ dataDir: data });
    closeToOthers(data);
    return createPool(pglite, unlock);
  } catch (cause) {
    unlock();
    throw cause instanceof StorageError ? cause : folderError(folder, cause);
  }
}

function locked(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (cause) {
    throw cause instanceof StorageError ? cause : folderError(folder, cause);
  }
}

async function start(place: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'>): Promise<PGlite> {
  const pglite = new PGlite({ parsers: { ...VALUE_PARSERS }, ...place });
  await pglite.waitReady;
  return pglite;
}

/** The engine answers within the turn it is asked in: without this, timers and signals wait for all of it. */
const YIELD_AFTER_MS = 20;

/** One connection: whoever comes second waits in line. */
function createPool(pglite: PGlite, unlock: () => void): Pool {
  let busy = false;
  let ended = false;
  const line: (() => void)[] = [];
  let yieldedAt = performance.now();
  const client: PostgresPoolClient = {
    query: (async (text: string, parameters: readonly unknown[]) => {
      if (performance.now() - yieldedAt > YIELD_AFTER_MS) {
        await setImmediate();
        yieldedAt = performance.now();
      }
      const { command, rowCount, rows } = await pglite.query(text, [...parameters]);
      return { command, rowCount, rows };
    }) as PostgresPoolClient['query'],
    release() {
      const next = line.shift();
      if (next === undefined) busy = false;
      else next();
    },
  };
  return {
    dialect: 'pglite',
    async connect() {
      if (ended) throw new StorageError('database.closed', 'the database was closed');
      if (busy) await waitInLine(line);
      busy = true;
      return client;
    },
    async end() {
      if (ended) return;
      ended = true;
      try {
        await pglite.close();
      } finally {
        unlock();
      }
    },
  };
}

async function waitInLine(line: (() => void)[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const enter = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      line.splice(line.indexOf(enter), 1);
      reject(
        new StorageError(
          'transaction.timed-out',
          `the one connection was not free within ${CONNECT_TIMEOUT_MS / 1000} s: a transaction is held open`,
        ),
      );
    }, CONNECT_TIMEOUT_MS);
    line.push(enter);
  });
}
