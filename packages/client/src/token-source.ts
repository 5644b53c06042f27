import { ClientError } from './client-error.ts';
import { digestText, type KeyPair, signJwt } from './sign-jwt.ts';

/** How anything is sent: `globalThis.fetch`, or what stands in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Gives each request its authorization. */
export interface TokenSource {
  /** Headers for one request; a proof in them counts once. */
  readonly authorize: (method: string, url: string) => Promise<Readonly<Record<string, string>>>;
  /** The next request gets a new token: this one was refused. */
  readonly forget: () => void;
}

export interface TokenSourceOptions {
  /** `iss` of the authorization server; its token endpoint is `<issuer>/token`. */
  readonly issuer: string;
  readonly clientId: string;
  /** Signs the client's assertions (RFC 7523); the server holds its public half. */
  readonly clientKey: CryptoKey;
  /** The service that the tokens are for (RFC 8707). */
  readonly resource: string;
  readonly scope: string;
  /** What the tokens are bound to (RFC 9449): `generateKeyPair()`. */
  readonly boundTo: KeyPair;
  readonly fetch: Fetch;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

interface Token {
  readonly text: string;
  readonly endsAt: number;
}

const ASSERTION_SECONDS = 60;
/** A token this near its end is not used: it might be over when it arrives. */
const SPARE_MS = 30_000;

/** Gets tokens as they are needed, keeps each until shortly before its end, and proves the key of each request. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { boundTo, clock } = options;
  let asked: Promise<Token> | undefined;
  let held: Token | undefined;

  async function currentToken(): Promise<string> {
    if (held !== undefined && clock() < held.endsAt - SPARE_MS) return held.text;
    asked ??= askForToken(options).finally(() => {
      asked = undefined;
    });
    held = await asked;
    return held.text;
  }

  return {
    async authorize(method, url) {
      const token = await currentToken();
      const ath = await digestText(token);
      const dpop = await makeProof(boundTo, { clock, method, url, claims: { ath } });
      return { authorization: `DPoP ${token}`, dpop };
    },
    forget() {
      held = undefined;
    },
  };
}

async function askForToken(options: TokenSourceOptions): Promise<Token> {
  const { boundTo, clientId, clientKey, clock, issuer, resource, scope } = options;
  const url = `${issuer}/token`;
  const now = Math.floor(clock() / 1000);
  const assertion = await signJwt(
    clientKey,
    {},
    {
      iss: clientId,
      sub: clientId,
      aud: issuer,
      iat: now,
      exp: now + ASSERTION_SECONDS,
      jti: crypto.randomUUID(),
    },
  );
  const response = await options.fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      dpop: await makeProof(boundTo, { clock, method: 'POST', url }),
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      resource,
      scope,
    }).toString(),
    redirect: 'error',
  });
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  const { access_token: text, error_description: why, expires_in: seconds } = answer;
  if (!response.ok) {
    const found = typeof why === 'string' ? why : `${url} answered ${response.status}`;
    throw new ClientError('token.refused', `no token for ${resource}: ${found}`);
  }
  // A token that is not bound to our key could be used by whoever reads it.
  if (typeof text !== 'string' || typeof seconds !== 'number' || !isDpop(answer['token_type']))
    throw new ClientError('token.unfit', `${issuer} gave no token that is bound to a key`);
  return { text, endsAt: clock() + seconds * 1000 };
}

function isDpop(type: unknown): boolean {
  return typeof type === 'string' && type.toLowerCase() === 'dpop';
}

async function makeProof(
  { privateKey, publicKey }: KeyPair,
  of: {
    readonly method: string;
    readonly url: string;
    readonly clock: () => number;
    readonly claims?: object;
  },
): Promise<string> {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return signJwt(
    privateKey,
    { typ: 'dpop+jwt', jwk: { kty, crv, x, y } },
    {
      htm: of.method,
      htu: of.url.split(/[?#]/, 1)[0],
      iat: Math.floor(of.clock() / 1000),
      jti: crypto.randomUUID(),
      ...of.claims,
    },
  );
}
