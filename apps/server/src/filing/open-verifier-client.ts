import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createTokenSource,
  type Fetch,
  generateKeyPair,
  importPrivateKey,
  type TokenSource,
} from '@originmark/client';
import { parseJson } from '@originmark/core';
import type { ClientFile } from '../clients/client-file.ts';
import type { ServerConfig } from '../config/read-config.ts';
import { HttpError } from '../http/http-error.ts';
import { BYTES_MEDIA_TYPES } from '../http/read-bodies.ts';
import type { VerifierClient } from '../resources.ts';

const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * Calls a verifier in the name of a tenant, with the key of the client file that names it. A tenant without one
 * files elsewhere.
 */
export function openVerifierClient(
  { clients, url }: NonNullable<ServerConfig['verifier']>,
  { clock, fetch }: { readonly clock: () => number; readonly fetch: Fetch },
): VerifierClient {
  const sources = new Map<string, TokenSource>();
  const sourceOf = async (tenant: string): Promise<TokenSource> => {
    const known = sources.get(tenant);
    if (known !== undefined) return known;
    const file = await findClientFile(clients, tenant);
    const source = createTokenSource({
      issuer: file.issuer,
      clientId: file.clientId,
      clientKey: await importPrivateKey(file.privateKey),
      resource: url,
      scope: 'submit:entry read:entry',
      boundTo: await generateKeyPair(),
      fetch,
      clock,
    });
    sources.set(tenant, source);
    return source;
  };
  const call = async (tenant: string, path: string, body?: string, mediaType?: string) => {
    const tokens = await sourceOf(tenant);
    const to = `${url}${path}`;
    const response = await fetch(to, {
      method: 'POST',
      headers: {
        ...(await tokens.authorize('POST', to)),
        ...(mediaType !== undefined && { 'content-type': mediaType }),
      },
      ...(body !== undefined && { body }),
      redirect: 'error',
    });
    if (response.status === 401) tokens.forget();
    return { status: response.status, body: await readAnswer(response) };
  };
  return {
    async challenge(tenant) {
      const { body, status } = await call(tenant, '/entries/challenges');
      if (status !== 201) throw new HttpError('http.busy', `the verifier answered ${status}`);
      return body as Awaited<ReturnType<VerifierClient['challenge']>>;
    },
    submit: (tenant, bundle) => call(tenant, '/entries', bundle, BYTES_MEDIA_TYPES[0]),
  };
}

async function findClientFile(folder: string, tenant: string): Promise<ClientFile> {
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith('.json')) continue;
    const file = JSON.parse(await readFile(join(folder, name), 'utf8')) as ClientFile;
    if (file.tenant === tenant && file.scope.split(' ').includes('submit:entry')) return file;
  }
  throw new HttpError('auth.forbidden', `no client of ${tenant} files at the verifier from here`);
}

async function readAnswer(response: Response): Promise<unknown> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  if (bytes.length > MAX_ANSWER_BYTES)
    throw new HttpError('http.busy', 'the answer of the verifier is too large');
  return parseJson(bytes);
}
