import { createIdentifier } from '@originmark/issuer/register';
import type { App, RoutePlugin } from './app.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Actor, Scope } from './auth/scopes.ts';
import { createApp } from './create-app.ts';
import { HttpError } from './http/http-error.ts';
import { PRESSURE } from './http/pressure.ts';
import { type Issuers, openIssuers } from './identifiers/issuers.ts';
import { issuerRoutes } from './roles/issuer.ts';
import { openTestResources, type TestResources } from './test-resources.test-support.ts';

/** What the issuer's routes are tested with: tenants with identifiers, over the resources of all tests. */
export interface IssuerWorld {
  readonly resources: TestResources;
  readonly issuers: Issuers;
  /** Makes a tenant, and an identifier of it for each DID. */
  addTenant(tenant: string, ...dids: readonly string[]): Promise<void>;
}

export async function openIssuerWorld(
  options: Parameters<typeof openTestResources>[0] = {},
): Promise<IssuerWorld> {
  const resources = await openTestResources({ publicUrl: 'https://issuer.example', ...options });
  const { crypto, database, randomBytes } = resources;
  const issuers = openIssuers(resources);
  return {
    resources,
    issuers,
    async addTenant(tenant, ...dids) {
      const created_at = new Date(resources.now);
      await database.transaction((tx) =>
        tx.insertInto('tenant').values({ id: tenant, name: tenant, created_at }).execute(),
      );
      const using = { agent: issuers.agentOf(tenant), sha256: crypto.sha256, randomBytes };
      for (const did of dids) await createIdentifier({ method: 'web', did }, using);
    },
  };
}

/** The issuer's app, or another over its resources. */
export async function openIssuerApp(
  { resources }: IssuerWorld,
  routes: readonly RoutePlugin[] = issuerRoutes(resources),
): Promise<App> {
  return createApp({
    role: 'issuer',
    authenticator: fakeAuthenticator,
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    // A machine that is busy with other tests is no pressure.
    pressure: { ...PRESSURE, loopDelayMs: 0, heapBytes: 0 },
    routes,
  });
}

/** Headers of a caller; a `*` after the actor binds its token to a key. */
export function as(tenant: string, scope: Scope, actor: Actor | `${Actor}*`) {
  return { authorization: `${tenant} ${scope} ${actor}` };
}

const fakeAuthenticator: Authenticator = {
  authenticate({ authorization }) {
    if (authorization === undefined)
      return Promise.reject(new HttpError('auth.token-missing', 'no token'));
    const [tenant = '', scope, actor = ''] = authorization.split(' ');
    return Promise.resolve({
      subject: 'someone',
      tenant,
      actors: new Set([actor.replace('*', '') as Actor]),
      scopes: new Set([scope as Scope]),
      ...(actor.endsWith('*') && { boundTo: 'a-key' }),
    });
  },
};
