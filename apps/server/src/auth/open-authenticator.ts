import { CoreError, type FetchDocument, parseJson } from '@originmark/core';
import { createGuardedFetch } from '@originmark/core/node';
import { createTenant, findTenant, markOnce, type OpenDatabase } from '@originmark/storage';
import type { ServerConfig } from '../config/read-config.ts';
import type { Resources } from '../resources.ts';
import type { ServerRole } from '../server-role.ts';
import type { Authenticator } from './authenticator.ts';
import { createKeySet, fetchKeySet } from './key-sets.ts';
import type { ReplayMarks } from './replay-marks.ts';
import { createTokenAuthenticator } from './token-authenticator.ts';

/** Stands for an authorization server of this machine, which has no TLS. */
const LOCAL_HOST = 'tokens.localhost';
const MAX_METADATA_BYTES = 64 * 1024;

/** Marks in a database, so that all processes of it see them. */
export function openReplayMarks(database: OpenDatabase): ReplayMarks {
  return {
    spend: (mark, until) =>
      database.transaction((tx) => markOnce(tx, { mark, expiresAt: until.getTime() })),
  };
}

/**
 * Who may call a role: whoever has a token of the authorization server, the embedded one or that of the
 * configuration, for this service.
 * @param machine the true time, whatever time the trade lives in
 */
export function openAuthenticator(
  role: ServerRole | 'auth',
  config: ServerConfig,
  { crypto, database }: Pick<Resources, 'crypto' | 'database'>,
  machine: () => number = Date.now,
): { readonly authenticator: Authenticator; readonly tokenUrl: string } {
  const { oauth, publicUrlOf } = config;
  const publicUrl = publicUrlOf(role);
  const issuer = oauth?.issuer ?? publicUrlOf('auth');
  const known = new Set<string>();
  const isTenant = async (id: string): Promise<boolean> => {
    if (
      !known.has(id) &&
      (await isTenantIn(database, id, { learns: oauth === undefined, machine }))
    )
      known.add(id);
    return known.has(id);
  };
  return {
    tokenUrl: oauth?.tokenUrl ?? `${issuer}/token`,
    authenticator: createTokenAuthenticator({
      issuer,
      audience: oauth?.audience ?? publicUrl,
      publicUrl,
      findKey: createKeySet({ clock: machine, load: keysOf(issuer, config) }),
      isTenant,
      replays: openReplayMarks(database),
      crypto,
      clock: machine,
      ...(oauth?.claims !== undefined && { claims: oauth.claims }),
    }),
  };
}

/** The embedded server gives tokens for its own tenants alone: what it says of one is learnt. */
async function isTenantIn(
  database: OpenDatabase,
  id: string,
  { learns, machine }: { readonly learns: boolean; readonly machine: () => number },
): Promise<boolean> {
  return database.transaction(async (tx) => {
    if ((await findTenant(tx, id)) !== undefined) return true;
    if (learns) await createTenant(tx, { id, name: id, createdAt: machine() });
    return learns;
  });
}

function keysOf(issuer: string, config: ServerConfig): ReturnType<typeof fetchKeySet> {
  const { oauth } = config;
  if (oauth === undefined) {
    const { fetch, url } = reach(`${config.authUrl}/jwks`, config);
    return fetchKeySet(() => fetch, url);
  }
  return async () => {
    const { fetch, url } = reach(oauth.jwks ?? (await findKeysUrl(issuer, config)), config);
    return fetchKeySet(() => fetch, url)();
  };
}

/** Where the metadata of an issuer says that its keys are (RFC 8414, OpenID Connect Discovery). */
async function findKeysUrl(issuer: string, config: ServerConfig): Promise<string> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname === '/' ? '' : pathname;
  const places = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
  for (const place of places) {
    const { fetch, url } = reach(place, config);
    const answer = await fetch(url, { maxBytes: MAX_METADATA_BYTES, accept: 'application/json' });
    if (answer.status !== 200) continue;
    const metadata = parseJson(answer.body) as Readonly<Record<string, unknown>>;
    // The metadata of another issuer says nothing of this one's keys (RFC 8414 section 3.3).
    if (metadata['issuer'] === issuer && typeof metadata['jwks_uri'] === 'string')
      return metadata['jwks_uri'];
  }
  throw new CoreError('fetch.connect-failed', `${issuer} does not say where its keys are`);
}

/** The guarded fetch for one URL; plain http reaches this machine alone, and never in production. */
function reach(
  text: string,
  { isProduction }: Pick<ServerConfig, 'isProduction'>,
): { readonly fetch: FetchDocument; readonly url: string } {
  const { host, origin, pathname, protocol, search } = new URL(text);
  if (protocol === 'https:' || isProduction)
    return { fetch: createGuardedFetch({ allowedHosts: [host] }), url: text };
  return {
    fetch: createGuardedFetch({ allowedHosts: [], hosts: { [LOCAL_HOST]: origin } }),
    url: `https://${LOCAL_HOST}${pathname}${search}`,
  };
}
