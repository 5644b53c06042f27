import { gzip, randomBytes } from '@originmark/core/node';
import type { IssuerContext } from '@originmark/issuer/register';
import type { OpenDatabase } from '@originmark/storage';
import { unreadable, wrongUsage } from '../errors.ts';
import type { IssuingPlace } from './issuing-place.ts';

/** An identifier that is held here. */
export interface HeldIdentifier {
  readonly did: string;
  /** What the command line calls it; also stands in `issuer.name`. */
  readonly name?: string;
}

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** @throws CliError 64 for a text that is no name */
export function assertName(name: string): void {
  if (NAME.test(name)) return;
  throw wrongUsage(
    `--name ${name} is not a name: write lower-case letters, digits and hyphens, a letter first, such as "licensor".`,
  );
}

/** All identifiers of the folder, oldest first. */
export async function listIdentifiers(database: OpenDatabase): Promise<readonly HeldIdentifier[]> {
  const rows = await database.transaction('reader', (tx) =>
    tx
      .selectFrom('identifier')
      .select(['did', 'alias'])
      .orderBy('created_at')
      .orderBy('did')
      .execute(),
  );
  return rows.map(({ did, alias }) => ({ did, ...(alias !== null && { name: alias }) }));
}

/**
 * An identifier by its DID or its name.
 * @throws CliError 65 where none of it is held here
 */
export async function findHeld(database: OpenDatabase, wanted: string): Promise<HeldIdentifier> {
  const all = await listIdentifiers(database);
  const found = all.find(({ did, name }) => did === wanted || name === wanted);
  if (found !== undefined) return found;
  throw unreadable(
    wanted.startsWith('did:')
      ? `${wanted} is not held in this data folder: "originmark did list" shows what is; make one with "originmark did create".`
      : `No identifier here is called "${wanted}": "originmark did list" shows the names; make one with "originmark did create --name ${wanted}".`,
  );
}

/** A DID as it is, or that of a name of this folder. @throws CliError 65 */
export async function toDid(database: OpenDatabase, text: string): Promise<string> {
  return text.startsWith('did:') ? text : (await findHeld(database, text)).did;
}

/** Gives an identifier its name. @throws CliError 64 where another has it */
export async function saveName(database: OpenDatabase, did: string, name: string): Promise<void> {
  await assertFree(database, name);
  await database.transaction((tx) =>
    tx.updateTable('identifier').set({ alias: name }).where('did', '=', did).execute(),
  );
}

/** @throws CliError 64 where a name is taken */
export async function assertFree(database: OpenDatabase, name: string): Promise<void> {
  const taken = (await listIdentifiers(database)).find((one) => one.name === name);
  if (taken === undefined) return;
  throw wrongUsage(`The name "${name}" belongs to ${taken.did}: choose another with --name.`);
}

/** An identifier as the issuer of credentials. */
export function issuerOf(workspace: IssuingPlace, { did, name }: HeldIdentifier): IssuerContext {
  const { agent, crypto, database, file, io } = workspace;
  const home = statusHome(did, file.statusBase);
  return {
    did,
    ...(name !== undefined && { name }),
    database,
    agent,
    crypto,
    gzip,
    randomBytes,
    clock: io.now,
    statusListUrl: (purpose, number) => `${home}/${purpose}/${number}`,
  };
}

/** Where the status lists of an identifier are to be served: at its own host, where it has one. */
function statusHome(did: string, statusBase: string): string {
  const [, host, ...path] = did.startsWith('did:web:') ? did.slice(4).split(':') : [];
  if (host !== undefined) return ['https:/', decodeURIComponent(host), ...path, 'status'].join('/');
  return `${statusBase}/${did.split(':').at(-1) ?? ''}`;
}
