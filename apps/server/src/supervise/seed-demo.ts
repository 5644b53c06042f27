import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  createClient,
  createTokenSource,
  generateKeyPair,
  importPrivateKey,
} from '@originmark/client';
import { type ClientFile, clientFilePath } from '../clients/client-file.ts';
import type { ServerConfig } from '../config/read-config.ts';
import { DEMO_CLIENTS, demoClientsFolder, FIRST_ADMIN } from '../demo/demo-clients.ts';
import type { DemoFolder } from '../demo/demo-folder.ts';
import { SERVER_ROLES, type ServerRole } from '../server-role.ts';

/** As any caller would: by the routes, with tokens of the clients. */
type Call = (
  method: 'get' | 'post',
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly data: unknown }>;

const MOST_FILES = 200;

/**
 * Makes the tenants of the demo in every role, and puts what broker and importer of the played story hold into
 * their wallets, all through the routes. What is there is left.
 * @returns how many credentials are held
 */
export async function seedDemo(config: ServerConfig, { parties }: DemoFolder): Promise<number> {
  const admin = await readClient(clientFilePath(join(config.dataFolder, 'auth'), FIRST_ADMIN.id));
  const tenants = new Map(DEMO_CLIENTS.map(({ tenant }) => [tenant.id, tenant]));
  for (const role of SERVER_ROLES) {
    const call = await callAs(admin, config.publicUrlOf(role));
    for (const tenant of tenants.values())
      if (tenant.id !== 'customs') await call('post', '/tenants', tenant);
  }
  let credentials = 0;
  for (const party of ['gulfline', 'harborpine'] as const)
    credentials += await fillWallet(config, join(parties, party), party);
  return credentials;
}

async function fillWallet(config: ServerConfig, folder: string, party: string): Promise<number> {
  const files: { name: string; text: string }[] = [];
  for (const path of await filesUnder(folder))
    if (/\.(jwt|json)$/.test(path) && !path.endsWith('keys.json'))
      files.push({ name: basename(path), text: await readFile(path, 'utf8') });
  const call = await callOf(config, party, 'wallet');
  let kept = 0;
  for (let at = 0; at < files.length; at += MOST_FILES) {
    const { data } = await call('post', '/credentials', {
      files: files.slice(at, at + MOST_FILES),
    });
    kept += (data as readonly { readonly state: string }[]).filter(
      ({ state }) => state === 'kept' || state === 'held-already',
    ).length;
  }
  return kept;
}

async function callOf(config: ServerConfig, party: string, role: ServerRole): Promise<Call> {
  const client = await readClient(clientFilePath(demoClientsFolder(config.dataFolder), party));
  return callAs(client, config.publicUrlOf(role));
}

async function callAs(client: ClientFile, baseUrl: string): Promise<Call> {
  const tokens = createTokenSource({
    issuer: client.issuer,
    clientId: client.clientId,
    clientKey: await importPrivateKey(client.privateKey),
    resource: baseUrl,
    scope: client.scope,
    boundTo: await generateKeyPair(),
    fetch,
    clock: Date.now,
  });
  const service = createClient<Record<string, never>>({ baseUrl, tokens, fetch });
  const untyped = service.call.bind(service) as unknown as (
    method: string,
    path: string,
    input: object,
  ) => ReturnType<Call>;
  return (method, path, body) => untyped(method, path, body === undefined ? {} : { body });
}

async function readClient(path: string): Promise<ClientFile> {
  return JSON.parse(await readFile(path, 'utf8')) as ClientFile;
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name))
    .sort();
}
