import { join } from 'node:path';
import { createNodeCrypto, gzip, randomBytes } from '@originmark/core/node';
import {
  connectLedger,
  deployContracts,
  type Ledger,
  type LedgerRequest,
  type LedgerSigner,
} from '@originmark/ledger';
import { openEmbeddedChain } from '@originmark/ledger/embedded';
import { loadSetting, openDatabase, openSecretBox, saveSettingOnce } from '@originmark/storage';
import { createIssuerAgent } from '../agent/create-issuer-agent.ts';
import { createIdentifier } from '../agent/identifiers.ts';
import { createLedgerKey } from '../agent/ledger-key.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';

const CHAIN_ID = 0x6f6d;
const clock = Date.now;

/** An issuer with its database and its chain in one folder. */
export interface CrashWorld {
  readonly issuer: IssuerContext;
  readonly ledger: Ledger;
  readonly signer: LedgerSigner;
  readonly request: (method: string, params: readonly unknown[]) => Promise<unknown>;
  close(): Promise<void>;
}

/** Opens the folder, new or as a killed process left it. Every step may be repeated. */
export async function openCrashWorld(folder: string): Promise<CrashWorld> {
  const database = await openDatabase({ folder: join(folder, 'data') }, { clock });
  const chain = await openEmbeddedChain({
    folder: join(folder, 'chain'),
    chainId: CHAIN_ID,
    clock,
  });
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
  const node = {
    chainId: CHAIN_ID,
    request: (asked: Parameters<LedgerRequest>[0]) => chain.request(asked),
  };
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
    request: (method, params) => chain.request({ method, params }),
    close: async () => {
      ledger.close();
      await chain.close();
      await database.close();
    },
  };
}
