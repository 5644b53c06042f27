import { join } from 'node:path';
import { makeFolder, makeSecret } from '@originmark/cli/workspace';
import {
  type OpenDatabase,
  openDatabase,
  openSecretBox,
  type SecretBox,
} from '@originmark/storage';
import type { ProcessRole } from './config/ports.ts';
import type { ServerConfig } from './config/read-config.ts';
import { databaseFolder } from './supervise/prepare-databases.ts';

/** What a process keeps, and what it seals there. */
export interface Store {
  readonly database: OpenDatabase;
  readonly secretBox: SecretBox;
}

/**
 * Opens the database of a process and what it seals with: ORIGINMARK_SECRET, else a random secret in a file
 * that is its owner's alone.
 * @param clock as its rows are stamped
 * @throws StorageError; CliError 65
 */
export async function openStore(
  role: ProcessRole,
  config: ServerConfig,
  clock: () => number,
): Promise<Store> {
  const { dataFolder, databaseUrl } = config;
  const folder = join(dataFolder, role);
  await makeFolder(folder, 0o700);
  const { secret, cost } = await makeSecret(folder, config);
  const place =
    databaseUrl === undefined ? { folder: databaseFolder(dataFolder, role) } : { url: databaseUrl };
  const database = await openDatabase(place, { clock });
  try {
    const sealing = cost === undefined ? { secret, clock } : { secret, clock, cost };
    return { database, secretBox: await openSecretBox(database, sealing) };
  } catch (cause) {
    await database.close();
    throw cause;
  }
}
