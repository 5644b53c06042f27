import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedChain, openEmbeddedChain, serveJsonRpc } from '@originmark/ledger/embedded';
import { bundleScript } from './bundle-script.test-support.ts';
import { type AnchoredReport, checkAnchored } from './check-anchored.test-support.ts';
import { CHAIN_ID } from './crash-world.test-support.ts';
import { killWhile } from './kill-while.test-support.ts';
import { fractionsOf } from './seeds.test-support.ts';

export interface AnchorKills extends AnchoredReport {
  readonly kills: number;
  readonly seed: number;
}

/** When a worker is killed: so long (in ms, at most) after the nth line of a kind; null: its start. */
const MOMENTS = [
  { line: /^issued/, nth: 8, withinMs: 150 },
  { line: /^anchored/, nth: 1, withinMs: 50 },
  { line: /^issued/, nth: 1, withinMs: 150 },
  { line: /^issued/, nth: 4, withinMs: 300 },
  { line: null, nth: 0, withinMs: 1500 },
] as const;
/** How long the node may keep a transaction before it takes it, and its answer afterwards, in ms. */
const SLOWNESS_MS = 30;

/**
 * Lets workers anchor over one database, one after the other, and kills each (SIGKILL) at a random
 * moment. The chain is a node of this process, so that it goes on while no worker lives: a transaction
 * that was sent is mined, and nobody hears of it.
 * @param options.seed of the moments; the run gives it again
 */
export async function runAnchorKills(options: {
  readonly kills: number;
  readonly seed: number;
  /** An empty database on a server; default one in a folder. */
  readonly database?: string | undefined;
  readonly onKill?: (kill: number) => void;
}): Promise<AnchorKills> {
  const { database, seed } = options;
  const random = fractionsOf(seed);
  const folder = mkdtempSync(join(tmpdir(), 'originmark-anchor-kills-'));
  const chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: Date.now });
  const server = await serveJsonRpc(slowly(chain, fractionsOf(seed + 1)), { port: 0 });
  const source = new URL('./anchor-until-killed.test-support.ts', import.meta.url);
  const script = await bundleScript(source);
  const acknowledged: string[] = [];
  try {
    for (let kill = 1; kill <= options.kills; kill += 1) {
      const { line, nth, withinMs } = MOMENTS[kill % MOMENTS.length] ?? MOMENTS[0];
      const lines = await killWhile({
        args: [script, folder, server.url, ...(database === undefined ? [] : [database])],
        ...(line !== null && { after: { line, nth } }),
        delayMs: random() * withinMs,
      });
      acknowledged.push(...lines);
      options.onKill?.(kill);
    }
    const elsewhere = { node: server.url, database };
    const report = await checkAnchored(folder, elsewhere, acknowledged);
    return { ...report, kills: options.kills, seed };
  } finally {
    await server.close();
    await chain.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(script);
  }
}

/** A node that takes its time, so that kills fall between sending, mining and hearing of it. */
function slowly(chain: EmbeddedChain, random: () => number): EmbeddedChain {
  return {
    ...chain,
    request: async (asked) => {
      if (asked.method !== 'eth_sendRawTransaction') return chain.request(asked);
      await sleep(random() * SLOWNESS_MS);
      const answer = await chain.request(asked);
      await sleep(random() * SLOWNESS_MS);
      return answer;
    },
  };
}
