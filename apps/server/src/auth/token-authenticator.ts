import { CoreError, type CryptoPrimitives, parseCompactJws } from '@originmark/core';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { HttpError } from '../http/http-error.ts';
import type { Authenticator, Shown } from './authenticator.ts';
import { type CheckDpopProof, createDpopCheck } from './dpop-proof.ts';
import type { Principal } from './principal.ts';
import type { ReplayMarks } from './replay-marks.ts';
import {
  ALWAYS_BOUND,
  CLAIM_NAMES,
  type ClaimNames,
  readTokenClaims,
  type TokenBinding,
} from './token-claims.ts';

export interface TokenAuthenticatorOptions {
  /** Who issues tokens, as `iss` says it. */
  readonly issuer: string;
  /** This service, as `aud` says it. */
  readonly audience: string;
  /** Where this service is reached, without a slash at its end: what proofs are for. */
  readonly publicUrl: string;
  /** Finds the key of a token: `createKeySet`. */
  readonly findKey: JWTVerifyGetKey;
  /** Whether the tenant is one of this service. */
  readonly isTenant: (id: string) => Promise<boolean>;
  readonly replays: ReplayMarks;
  readonly crypto: CryptoPrimitives;
  /** Milliseconds since the epoch: the true time, whatever time the trade lives in. */
  readonly clock: () => number;
  readonly claims?: ClaimNames;
}

const ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519', 'PS256'];
const MAX_TOKEN_BYTES = 8 * 1024;
const MAX_LIFE_SECONDS = 300;
const TOLERANCE_SECONDS = 60;

/**
 * Takes access tokens as RFC 9068 has them, and what they are bound to: a key by DPoP (RFC 9449) or a
 * certificate (RFC 8705).
 */
export function createTokenAuthenticator(options: TokenAuthenticatorOptions): Authenticator {
  const { claims = CLAIM_NAMES, isTenant } = options;
  const checkProof = createDpopCheck(options);
  return {
    async authenticate(shown) {
      const { scheme, token } = readAuthorization(shown.authorization);
      const payload = await readToken(token, options);
      const { binding, ...principal } = readTokenClaims(payload, claims);
      await checkBinding(binding, { scheme, token, shown }, { ...options, checkProof });
      // `own` is the operator's: no caller is it, whatever a token says.
      if (principal.tenant === 'own' || !(await isTenant(principal.tenant)))
        throw new HttpError('auth.token-invalid', 'the token names a tenant that is not known');
      const boundTo = binding.key ?? binding.certificate;
      assertBoundEnough(principal, boundTo);
      return { ...principal, ...(boundTo !== undefined && { boundTo }) };
    },
  };
}

type Scheme = 'bearer' | 'dpop';

/** `Authorization` as RFC 6750 section 2.1 and RFC 9449 section 7.1 write it. */
function readAuthorization(header: string | undefined): {
  readonly scheme: Scheme;
  readonly token: string;
} {
  if (header === undefined || header === '')
    throw new HttpError('auth.token-missing', 'there is no token');
  const [, scheme, token] = /^(bearer|dpop) +([\w.~+/-]+=*)$/i.exec(header) ?? [];
  if (scheme === undefined || token === undefined)
    throw new HttpError('auth.token-invalid', 'Authorization is neither DPoP nor Bearer');
  return { scheme: scheme.toLowerCase() as Scheme, token };
}

async function readToken(
  token: string,
  { audience, clock, findKey, issuer }: TokenAuthenticatorOptions,
): Promise<JWTPayload> {
  const now = new Date(clock());
  try {
    // One meaning or none: the library would take members named twice.
    parseCompactJws(token, { maxBytes: MAX_TOKEN_BYTES });
    const { payload } = await jwtVerify(token, findKey, {
      typ: 'at+jwt',
      algorithms: ALGORITHMS,
      issuer,
      audience,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'sub', 'jti'],
    });
    const { exp = 0, iat = 0 } = payload;
    if (exp - iat > MAX_LIFE_SECONDS)
      throw new HttpError('auth.token-invalid', `the token lives over ${MAX_LIFE_SECONDS} seconds`);
    if (iat > now.getTime() / 1000 + TOLERANCE_SECONDS)
      throw new HttpError('auth.token-invalid', 'the token is of a time to come');
    return payload;
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError || cause instanceof CoreError)) throw cause;
    throw new HttpError('auth.token-invalid', `the token does not hold (${cause.message})`, {
      cause,
    });
  }
}

async function checkBinding(
  { certificate, key }: TokenBinding,
  {
    scheme,
    shown,
    token,
  }: { readonly scheme: Scheme; readonly shown: Shown; readonly token: string },
  { checkProof, publicUrl }: { readonly checkProof: CheckDpopProof; readonly publicUrl: string },
): Promise<void> {
  // RFC 9449 section 7.2: a bound token sent as if it were not would need no proof.
  if ((key !== undefined) !== (scheme === 'dpop'))
    throw new HttpError(
      'auth.token-invalid',
      key === undefined
        ? 'a token that is bound to no key came as DPoP'
        : 'a token that is bound to a key came as Bearer',
    );
  if (key !== undefined)
    await checkProof(shown.dpop, {
      method: shown.method,
      url: `${publicUrl}${shown.path}`,
      accessToken: token,
      thumbprint: key,
    });
  if (certificate !== undefined && certificate !== shown.certificateThumbprint)
    throw new HttpError(
      'auth.proof-invalid',
      'the connection does not show the certificate that the token is bound to',
    );
}

function assertBoundEnough({ actors }: Pick<Principal, 'actors'>, boundTo?: string): void {
  const actor = ALWAYS_BOUND.find((one) => actors.has(one));
  if (actor !== undefined && boundTo === undefined)
    throw new HttpError('auth.unbound', `the token of an ${actor} is not bound to a key`);
}
