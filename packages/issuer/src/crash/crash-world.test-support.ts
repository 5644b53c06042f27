import { join } from 'node:path';
import { createNodeCrypto, gzip, randomBytes } from '@originmark/core/node';
import {
  connectLedger,
  deployContracts,
  type Ledger,
  type LedgerRequest,
  type LedgerSigner,
} from '@originmark/ledger';
import { type EmbeddedChain, openEmbeddedChain } from '@originmark/ledger/embedded';
import { loadSetting, openDatabase, openSecretBox, saveSettingOnce } from '@originmark/storage';
import { createIssuerAgent } from '../agent/create-issuer-agent.ts';
import { createIdentifier } from '../agent/identifiers.ts';
import { createLedgerKey } from '../agent/ledger-key.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';

export const CHAIN_ID = 0x6f6d;
const clock = Date.now;

/** An issuer with its database and its chain in one folder. */
export interface CrashWorld {
  readonly issuer: IssuerContext;
  readonly ledger: Ledger;
  readonly signer: LedgerSigner;
  readonly request: (method: string, params: readonly unknown[]) => Promise<unknown>;
  close(): Promise<void>;
}

/** What is elsewhere instead of in the folder: a node of another process, a database on a server. */
export interface Elsewhere {
  readonly node?: string | undefined;
  readonly database?: string | undefined;
}

/** Opens the folder, new or as a killed process left it. Every step may be repeated. */
export async function openCrashWorld(
  folder: string,
  { database: server, node: url }: Elsewhere = {},
): Promise<CrashWorld> {
  const place = server === undefined ? { folder: join(folder, 'data') } : { url: server };
  const database = await openDatabase(place, { clock });
  const chain = url === undefined ? await openChain(folder) : undefined;
  const secretBox = await openSecretBox(database, {
    secret: 'killed again and again',
    clock,
    cost: 14,
  });
  const agent = createIssuerAgent({ database, secretBox, clock });
  const crypto = createNodeCrypto();
  const using = { agent, sha256: crypto.sha256, randomBytes };
  const privateKey = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
  const did = 'did:web:killed.example';
  await createIdentifier({ method: 'web', did, key: { privateKey: privateKey(1) } }, using);
  const { keyRef } = await createIdentifier(
    { method: 'ethr', chainId: '0x6f6d', privateKey: privateKey(2) },
    using,
  );
  const signer = await createLedgerKey(agent, keyRef);
  const ways =
    chain === undefined
      ? { url: url ?? '' }
      : { request: (asked: Parameters<LedgerRequest>[0]) => chain.request(asked) };
  const node = { chainId: CHAIN_ID, ...ways };
  const found = await database.transaction('app', (tx) => loadSetting(tx, 'contracts'));
  const contracts = found ?? JSON.stringify(await deployContracts({ ...node, signer }));
  const kept = await database.transaction((tx) =>
    saveSettingOnce(tx, { key: 'contracts', value: contracts, updatedAt: clock() }),
  );
  const ledger = await connectLedger({
    ...node,
    ...(JSON.parse(kept) as Awaited<ReturnType<typeof deployContracts>>),
    finality: { instant: true },
  });
  const issuer: IssuerContext = {
    did,
    database,
    agent,
    crypto,
    gzip,
    randomBytes,
    clock,
    statusListUrl: (purpose, number) => `https://killed.example/status/${purpose}/${number}`,
  };
  return {
    issuer,
    ledger,
    signer,
    request: (method, params) => ledger.request(method, params),
    close: async () => {
      ledger.close();
      await chain?.close();
      await database.close();
    },
  };
}

function openChain(folder: string): Promise<EmbeddedChain> {
  return openEmbeddedChain({ folder: join(folder, 'chain'), chainId: CHAIN_ID, clock });
}
