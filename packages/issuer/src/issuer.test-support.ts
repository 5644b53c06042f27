import { createNodeCrypto, gzip, randomBytes } from '@originmark/core/node';
import { type OpenDatabase, openSecretBox } from '@originmark/storage';
import type { Provider } from 'ethers';
import { openInMemory } from '../../storage/src/migrated-data.test-support.ts';
import type { TestDatabase } from '../../storage/src/test-databases.test-support.ts';
import { createIssuerAgent } from './agent/create-issuer-agent.ts';
import { createIdentifier, type KeyCapabilities } from './agent/identifiers.ts';
import type { IssuerContext } from './issuing/issuer-context.ts';

export const crypto = createNodeCrypto();
export const NOW = Date.parse('2026-11-27T06:00:00Z');

/** Nothing here lets the agent itself speak to a ledger. */
const NO_PROVIDER = {} as Provider;

/** A database, an agent, and issuers on them; opened once a test file, for it takes seconds. */
export interface TestWorld extends KeyCapabilities {
  readonly database: OpenDatabase;
  /** Set it to let time pass. */
  now: number;
  /** An issuer of its own did:web, with a key. */
  createIssuer(host: string, changes?: Partial<IssuerContext>): Promise<IssuerContext>;
}

/** @param place where its database is; default in memory */
export async function openTestWorld(place?: Pick<TestDatabase, 'open'>): Promise<TestWorld> {
  const world = { now: NOW };
  const clock = (): number => world.now;
  const opened = await (place === undefined ? openInMemory({ clock }) : place.open({ clock }));
  const agent = createIssuerAgent({
    database: opened,
    secretBox: await openSecretBox(opened, { secret: 'a secret of the tests', clock, cost: 14 }),
    clock,
    networks: [{ chainId: '0x6f6d', registry: `0x${'0'.repeat(40)}`, provider: NO_PROVIDER }],
  });
  const using = { agent, sha256: crypto.sha256, randomBytes };
  return Object.assign(world, using, {
    database: opened,
    async createIssuer(host: string, changes: Partial<IssuerContext> = {}): Promise<IssuerContext> {
      const did = `did:web:${host}`;
      await createIdentifier({ method: 'web', did }, using);
      return {
        did,
        database: opened,
        agent,
        crypto,
        gzip,
        randomBytes,
        clock,
        statusListUrl: (purpose, number) => `https://${host}/status/${purpose}/${number}`,
        ...changes,
      };
    },
  });
}

/** A draft that any supplier may issue. */
export function declarationOf(did: string) {
  return {
    type: 'SupplierOriginDeclaration',
    credentialSubject: {
      type: 'SupplierDeclaration',
      supplier: { id: did, type: 'Organization', name: 'Spinner' },
      agreement: 'CAFTA-DR',
      materials: [
        {
          description: 'yarn',
          tariffClassification: { system: 'HS2022', code: '5205.24' },
          originating: true,
        },
      ],
      signedAt: '2026-02-16T15:00:00Z',
    },
  };
}
