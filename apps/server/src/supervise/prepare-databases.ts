import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError, EXIT, makeFolder } from '@originmark/cli/workspace';
import { copyDatabase, holdsDatabase } from '@originmark/storage/folder';
import type { ProcessRole } from '../config/ports.ts';
import { besides } from './besides.ts';

const SCRIPT = besides('./make-database', import.meta.url);

/** Where the embedded database of a role is. */
export function databaseFolder(dataFolder: string, role: ProcessRole): string {
  return join(dataFolder, role, 'database');
}

/**
 * Makes the embedded databases of roles that have none: one is made, the others are copies of it.
 * @returns how many were made
 * @throws StorageError; CliError 70
 */
export async function prepareDatabases(
  dataFolder: string,
  roles: readonly ProcessRole[],
): Promise<number> {
  const folders = roles
    .map((role) => databaseFolder(dataFolder, role))
    .filter((folder) => !holdsDatabase(folder));
  if (folders.length === 0) return 0;
  const first = join(dataFolder, 'new-database');
  await rm(first, { recursive: true, force: true });
  await makeDatabase(first);
  for (const folder of folders) {
    await makeFolder(folder, 0o700);
    await copyDatabase(first, folder);
  }
  await rm(first, { recursive: true });
  return folders.length;
}

async function makeDatabase(folder: string): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, SCRIPT, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new CliError(
      EXIT.ownFault,
      `No database could be made in ${folder}: what stands above says why. Make room there, or set DATABASE_URL to a PostgreSQL server.`,
    );
}
