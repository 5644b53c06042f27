import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';
import type { TestNode } from './node.test-support.ts';

const CHAIN_ID = 660_279;
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** The binary of anvil for this platform, where its package is installed. */
export function findAnvil(): string | undefined {
  const name = `@foundry-rs/anvil-${platform}-${ARCHITECTURES[arch] ?? arch}/bin/anvil`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * Starts an anvil of its own on a free port. Blocks are made when they are asked for, one behind each
 * transaction that comes through `request`: its auto-mining strands transactions, its timer is slow.
 * @param options.gasCosts as on a public chain; `anvil_setBalance` gives an account something to pay with
 */
export async function startAnvil(
  binary: string,
  { gasCosts = false }: { readonly gasCosts?: boolean } = {},
): Promise<TestNode> {
  const child = spawn(
    binary,
    [
      ...['--port', '0', '--chain-id', String(CHAIN_ID), '--no-mining', '--accounts', '1'],
      ...(gasCosts ? [] : ['--base-fee', '0', '--gas-price', '0', '--disable-min-priority-fee']),
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const url = `http://${await readAddress(child)}`;
  let id = 0;
  const call = async (method: string, params: readonly unknown[]): Promise<unknown> => {
    id += 1;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
    });
    const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (answer.error !== undefined) throw Object.assign(new Error(), answer.error);
    return answer.result;
  };
  let mines = true;
  return {
    name: 'anvil',
    chainId: CHAIN_ID,
    url,
    request: async ({ method, params = [] }) => {
      const result = await call(method, params);
      if (method === 'eth_sendRawTransaction' && mines) await call('evm_mine', []);
      return result;
    },
    advance: async (seconds) => {
      await call('evm_increaseTime', [seconds]);
    },
    reorganize: async (blocks) => {
      await call('anvil_reorg', [blocks, []]);
    },
    mine: (on) => {
      mines = on;
    },
    close: async () => {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /Listening on (\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
      text = text.slice(-200);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error('anvil did not start')));
  });
}
