import type { OpenDatabase } from '@originmark/storage';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Io } from '../io.ts';
import { loadLedgerFile } from './ledger-file.ts';
import { assertSameDatabase, openDatabaseOf } from './open-workspace.ts';

/**
 * Opens the register of a data folder alone, for what needs neither keys nor ledger: it answers while the
 * ledger is out of reach.
 * @throws CliError 65; StorageError
 */
export async function withRegister<T>(
  args: { readonly data?: string },
  io: Io,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const folder = dataFolder(args.data, io);
  assertSameDatabase(await loadLedgerFile(folder), folder, io);
  const database = await openDatabaseOf(folder, io);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
