import type { App } from '../app.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Actor, Scope } from '../auth/scopes.ts';
import { createApp } from '../create-app.ts';
import { HttpError } from '../http/http-error.ts';
import type { Resources } from '../resources.ts';
import { walletRoutes } from '../roles/wallet.ts';

/** The tenants of the tests. */
export const TENANTS = ['harborpine', 'gulfline'] as const;

/** Takes `<tenant> <actor> <scope>` for a token. */
const authenticator: Authenticator = {
  authenticate({ authorization }) {
    if (authorization === undefined)
      return Promise.reject(new HttpError('auth.token-missing', 'no token'));
    const [tenant = '', actor, ...scopes] = authorization.split(' ');
    return Promise.resolve({
      subject: `client of ${tenant}`,
      tenant,
      actors: new Set([actor as Actor]),
      scopes: new Set(scopes as Scope[]),
    });
  },
};

/** Headers of whoever may do so. */
export function as(tenant: string, actor: Actor, ...scopes: Scope[]): { authorization: string } {
  return { authorization: [tenant, actor, ...scopes].join(' ') };
}

/** The wallet over these resources, with its tenants. */
export async function makeWallet(resources: Resources): Promise<App> {
  for (const id of TENANTS)
    await resources.database.db
      .insertInto('tenant')
      .values({ id, name: id, created_at: new Date(resources.clock()) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return createApp({
    role: 'wallet',
    authenticator,
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes: walletRoutes(resources),
  });
}

/** The body of a multipart request with one file, and its headers. */
export function fileOf(bytes: Uint8Array | string, name: string, mediaType = 'application/pdf') {
  const boundary = 'a-boundary-of-the-tests';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${mediaType}\r\n\r\n`;
  return {
    payload: Buffer.concat([
      Buffer.from(head),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
