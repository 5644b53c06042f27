import type { IssuerContext } from '@originmark/issuer/register';
import { type CredentialRow, findCredential } from '@originmark/storage';
import { unreadable } from '../errors.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import { findHeld, type HeldIdentifier, issuerOf } from './identifiers.ts';
import type { Workspace } from './open-workspace.ts';

/** A credential of the register, with whoever issued it. */
export interface FoundRecord {
  readonly row: CredentialRow;
  readonly held: HeldIdentifier;
  readonly issuer: IssuerContext;
}

/**
 * Finds a credential that was issued here, by its id or by the file of its token.
 * @throws CliError 65
 */
export async function findRecord(workspace: Workspace, wanted: string): Promise<FoundRecord> {
  const { database, io } = workspace;
  const id = /^(urn|https?):/.test(wanted)
    ? wanted
    : (await readTokenFile(wanted, 'the credential', io)).id;
  const row = await database.transaction('reader', (tx) => findCredential(tx, id));
  if (row === undefined)
    throw unreadable(
      `${id} was not issued in this data folder: name a credential of its register by id or by the file of its token, or name the data folder with --data.`,
    );
  const held = await findHeld(database, row.issuer_did);
  return { row, held, issuer: issuerOf(workspace, held) };
}
