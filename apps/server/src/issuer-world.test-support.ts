import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import { createIdentifier } from '@originmark/issuer/register';
import { type OpenDatabase, openSecretBox } from '@originmark/storage';
import { openInMemory } from '../../../packages/storage/src/migrated-data.test-support.ts';
import type { TestDatabase } from '../../../packages/storage/src/test-databases.test-support.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Actor, Scope } from './auth/scopes.ts';
import { HttpError } from './http/http-error.ts';
import { type Issuers, openIssuers } from './identifiers/issuers.ts';
import type { Resources } from './resources.ts';

/** The moment of every test: 2026-09-24T15:10:00Z. */
export const NOW = Date.parse('2026-09-24T15:10:00Z');
export const PUBLIC_URL = 'https://issuer.example';

/** A process of the issuer without a network: what asks for one fails. */
export interface IssuerWorld {
  readonly resources: Resources;
  readonly issuers: Issuers;
  readonly database: OpenDatabase;
  /** Set it to let time pass. */
  now: number;
  /** Makes a tenant, and an identifier of it for each DID. */
  addTenant(tenant: string, ...dids: readonly string[]): Promise<void>;
}

export async function openIssuerWorld(
  place?: Pick<TestDatabase, 'open'>,
  changes: Partial<Resources> = {},
): Promise<IssuerWorld> {
  const world = { now: NOW };
  const clock = (): number => world.now;
  const database = await (place === undefined ? openInMemory({ clock }) : place.open({ clock }));
  const noNetwork = (): never => {
    throw new Error('this test has no network');
  };
  const resources: Resources = {
    clock,
    elapsed: clock,
    crypto: createNodeCrypto(),
    randomBytes,
    database,
    secretBox: await openSecretBox(database, { secret: 'a secret of the tests', clock, cost: 14 }),
    ledger: { chainId: '0x6f6d', eas: `0x${'0'.repeat(40)}` } as unknown as Resources['ledger'],
    networks: [],
    openFetch: noNetwork,
    openResolver: noNetwork,
    audit: { append: () => Promise.resolve() },
    publicUrl: PUBLIC_URL,
    ...changes,
  };
  const issuers = openIssuers(resources);
  return Object.assign(world, {
    resources,
    issuers,
    database,
    async addTenant(tenant: string, ...dids: readonly string[]) {
      await database.transaction((tx) =>
        tx
          .insertInto('tenant')
          .values({ id: tenant, name: tenant, created_at: new Date(NOW) })
          .execute(),
      );
      const { sha256 } = resources.crypto;
      const using = { agent: issuers.agentOf(tenant), sha256, randomBytes };
      for (const did of dids) await createIdentifier({ method: 'web', did }, using);
    },
  });
}

/** Takes `<tenant> <scope> <actor>` for a token, bound to a key where a `*` follows. */
export const fakeAuthenticator: Authenticator = {
  authenticate({ authorization }) {
    if (authorization === undefined)
      return Promise.reject(new HttpError('auth.token-missing', 'no token'));
    const [tenant = '', scope, actor, bound] = authorization.split(' ');
    return Promise.resolve({
      subject: 'someone',
      tenant,
      actors: new Set([actor as Actor]),
      scopes: new Set([scope as Scope]),
      ...(bound === '*' && { boundTo: 'a-key' }),
    });
  },
};
