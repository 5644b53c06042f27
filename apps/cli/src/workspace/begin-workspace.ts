import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import { createIdentifier, createIssuerAgent, createLedgerKey } from '@originmark/issuer/register';
import { deployContracts, type LedgerOptions } from '@originmark/ledger';
import { openEmbeddedChain } from '@originmark/ledger/embedded';
import {
  loadSetting,
  type OpenDatabase,
  openSecretBox,
  saveSettingOnce,
} from '@originmark/storage';
import type { Io } from '../io.ts';
import type { LedgerFile } from './ledger-file.ts';
import type { Secret } from './load-secret.ts';
import { chainFolder } from './open-node.ts';
import {
  databaseOf,
  openDatabaseOf,
  OPERATOR,
  type Operator,
  type Workspace,
} from './open-workspace.ts';

/** How a data folder is to be begun. */
export interface Beginning {
  readonly folder: string;
  readonly secret: Secret;
  /** One's own; absent: a random one. */
  readonly chainId?: number;
  /** A node; absent: a chain of the folder's own. */
  readonly rpc?: string;
  /** Contracts that stand there already; absent: they are deployed. */
  readonly contracts?: {
    readonly registry: string;
    readonly eas: string;
    readonly codeHash: string;
  };
  readonly finality: LedgerOptions['finality'];
  /** Private key of the account that pays; absent: a new one. */
  readonly accountKey?: Uint8Array;
  readonly statusBase: string;
}

/**
 * Makes database, operator and ledger. Every step is kept before the next and may be repeated: a run
 * that was cut short is carried on by the next, with the same chain id.
 * @throws StorageError; LedgerError
 */
export async function beginWorkspace(
  beginning: Beginning,
  io: Io,
): Promise<{ readonly file: LedgerFile; readonly operator: Operator }> {
  const { folder, secret, rpc } = beginning;
  const clock = io.now;
  const database = await openDatabaseOf(folder, io);
  try {
    const secretBox = await openSecretBox(database, {
      secret: secret.secret,
      clock,
      ...(secret.cost !== undefined && { cost: secret.cost }),
    });
    const chainId = Number(
      await keepOnce(database, 'chain-id', clock, () =>
        Promise.resolve(String(beginning.chainId ?? randomChainId())),
      ),
    );
    const agent = createIssuerAgent({ database, secretBox, clock });
    const operator = await keepOperator({ agent, database, now: clock }, beginning, chainId);
    const signer = await createLedgerKey(agent, operator.keyRef);
    const chain =
      rpc === undefined
        ? await openEmbeddedChain({ folder: chainFolder(folder), chainId, clock })
        : undefined;
    try {
      const node =
        chain === undefined
          ? { chainId, url: rpc ?? '' }
          : {
              chainId,
              request: (asked: Parameters<typeof chain.request>[0]) => chain.request(asked),
            };
      const { registry, eas, codeHash } =
        beginning.contracts ?? (await deployContracts({ ...node, signer }));
      const ledger = {
        chainId: `0x${chainId.toString(16)}`,
        ...{ registry, eas, codeHash },
        finality: beginning.finality,
      };
      const { statusBase } = beginning;
      return {
        file: {
          type: 'OriginmarkLedger',
          version: 1,
          database: 'url' in databaseOf(folder, io) ? 'server' : 'folder',
          ledger,
          ...(rpc !== undefined && { rpc }),
          statusBase,
        },
        operator,
      };
    } finally {
      await chain?.close();
    }
  } finally {
    await database.close();
  }
}

/**
 * The account of a database that pays for what is written to the ledger: as it is, or made now and kept.
 * @throws StorageError
 */
export async function keepOperator(
  { agent, database, now }: Pick<Workspace, 'agent' | 'database'> & Pick<Io, 'now'>,
  { accountKey }: Pick<Beginning, 'accountKey'>,
  chainId: number,
): Promise<Operator> {
  const keys = { agent, sha256: createNodeCrypto().sha256, randomBytes };
  const kept = await keepOnce(database, OPERATOR, now, async () => {
    const { did, keyRef } = await createIdentifier(
      {
        method: 'ethr',
        chainId: `0x${chainId.toString(16)}`,
        ...(accountKey !== undefined && { privateKey: accountKey }),
      },
      keys,
    );
    return JSON.stringify({ did, keyRef });
  });
  return JSON.parse(kept) as Operator;
}

/** A setting as it is, or made now and kept. */
async function keepOnce(
  database: OpenDatabase,
  key: string,
  clock: () => number,
  make: () => Promise<string>,
): Promise<string> {
  const known = await database.transaction((tx) => loadSetting(tx, key));
  if (known !== undefined) return known;
  const value = await make();
  return database.transaction((tx) => saveSettingOnce(tx, { key, value, updatedAt: clock() }));
}

/** 31 bits, and none of the small numbers under which public and throw-away chains are known. */
export function randomChainId(): number {
  const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4);
  return 0x4000_0000 + (((a & 0x3f) << 24) | (b << 16) | (c << 8) | d);
}
