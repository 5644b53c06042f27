import {
  CoreError,
  createDidJwkResolver,
  createDidKeyResolver,
  createDidWebResolver,
  createMethodResolver,
  type FetchDocument,
} from '@originmark/core';
import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import { createEthrIndexStore } from '@originmark/issuer/register';
import {
  connectLedger,
  createEthrIndex,
  createEthrResolver,
  createKeySigner,
  deployContracts,
} from '@originmark/ledger';
import { openEmbeddedChain } from '@originmark/ledger/embedded';
import { openSecretBox } from '@originmark/storage';
import { openInMemory } from '../../../packages/storage/src/migrated-data.test-support.ts';
import type { TestDatabase } from '../../../packages/storage/src/test-databases.test-support.ts';
import type { AuditEntry } from './audit/audit-trail.ts';
import type { Resources } from './resources.ts';

/** The moment of every test, unless it lets time pass: five minutes before the demo's entry is judged. */
export const NOW = Date.parse('2026-09-24T15:05:00Z');

const CHAIN_ID = 660_279;

/** What the routes of a process work with, with nothing outside: no host answers but those a test stands in for. */
export interface TestResources extends Resources {
  /** Set it to let time pass. */
  now: number;
  /** Everything that was appended, in order. */
  readonly audited: readonly AuditEntry[];
  /** What hosts answer, by URL: the body of `application/json`, `application/did+json` or `application/vc+jwt`. */
  readonly served: Map<string, { readonly contentType: string; readonly body: string }>;
  /** Every URL that was asked for, in order. */
  readonly fetched: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens it: database and chain in memory. It takes about a second, so once a test file.
 * @param place where its database is (`testDatabases()` of storage); default in memory
 */
export async function openTestResources({
  place,
  publicUrl = 'https://here.example',
}: {
  readonly place?: Pick<TestDatabase, 'open'>;
  readonly publicUrl?: string;
} = {}): Promise<TestResources> {
  const time = { now: NOW };
  const clock = (): number => time.now;
  const database = await (place === undefined ? openInMemory({ clock }) : place.open({ clock }));
  const secretBox = await openSecretBox(database, {
    secret: 'a secret of the tests',
    clock,
    cost: 14,
  });
  const chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock });
  const node = {
    chainId: CHAIN_ID,
    request: (asked: Parameters<typeof chain.request>[0]) => chain.request(asked),
  };
  const signer = createKeySigner(new Uint8Array(32).fill(7));
  const contracts = await deployContracts({ ...node, signer });
  const ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
  const store = createEthrIndexStore(database, ledger);
  const ethr = createEthrResolver(await createEthrIndex({ ledger, store }));
  const audited: AuditEntry[] = [];
  const hosts = standInHosts();
  const openFetch = (): FetchDocument => hosts.fetch;
  const { provider, registry } = ledger;
  return Object.assign(time, {
    ...hosts,
    clock,
    elapsed: () => performance.now(),
    crypto: createNodeCrypto(),
    randomBytes,
    database,
    secretBox,
    ledger,
    networks: [{ chainId: `0x${CHAIN_ID.toString(16)}`, registry, provider }],
    openFetch,
    openResolver: () =>
      createMethodResolver({
        web: createDidWebResolver({ fetch: openFetch() }),
        ethr,
        key: createDidKeyResolver(),
        jwk: createDidJwkResolver(),
      }),
    audited,
    audit: {
      append: (entry: AuditEntry) => {
        audited.push(entry);
        return Promise.resolve();
      },
    },
    publicUrl,
    async close() {
      ledger.close();
      await chain.close();
      await database.close();
    },
  });
}

function standInHosts() {
  const served: TestResources['served'] = new Map();
  const fetched: string[] = [];
  const fetch: FetchDocument = (url) => {
    fetched.push(url);
    const found = served.get(url);
    if (found === undefined)
      return Promise.reject(
        new CoreError('fetch.connect-failed', `no host stands in for ${url} in this test`),
      );
    const { body, contentType } = found;
    return Promise.resolve({ status: 200, contentType, body: new TextEncoder().encode(body) });
  };
  return { served, fetched, fetch };
}
