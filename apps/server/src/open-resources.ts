import {
  boundFetch,
  keepOperator,
  type LedgerFile,
  loadDecryptionKey,
  recordedIn,
} from '@originmark/cli/workspace';
import {
  createDidJwkResolver,
  createDidKeyResolver,
  createDidWebResolver,
  createMethodResolver,
  type DidResolver,
  type FetchDocument,
} from '@originmark/core';
import { createGuardedFetch, createNodeCrypto, randomBytes } from '@originmark/core/node';
import {
  createEthrIndexStore,
  createIssuerAgent,
  createLedgerKey,
} from '@originmark/issuer/register';
import { connectLedger, createEthrIndex, createEthrResolver } from '@originmark/ledger';
import type { OpenDatabase } from '@originmark/storage';
import { openAuditTrail } from './audit/open-audit-trail.ts';
import type { ServerConfig } from './config/read-config.ts';
import { openStore, type Store } from './open-store.ts';
import type { Anchoring } from './run-anchoring.ts';
import type { Resources } from './resources.ts';
import type { ServerRole } from './server-role.ts';
import { openVerifierClient } from './filing/open-verifier-client.ts';
import { openTrust } from './trust/open-trust.ts';

/** Most requests that one request may make, and most milliseconds they may take together. */
const FETCH_BUDGET = { maxRequests: 100, maxMs: 20_000 };
/** A status list token is the largest thing that is fetched. */
const FETCH_BYTES = 2 * 1024 * 1024;

/** Everything a role works with, open until closed. */
export interface OpenResources extends Resources {
  /** Who pays for what is anchored here, and signs its checkpoints. */
  readonly operator: Pick<Anchoring, 'did' | 'signer'>;
  close(): Promise<void>;
}

export interface Opening {
  readonly config: ServerConfig;
  readonly role: ServerRole;
  readonly file: LedgerFile;
  /** Where a node of its ledger answers. */
  readonly rpcUrl: string;
}

/**
 * Opens database, keys and ledger of one role.
 * @throws StorageError; LedgerError; CliError
 */
export async function openResources(opening: Opening): Promise<OpenResources> {
  const { config, role } = opening;
  const store = await openStore(role, config, config.clock.now);
  try {
    return await openOver(opening, store);
  } catch (cause) {
    await store.database.close();
    throw cause;
  }
}

async function openOver(
  { config, file, role, rpcUrl }: Opening,
  { database, secretBox }: Store,
): Promise<OpenResources> {
  const clock = config.clock.now;
  const { chainId } = file.ledger;
  const ledger = await connectLedger({ ...file.ledger, chainId: Number(chainId), url: rpcUrl });
  try {
    const { provider, registry } = ledger;
    const networks = [{ chainId, registry, provider }];
    const agent = createIssuerAgent({ database, secretBox, clock, networks });
    const { did, keyRef } = await keepOperator(
      { agent, database, now: clock },
      {},
      Number(chainId),
    );
    const store = createEthrIndexStore(database, ledger);
    const ethr = createEthrResolver(await createEthrIndex({ ledger, store }));
    const openFetch = fetchesOf(config);
    const crypto = createNodeCrypto();
    const openResolver = (): DidResolver =>
      createMethodResolver({
        web: recordedWeb({ config, database, fetch: openFetch() }),
        ethr,
        key: createDidKeyResolver(),
        jwk: createDidJwkResolver(),
      });
    const { decryptionKey, trust, verifier } = config;
    return {
      clock,
      elapsed: () => performance.now(),
      crypto,
      randomBytes,
      database,
      secretBox,
      ledger,
      networks,
      openFetch,
      openResolver,
      ...(trust !== undefined && {
        trust: openTrust(trust, { database, crypto, clock, openResolver }),
      }),
      ...(decryptionKey !== undefined &&
        role === 'verifier' && { unseal: await loadDecryptionKey(decryptionKey, { cwd: '/' }) }),
      ...(verifier !== undefined && {
        verifierAt: openVerifierClient(verifier, { clock: Date.now, fetch }),
      }),
      audit: openAuditTrail(database, clock),
      publicUrl: config.publicUrlOf(role),
      operator: { did, signer: await createLedgerKey(agent, keyRef) },
      async close() {
        ledger.close();
        await database.close();
      },
    };
  } catch (cause) {
    ledger.close();
    throw cause;
  }
}

/** The one guarded fetch, with a budget for each request that is answered here. */
function fetchesOf({ hosts }: ServerConfig): () => FetchDocument {
  const fetch = createGuardedFetch({ allowedHosts: 'any-public', hosts, maxBytes: FETCH_BYTES });
  return () => boundFetch(fetch, { ...FETCH_BUDGET, elapsed: () => performance.now() });
}

/** did:web with the record of what was served before. */
function recordedWeb({
  config: { clock, hosts },
  database,
  fetch,
}: {
  readonly config: ServerConfig;
  readonly database: OpenDatabase;
  readonly fetch: FetchDocument;
}): DidResolver {
  const resolver = createDidWebResolver({ fetch });
  const opening = recordedIn(database, { hosts, resolver }, clock);
  return { resolve: async (did) => (await opening).resolve(did) };
}
