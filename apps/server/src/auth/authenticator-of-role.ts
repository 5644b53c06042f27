import { CoreError, type FetchDocument, parseJson } from '@originmark/core';
import { createGuardedFetch } from '@originmark/core/node';
import type { ServerConfig } from '../config/read-config.ts';
import type { Resources } from '../resources.ts';
import type { ServerRole } from '../server-role.ts';
import type { Authenticator } from './authenticator.ts';
import { fetchKeySet, type LoadKeySet } from './key-sets.ts';
import { embeddedKeySet, openAuthenticator } from './open-authenticator.ts';

/** Stands for an authorization server of this machine, which has no TLS. */
const LOCAL_HOST = 'auth.localhost';
const MAX_METADATA_BYTES = 64 * 1024;

/**
 * Who may call a role: whoever has a token for it of the authorization server, the embedded one or that of the
 * configuration.
 * @param machine the true time, whatever time the trade lives in
 */
export function authenticatorOfRole(
  role: ServerRole,
  config: ServerConfig,
  { crypto, database }: Pick<Resources, 'crypto' | 'database'>,
  machine: () => number = Date.now,
): { readonly authenticator: Authenticator; readonly tokenUrl: string } {
  const { authUrl, oauth, publicUrlOf } = config;
  const issuer = oauth?.issuer ?? publicUrlOf('auth');
  const { audience, claims } = oauth ?? {};
  return {
    tokenUrl: oauth?.tokenUrl ?? `${issuer}/token`,
    authenticator: openAuthenticator({
      database,
      crypto,
      publicUrl: publicUrlOf(role),
      issuer,
      loadKeys: oauth === undefined ? embeddedKeySet(authUrl) : outsideKeySet(oauth, config),
      clock: machine,
      ...(audience !== undefined && { audience }),
      ...(claims !== undefined && { claims }),
    }),
  };
}

function outsideKeySet(
  { issuer, jwks }: NonNullable<ServerConfig['oauth']>,
  config: Pick<ServerConfig, 'isProduction'>,
): LoadKeySet {
  return async () => {
    const { fetch, url } = reach(jwks ?? (await findKeysUrl(issuer, config)), config);
    return fetchKeySet(() => fetch, url)();
  };
}

/** Where the metadata of an issuer says that its keys are (RFC 8414, OpenID Connect Discovery). */
async function findKeysUrl(
  issuer: string,
  config: Pick<ServerConfig, 'isProduction'>,
): Promise<string> {
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
