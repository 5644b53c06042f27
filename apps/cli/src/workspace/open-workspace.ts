import { join } from 'node:path';
import { type CryptoPrimitives, createMethodResolver, type DidResolver } from '@originmark/core';
import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import {
  createEthrIndexStore,
  createIssuerAgent,
  createLedgerKey,
  type IssuerAgent,
  type KeyCapabilities,
  type LedgerKey,
} from '@originmark/issuer/register';
import { createEthrIndex, createEthrResolver, type Ledger } from '@originmark/ledger';
import {
  loadSetting,
  type OpenDatabase,
  openDatabase,
  openSecretBox,
  type SecretBox,
} from '@originmark/storage';
import { unreadable } from '../errors.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Io } from '../io.ts';
import { type LedgerFile, loadLedgerFile } from './ledger-file.ts';
import { loadSecret } from './load-secret.ts';
import { openLedger } from './open-node.ts';

/** The account that pays for what this folder writes to the ledger, and signs its checkpoints. */
export interface Operator {
  readonly did: string;
  readonly keyRef: string;
}

/** All that a data folder holds, open. */
export interface Workspace {
  readonly folder: string;
  readonly io: Io;
  readonly file: LedgerFile;
  readonly database: OpenDatabase;
  /** What private keys and documents are sealed with. */
  readonly secretBox: SecretBox;
  readonly agent: IssuerAgent;
  readonly crypto: CryptoPrimitives;
  readonly keys: KeyCapabilities;
  readonly operator: Operator & { readonly key: LedgerKey };
  readonly ledger: Ledger;
  /** Resolves did:ethr of this ledger. */
  readonly resolver: DidResolver;
}

/** The setting that names the operator. */
export const OPERATOR = 'operator';

/**
 * A folder whose register is elsewhere is not begun anew, and one with a register is not left for another.
 * @throws CliError 65
 */
export function assertSameDatabase(
  { database }: LedgerFile,
  folder: string,
  io: Pick<Io, 'env'>,
): void {
  const isServer = 'url' in databaseOf(folder, io);
  if (database === 'server' && !isServer)
    throw unreadable(
      `The register of ${folder} is on a PostgreSQL server: set DATABASE_URL to it, as when the folder was begun.`,
    );
  if (database === 'folder' && isServer)
    throw unreadable(
      `The register of ${folder} is in the folder itself: unset DATABASE_URL, or name another data folder with --data.`,
    );
}

/** The PostgreSQL server of DATABASE_URL, else the folder's own embedded database. */
export function databaseOf(folder: string, { env }: Pick<Io, 'env'>) {
  const { DATABASE_URL } = env;
  return DATABASE_URL === undefined || DATABASE_URL === ''
    ? { folder: join(folder, 'database') }
    : { url: DATABASE_URL };
}

/**
 * Opens the database of a data folder, or takes it as the caller keeps it open.
 * @throws StorageError
 */
export async function openDatabaseOf(folder: string, io: Io): Promise<OpenDatabase> {
  const open = () => openDatabase(databaseOf(folder, io), { clock: () => io.now() });
  return io.keepOpen === undefined ? open() : io.keepOpen(folder, open);
}

/**
 * Opens the data folder for one command, and closes it whatever comes of the work.
 * @throws CliError 65; StorageError; LedgerError
 */
export async function withWorkspace<T>(
  args: { readonly data?: string },
  io: Io,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const folder = dataFolder(args.data, io);
  const file = await loadLedgerFile(folder);
  assertSameDatabase(file, folder, io);
  const { secret, cost } = await loadSecret(folder, io);
  const clock = (): number => io.now();
  const database = await openDatabaseOf(folder, io);
  try {
    const secretBox = await openSecretBox(database, {
      secret,
      clock,
      ...(cost !== undefined && { cost }),
    });
    const operator = await loadOperator(database, folder);
    const place = file.rpc === undefined ? { folder } : { rpc: file.rpc };
    const { ledger, close } = await openLedger(file.ledger, place, clock);
    try {
      const { chainId } = file.ledger;
      const { provider, registry } = ledger;
      const networks = [{ chainId, registry, provider }];
      const agent = createIssuerAgent({ database, secretBox, clock, networks });
      const crypto = createNodeCrypto();
      // What was read before is in the database: only what is new is asked for.
      const store = createEthrIndexStore(database, ledger);
      const ethr = createEthrResolver(await createEthrIndex({ ledger, store }));
      return await work({
        folder,
        io,
        file,
        database,
        secretBox,
        agent,
        crypto,
        keys: { agent, sha256: crypto.sha256, randomBytes },
        operator: { ...operator, key: await createLedgerKey(agent, operator.keyRef) },
        ledger,
        resolver: createMethodResolver({ ethr }),
      });
    } finally {
      await close();
    }
  } finally {
    await database.close();
  }
}

/** @throws CliError 65 */
async function loadOperator(database: OpenDatabase, folder: string): Promise<Operator> {
  const text = await database.transaction((tx) => loadSetting(tx, OPERATOR));
  if (text !== undefined) return JSON.parse(text) as Operator;
  throw unreadable(
    `The database of ${folder} has no operator: run "originmark init" again, which carries on where it stopped.`,
  );
}
