import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { jwkThumbprint, type PrivateJwk } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { OpenDatabase } from '@originmark/storage';
import Provider, { type ClientMetadata, type Configuration, errors } from 'oidc-provider';
import type { ReplayMarks } from '../replay-marks.ts';
import { SCOPES } from '../scopes.ts';
import { createAdapters } from './adapter.ts';

export interface AuthorizationServerOptions {
  /** Where it is reached, without a slash at its end; `iss` of its tokens. */
  readonly issuer: string;
  /** The services that tokens are for, as `resource` (RFC 8707) and `aud` name them. */
  readonly audiences: readonly string[];
  readonly signingKey: PrivateJwk;
  readonly database: OpenDatabase;
  readonly replays: ReplayMarks;
  /** The true time; the library's own is the machine's. */
  readonly clock: () => number;
  /** Told of faults that are ours. */
  readonly onFault: (fault: unknown) => void;
}

const TOKEN_SECONDS = 300;
const SCOPE_NAMES = Object.keys(SCOPES);

/**
 * The embedded authorization server: tokens for clients (RFC 6749 section 4.4) that sign their assertions
 * (RFC 7523, ES256), bound to a key by DPoP (RFC 9449), for one named service each (RFC 8707), as signed
 * text (RFC 9068) of five minutes. Nothing else is served.
 */
export function createAuthorizationServer(options: AuthorizationServerOptions): RequestListener {
  const { issuer, onFault } = options;
  const provider = new Provider(issuer, toConfiguration(options));
  provider.proxy = true;
  provider.on('server_error', (_context, fault) => onFault(fault));
  const handle = provider.callback();
  return (request, response) => serveAt(issuer, handle, request, response);
}

/** Where it is reached is what it was told, not what the caller or a proxy says of it. */
function serveAt(
  issuer: string,
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { host, protocol } = new URL(issuer);
  const said = Object.entries(request.headers).filter(([name]) => !name.startsWith('x-forwarded-'));
  request.headers = {
    ...Object.fromEntries(said),
    host,
    'x-forwarded-proto': protocol.slice(0, -1),
  };
  void handle(request, response);
}

function toConfiguration(options: AuthorizationServerOptions): Configuration {
  const { audiences, database, signingKey } = options;
  const kid = jwkThumbprint(signingKey, createNodeCrypto().sha256);
  return {
    adapter: createAdapters(database, options),
    jwks: { keys: [{ ...signingKey, kid, alg: 'ES256', use: 'sig' }] },
    scopes: SCOPE_NAMES,
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256'],
      idTokenSigningAlgValues: ['ES256'],
      dPoPSigningAlgValues: ['ES256', 'EdDSA'],
    },
    responseTypes: ['none'],
    // No cookie is ever set: there are no people here.
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    extraClientMetadata: { properties: ['tenant', 'roles'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => false },
      mTLS: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => {
          throw new errors.InvalidTarget('name the service that the token is for in resource');
        },
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource, client) => {
          if (!audiences.includes(resource))
            throw new errors.InvalidTarget('resource is no service that tokens are given for');
          return {
            scope: client.scope ?? '',
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: TOKEN_SECONDS,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    extraTokenClaims: (context) => {
      const { roles, tenant } = (context.oidc.client ?? {}) as ClientMetadata;
      return { tenant, roles };
    },
    ttl: { ClientCredentials: TOKEN_SECONDS },
  };
}
