import { join } from 'node:path';
import {
  boundFetch,
  keepOperator,
  type LedgerFile,
  loadDecryptionKey,
  makeFolder,
  makeSecret,
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
import { type OpenDatabase, openDatabase, openSecretBox } from '@originmark/storage';
import type { AuditTrail } from './audit/audit-trail.ts';
import type { ServerConfig } from './config/read-config.ts';
import type { Anchoring } from './run-anchoring.ts';
import type { Resources } from './resources.ts';
import { databaseFolder } from './supervise/prepare-databases.ts';
import type { ServerRole } from './server-role.ts';
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
  readonly openAudit: (
    database: OpenDatabase,
    clock: () => number,
  ) => Promise<AuditTrail> | AuditTrail;
}

/**
 * Opens database, keys and ledger of one role.
 * @throws StorageError; LedgerError; CliError
 */
export async function openResources(opening: Opening): Promise<OpenResources> {
  const { config, role } = opening;
  const clock = config.clock.now;
  const folder = join(config.dataFolder, role);
  await makeFolder(folder, 0o700);
  const { secret, cost } = await makeSecret(folder, config);
  const place =
    config.databaseUrl === undefined
      ? { folder: databaseFolder(config.dataFolder, role) }
      : { url: config.databaseUrl };
  const database = await openDatabase(place, { clock });
  try {
    const secretBox = await openSecretBox(database, {
      secret,
      clock,
      ...(cost !== undefined && { cost }),
    });
    return await openOver(opening, { database, secretBox });
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

async function openOver(
  { config, file, openAudit, role, rpcUrl }: Opening,
  { database, secretBox }: Pick<Resources, 'database' | 'secretBox'>,
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
    const { decryptionKey, trust } = config;
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
      audit: await openAudit(database, clock),
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
