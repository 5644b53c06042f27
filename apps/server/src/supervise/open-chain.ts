import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from '@originmark/core/node';
import {
  findLedgerFile,
  type LedgerFile,
  ledgerFilePath,
  makeFolder,
  randomChainId,
  writeAtomically,
} from '@originmark/cli/workspace';
import { createKeySigner, deployContracts } from '@originmark/ledger';
import { type EmbeddedChain, openEmbeddedChain, serveJsonRpc } from '@originmark/ledger/embedded';
import { configProblem } from '../config/config-problem.ts';
import { portOf } from '../config/ports.ts';
import type { ServerConfig } from '../config/read-config.ts';

/** A node that the roles ask, and whose it is to close. */
export interface ServedChain {
  readonly file: LedgerFile;
  readonly rpcUrl: string;
  close(): Promise<void>;
}

/**
 * Opens the embedded chain and serves it to this machine, or takes the node of RPC_URL. Contracts are
 * deployed once, and written down before any role starts.
 * @throws CliError 64, 65; LedgerError `chain.*` `rpc.*`
 */
export async function openChain(config: ServerConfig): Promise<ServedChain> {
  const { clock, dataFolder, firstPort, rpcUrl } = config;
  await makeFolder(dataFolder, 0o700);
  const known = await findLedgerFile(dataFolder);
  if (rpcUrl !== undefined) return outside(rpcUrl, known, dataFolder);
  if (known?.rpc !== undefined)
    throw configProblem(
      `${ledgerFilePath(dataFolder)} is of a network elsewhere: set RPC_URL to a node of it, or name another folder with ORIGINMARK_DATA.`,
    );
  const chainId =
    known === undefined ? await keepChainId(dataFolder) : Number(known.ledger.chainId);
  const chain = await openEmbeddedChain({
    folder: join(dataFolder, 'chain'),
    chainId,
    clock: clock.now,
  });
  try {
    const file = known ?? (await deployOn(chain, config));
    const server = await serveJsonRpc(chain, { port: portOf('chain', firstPort) });
    return {
      file,
      rpcUrl: server.url,
      async close() {
        await server.close();
        await chain.close();
      },
    };
  } catch (cause) {
    await chain.close();
    throw cause;
  }
}

function outside(rpcUrl: string, file: LedgerFile | undefined, folder: string): ServedChain {
  if (file === undefined)
    throw configProblem(
      `RPC_URL names a node, and ${ledgerFilePath(folder)} does not say which contracts are trusted there: make it with "originmark init --data ${folder} --rpc ${rpcUrl} --chain-id …".`,
    );
  return { file, rpcUrl, close: () => Promise.resolve() };
}

/** Its id is part of every did:ethr for ever, so it is written down before the chain is begun. */
async function keepChainId(folder: string): Promise<number> {
  const path = join(folder, 'chain-id');
  try {
    return Number(await readFile(path, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    const chainId = randomChainId();
    await writeAtomically(path, String(chainId));
    return chainId;
  }
}

/** Deployed by a key that nobody keeps: nothing of these contracts has an owner. */
async function deployOn(
  chain: EmbeddedChain,
  { dataFolder, publicUrlOf }: ServerConfig,
): Promise<LedgerFile> {
  const chainId = Number(chain.chainId);
  const { codeHash, eas, registry } = await deployContracts({
    chainId,
    request: (asked) => chain.request(asked),
    signer: createKeySigner(randomBytes(32)),
  });
  const file: LedgerFile = {
    type: 'OriginmarkLedger',
    version: 1,
    ledger: {
      chainId: `0x${chainId.toString(16)}`,
      ...{ registry, eas, codeHash },
      finality: { instant: true },
    },
    statusBase: `${publicUrlOf('issuer')}/status`,
  };
  await writeAtomically(ledgerFilePath(dataFolder), `${JSON.stringify(file, null, 2)}\n`);
  return file;
}
