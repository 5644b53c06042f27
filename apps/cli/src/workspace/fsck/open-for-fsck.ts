import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '@originmark/ledger';
import {
  type Damage,
  type FsckNeed,
  loadSetting,
  type OpenDatabase,
  openSecretBox,
  type SecretBox,
} from '@originmark/storage';
import { CliError, unreadable } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { findLedgerFile, type LedgerFile, ledgerFilePath } from '../ledger-file.ts';
import { findSecret } from '../load-secret.ts';
import { chainFolder, openLedger } from '../open-node.ts';
import { assertSameDatabase, databaseOf, openDatabaseOf } from '../open-workspace.ts';

/** What of a data folder opens. What does not is damage, or a need that is missing. */
export interface OpenedForFsck {
  readonly folder: string;
  readonly file: LedgerFile | undefined;
  readonly database: OpenDatabase | undefined;
  readonly secretBox: SecretBox | undefined;
  readonly ledger: Ledger | undefined;
  readonly damages: readonly Damage[];
  readonly missing: Partial<Record<FsckNeed, string>>;
  readonly close: () => Promise<void>;
}

const RESTORE = 'Restore the data folder from a backup.';

/**
 * Opens each part of a data folder by itself, and makes none: an empty database or a new chain in the place of
 * a lost one would hide the loss.
 * @throws CliError 65 where there is no data folder; StorageError `folder.locked` and LedgerError
 * `chain.folder-held` where another process has it
 */
export async function openForFsck(folder: string, io: Io): Promise<OpenedForFsck> {
  const damages: Damage[] = [];
  const missing: Partial<Record<FsckNeed, string>> = {};
  const closers: (() => Promise<void>)[] = [];
  const lose = (need: FsckNeed, damage: Damage): void => {
    missing[need] = `${damage.subject}: ${damage.found}`;
    damages.push(damage);
  };
  const file = await openFile(folder, lose);
  if (file !== undefined) assertSameDatabase(file, folder, io);
  const place = databaseOf(folder, io);
  if (file === undefined && 'folder' in place && !(await exists(place.folder)))
    throw unreadable(
      `There is no Originmark data in ${folder}: run "originmark init" first, or name the data folder with --data.`,
    );
  const database = await openStore(place, { folder, io, lose });
  if (database !== undefined) closers.push(() => database.close());
  try {
    const secretBox = await openBox(database, { folder, io, lose, missing });
    const opened = await openChain(file, { folder, io, lose, missing });
    if (opened !== undefined) closers.unshift(opened.close);
    return {
      folder,
      file,
      database,
      secretBox,
      ledger: opened?.ledger,
      damages,
      missing,
      close: async () => {
        for (const close of closers) await close();
      },
    };
  } catch (cause) {
    for (const close of closers) await close();
    throw cause;
  }
}

type Lose = (need: FsckNeed, damage: Damage) => void;

interface Opening {
  readonly folder: string;
  readonly io: Io;
  readonly lose: Lose;
}

async function openFile(folder: string, lose: Lose): Promise<LedgerFile | undefined> {
  const lost = (found: string): Damage => ({
    code: 'folder.ledger-file',
    subject: ledgerFilePath(folder),
    expected: 'the network of this folder',
    found,
    means: `On which network the identifiers live is not known. ${RESTORE}`,
  });
  try {
    const file = await findLedgerFile(folder);
    if (file === undefined) lose('ledger', lost('it is missing'));
    return file;
  } catch (cause) {
    if (!(cause instanceof CliError)) throw cause;
    lose('ledger', lost('it cannot be read'));
    return;
  }
}

async function openStore(
  place: ReturnType<typeof databaseOf>,
  { folder, io, lose }: Opening,
): Promise<OpenDatabase | undefined> {
  const lost = (found: string): Damage => ({
    code: 'folder.database-unopenable',
    subject: 'folder' in place ? place.folder : 'the server of DATABASE_URL',
    expected: 'the database of this folder',
    found,
    means: `Register, keys, lists and wallet cannot be read. Keep what is there, and restore the data folder from a backup.`,
  });
  if ('folder' in place && !(await exists(join(place.folder, 'pglite', 'PG_VERSION')))) {
    lose('database', lost('it is missing'));
    return;
  }
  try {
    return await openDatabaseOf(folder, io);
  } catch (cause) {
    if (codeOf(cause) !== 'folder.damaged') throw cause;
    lose('database', lost('it does not open'));
    return;
  }
}

async function openBox(
  database: OpenDatabase | undefined,
  { folder, io, lose, missing }: Opening & { readonly missing: Partial<Record<FsckNeed, string>> },
): Promise<SecretBox | undefined> {
  const subject = 'the secret of the data folder';
  const lost = (found: string): Damage => ({
    code: 'folder.secret',
    subject,
    expected: 'the secret with which the database was begun',
    found,
    means:
      'Private keys and documents cannot be opened: restore the file "secret" from a copy, or set ORIGINMARK_SECRET. Without it they are lost.',
  });
  const found = await findSecret(folder, io);
  if (found === undefined) {
    lose('secret', lost('it is missing'));
    return;
  }
  if (database === undefined) {
    missing.secret = 'without the database nothing is sealed';
    return undefined;
  }
  const known = await database.transaction((tx) => loadSetting(tx, 'secret-box'));
  if (known === undefined) {
    lose('secret', lost('the database does not say how keys are made of it'));
    return;
  }
  try {
    return await openSecretBox(database, { secret: found.secret, clock: io.now });
  } catch (cause) {
    const code = codeOf(cause) ?? '';
    if (code.startsWith('secret.')) {
      lose('secret', lost(`it does not fit (${code})`));
      return;
    }
    // What the database says of it may be no JSON any more.
    if (cause instanceof Error && cause.name === 'CoreError') {
      lose('secret', lost('what the database says of it cannot be read'));
      return;
    }
    throw cause;
  }
}

async function openChain(
  file: LedgerFile | undefined,
  { folder, io, lose, missing }: Opening & { readonly missing: Partial<Record<FsckNeed, string>> },
) {
  if (file === undefined) return undefined;
  const lost = (found: string): Damage => ({
    code: 'folder.ledger',
    subject: file.rpc ?? chainFolder(folder),
    expected: `the network ${file.ledger.chainId} with its two contracts`,
    found,
    means: `By when anything existed, and which keys count, cannot be shown from here. ${RESTORE}`,
  });
  if (file.rpc === undefined && !(await exists(chainFolder(folder)))) {
    lose('ledger', lost('the chain is missing'));
    return;
  }
  const place = file.rpc === undefined ? { folder } : { rpc: file.rpc };
  try {
    return await openLedger(file.ledger, place, io.now);
  } catch (cause) {
    const code = codeOf(cause) ?? '';
    if (code === 'chain.folder-held') throw cause;
    const isOurs = code.startsWith('network.') || code.startsWith('chain.');
    if (isOurs) {
      lose('ledger', lost(cause instanceof Error ? cause.message : code));
      return;
    }
    if (!code.startsWith('rpc.')) throw cause;
    missing.ledger = `the node is out of reach (${code})`;
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function codeOf(cause: unknown): string | undefined {
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
