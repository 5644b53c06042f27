import type { JWTPayload } from 'jose';
import { HttpError } from '../http/http-error.ts';
import { type Actor, isActor, isScope, type Scope } from './scopes.ts';

/** Which claims carry whose data and what role: an authorization server elsewhere may name them otherwise. */
export interface ClaimNames {
  readonly tenant: string;
  readonly roles: string;
}

export const CLAIM_NAMES: ClaimNames = { tenant: 'tenant', roles: 'roles' };

/** What a token says, each part of it of the right form. */
export interface TokenClaims {
  readonly subject: string;
  readonly tenant: string;
  readonly actors: ReadonlySet<Actor>;
  readonly scopes: ReadonlySet<Scope>;
  readonly binding: TokenBinding;
}

/** What the sender of a token has to show besides (RFC 7800 `cnf`). */
export interface TokenBinding {
  /** Thumbprint of a key (RFC 9449). */
  readonly key?: string;
  /** Digest of a certificate (RFC 8705). */
  readonly certificate?: string;
}

const TENANT = /^[a-z][a-z0-9-]{0,62}$/;
const SHA256 = /^[\w-]{43}$/;

/** Whoever reads or changes what is others' shows a key, on every route. */
export const ALWAYS_BOUND: readonly Actor[] = ['officer', 'auditor', 'admin'];

/** The tenant of officers; nobody else is one. */
export const CUSTOMS_TENANT = 'customs';

/** @throws HttpError `auth.token-invalid`: a claim that is missing is never filled in */
export function readTokenClaims(payload: JWTPayload, names: ClaimNames): TokenClaims {
  const { sub } = payload;
  if (typeof sub !== 'string' || sub === '') throw invalid('the token names no subject');
  if (typeof payload.jti !== 'string' || payload.jti === '') throw invalid('the token has no jti');
  const tenant = payload[names.tenant];
  if (typeof tenant !== 'string' || !TENANT.test(tenant))
    throw invalid(`the token names no tenant in ${names.tenant}`);
  const actors = readActors(payload[names.roles], names.roles);
  if (actors.has('officer') && (actors.size > 1 || tenant !== CUSTOMS_TENANT))
    throw invalid(`an officer is of ${CUSTOMS_TENANT} and has no other role`);
  return {
    subject: sub,
    tenant,
    actors,
    scopes: readScopes(payload['scope']),
    binding: readBinding(payload['cnf']),
  };
}

function readActors(roles: unknown, name: string): ReadonlySet<Actor> {
  if (!Array.isArray(roles) || roles.length === 0) throw invalid(`the token has no ${name}`);
  const actors = roles.filter(isActor);
  if (actors.length !== roles.length) throw invalid(`the token has ${name} that are not known`);
  return new Set(actors);
}

/** No scope is nothing allowed; scopes of others are none of ours. */
function readScopes(scope: unknown): ReadonlySet<Scope> {
  if (scope === undefined) return new Set();
  if (typeof scope !== 'string') throw invalid('scope of the token is no text');
  return new Set(scope.split(' ').filter(isScope));
}

function readBinding(cnf: unknown): TokenBinding {
  if (cnf === undefined) return {};
  if (typeof cnf !== 'object' || cnf === null || Array.isArray(cnf))
    throw invalid('cnf of the token is no object');
  const { jkt, 'x5t#S256': x5t, ...others } = cnf as Readonly<Record<string, unknown>>;
  // A binding that is not understood cannot be checked, and what cannot be checked does not pass.
  if (Object.keys(others).length > 0 || (jkt === undefined && x5t === undefined))
    throw invalid('the token is bound in a way that is not known');
  if ([jkt, x5t].some((one) => one !== undefined && !isDigestText(one)))
    throw invalid('cnf of the token holds no SHA-256');
  return {
    ...(typeof jkt === 'string' && { key: jkt }),
    ...(typeof x5t === 'string' && { certificate: x5t }),
  };
}

function isDigestText(value: unknown): boolean {
  return typeof value === 'string' && SHA256.test(value);
}

function invalid(found: string): HttpError {
  return new HttpError('auth.token-invalid', found);
}
