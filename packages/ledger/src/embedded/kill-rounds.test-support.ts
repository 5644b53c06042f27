import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CHAIN_ID } from './embedded.test-support.ts';
import { type EmbeddedChain, openEmbeddedChain } from './open-embedded-chain.ts';

/** What became of the transactions that were acknowledged before the process was killed. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Hashes that the chain does not know after opening again. */
  readonly lost: readonly string[];
  /** How long each opening after a kill took, in ms. */
  readonly reopenMs: readonly number[];
}

/**
 * Kills (SIGKILL) a writing process `kills` times, always on the same folder, each time after some
 * acknowledgements and in the middle of what follows; then opens the folder and asks for all of them.
 */
export async function killRounds(folder: string, kills: number): Promise<KillReport> {
  const acknowledged: string[] = [];
  const lost = new Set<string>();
  const reopenMs: number[] = [];
  for (let round = 0; round < kills; round += 1) {
    acknowledged.push(...(await writeUntilKilled(folder, 3 + ((round * 7) % 23))));
    const started = performance.now();
    const chain = await openEmbeddedChain({ folder, chainId: CHAIN_ID, clock: Date.now });
    reopenMs.push(performance.now() - started);
    try {
      for (const hash of acknowledged) if (!(await isSealed(chain, hash))) lost.add(hash);
    } finally {
      await chain.close();
    }
  }
  return { kills, acknowledged: acknowledged.length, lost: [...lost], reopenMs };
}

async function isSealed(chain: EmbeddedChain, hash: string): Promise<boolean> {
  const params = [hash];
  const receipt = await chain.request({ method: 'eth_getTransactionReceipt', params });
  const place = receipt as { blockHash: string; status: string } | null;
  if (place?.status !== '0x1') return false;
  const byHash = { method: 'eth_getBlockByHash', params: [place.blockHash, false] };
  const block = (await chain.request(byHash)) as { transactions: string[] } | null;
  return block?.transactions.includes(hash) === true;
}

/** The hashes that a process wrote before it was killed, `least` or more. */
async function writeUntilKilled(folder: string, least: number): Promise<string[]> {
  const script = fileURLToPath(new URL('./crash-writer.test-support.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=originmark-source', '--import', 'tsx', script, folder],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const hashes: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    // A last line cut short was never acknowledged to anybody.
    if (line.length === 66) hashes.push(line);
    if (hashes.length === least) child.kill('SIGKILL');
  }
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the writer ended with ${child.exitCode}`);
  return hashes;
}
