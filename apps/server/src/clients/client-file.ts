import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { makeFolder, writeAtomically } from '@originmark/cli/workspace';
import type { PrivateJwk, PublicJwk } from '@originmark/core';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { createClient, createTenant, findClient, findTenant } from '@originmark/storage';
import type { OpenDatabase } from '@originmark/storage';
import type { Actor } from '../auth/scopes.ts';
import { scopesOf } from './scopes-of-actors.ts';

/** A client that is made with its key beside it, so that somebody can begin. */
export interface NewClient {
  readonly id: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly roles: readonly Actor[];
}

/** What a client needs to get tokens. Its owner's alone: 0600. */
export interface ClientFile {
  readonly clientId: string;
  /** `iss` of the authorization server; `<issuer>/token` gives tokens. */
  readonly issuer: string;
  readonly tenant: string;
  readonly roles: readonly Actor[];
  readonly scope: string;
  readonly privateKey: PrivateJwk;
}

const OWNER_ONLY = 0o600;

export function clientFilePath(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

/**
 * Keeps clients that are not known yet, each with a new key in a file of its own. The file is written first: a
 * client whose key nobody has would stay for ever.
 */
export async function makeClients(
  database: OpenDatabase,
  clients: readonly NewClient[],
  {
    clock,
    folder,
    issuer,
  }: { readonly clock: () => number; readonly folder: string; readonly issuer: string },
): Promise<void> {
  await makeFolder(folder, 0o700);
  for (const client of clients) {
    const { id, roles, tenant } = client;
    const known = await database.transaction((tx) => findClient(tx, id));
    if (known !== undefined) continue;
    const path = clientFilePath(folder, id);
    const scopes = scopesOf(roles);
    const file: ClientFile = (await readKept(path)) ?? {
      clientId: id,
      issuer,
      tenant: tenant.id,
      roles,
      scope: scopes.join(' '),
      privateKey: generatePrivateJwk('ES256'),
    };
    await writeAtomically(path, `${JSON.stringify(file, null, 2)}\n`, OWNER_ONLY);
    const publicKey: PublicJwk = publicJwkOf(file.privateKey);
    await database.transaction(async (tx) => {
      if ((await findTenant(tx, tenant.id)) === undefined)
        await createTenant(tx, { ...tenant, createdAt: clock() });
      await createClient(tx, {
        id,
        actsFor: tenant.id,
        roles,
        scopes,
        publicKey: JSON.stringify(publicKey),
        bound: true,
        createdAt: clock(),
      });
    });
  }
}

/** Of a start that was cut short between file and database. */
async function readKept(path: string): Promise<ClientFile | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ClientFile;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
