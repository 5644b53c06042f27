import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchStaples } from '../anchor/fetch-staples.ts';
import { signTimestamp } from '../anchor/sign-timestamp.ts';
import { fetchTimestamp } from '../anchor/fetch-timestamp.ts';
import { connectLedger } from '../connection/connect-ledger.ts';
import type { Ledger, LedgerRequest } from '../connection/ledger.ts';
import { createKeySigner } from '../connection/ledger-signer.ts';
import { deployContracts } from '../contracts/deploy-contracts.ts';
import { type MemoryChain, openMemoryChain } from './memory-chain.ts';

const CHAIN_ID = 0x6f6d;
const signer = createKeySigner(createHash('sha256').update('deployer').digest());
const relayer = createKeySigner(createHash('sha256').update('relayer').digest());
const digestOf = (name: string): string => `0x${createHash('sha256').update(name).digest('hex')}`;

let now = Date.parse('2026-01-01T00:00:00Z');
let chain: MemoryChain;
let ledger: Ledger;

beforeAll(async () => {
  chain = await openMemoryChain({ chainId: CHAIN_ID, clock: () => now });
  const request: LedgerRequest = (args) => chain.request(args);
  const node = { chainId: CHAIN_ID, request };
  const contracts = await deployContracts({ ...node, signer });
  ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
});
afterAll(async () => {
  ledger.close();
  await chain.close();
});

const headOf = async (one: MemoryChain): Promise<number> =>
  Number(await one.request({ method: 'eth_blockNumber' }));

/** The same network, as a fork of its chain tells it. */
const seen = (one: MemoryChain): Ledger => ({
  ...ledger,
  request: (method, params) => one.request({ method, params }),
});

async function stamp(one: MemoryChain, name: string, nonce: number): Promise<void> {
  const raw = await signTimestamp({ ledger, signer: relayer, nonce, digest: digestOf(name) });
  await one.request({ method: 'eth_sendRawTransaction', params: [raw] });
}

async function timeOf(one: MemoryChain, name: string): Promise<number | undefined> {
  return fetchTimestamp(seen(one), digestOf(name), await headOf(one));
}

describe('a fork of a chain in memory', () => {
  it('has the blocks before it, tells its own time, and reaches the other never', async () => {
    const fork = chain.fork({ clock: () => Date.parse('2026-02-01T00:00:00Z') });
    const before = await headOf(chain);
    await stamp(fork, 'theirs', 0);
    now = Date.parse('2026-03-01T00:00:00Z');
    await stamp(chain, 'ours', 0);
    expect(await timeOf(fork, 'theirs')).toBe(Date.parse('2026-02-01T00:00:00Z') / 1000);
    expect(await timeOf(chain, 'ours')).toBe(now / 1000);
    expect(await timeOf(chain, 'theirs')).toBeUndefined();
    expect(await timeOf(fork, 'ours')).toBeUndefined();
    const params = [`0x${before.toString(16)}`, false];
    const [a, b] = await Promise.all(
      [chain, fork].map((one) => one.request({ method: 'eth_getBlockByNumber', params })),
    );
    expect(a).toEqual(b);
  });

  it('forgets what came after its block: blocks, receipts, logs and transactions', async () => {
    const block = await headOf(chain);
    await stamp(chain, 'later', 1);
    const fork = chain.fork({ clock: () => now, block });
    expect(await headOf(fork)).toBe(block);
    expect(await timeOf(fork, 'later')).toBeUndefined();
    expect(await timeOf(fork, 'ours')).toBe(now / 1000);
    const logs = async (one: MemoryChain) =>
      (await one.request({
        method: 'eth_getLogs',
        params: [{ address: ledger.eas, fromBlock: '0x0', toBlock: 'latest' }],
      })) as { blockNumber: string; transactionHash: string }[];
    const [last] = (await logs(chain)).slice(-1);
    expect(await logs(fork)).toHaveLength((await logs(chain)).length - 1);
    for (const method of ['eth_getTransactionByHash', 'eth_getTransactionReceipt'])
      expect(await fork.request({ method, params: [last?.transactionHash] })).toBeNull();
    // The same transaction may be told again, in a block of its own.
    await stamp(fork, 'later', 1);
    expect(await timeOf(fork, 'later')).toBe(now / 1000);
  });

  it('begins at no block that the chain does not have', () => {
    expect(() => chain.fork({ clock: () => now, block: 10_000 })).toThrow(
      expect.objectContaining({ code: 'chain.damaged' }),
    );
  });

  it('proves stamps, many at once, against one block', async () => {
    const names = ['ours', 'later', 'never'].map(digestOf);
    const block = await headOf(chain);
    const { hash, stapleOf } = await fetchStaples(ledger, names, block);
    expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
    for (const name of names) expect(stapleOf(name)).toMatchObject({ block });
    expect(stapleOf(names[0] ?? '').storage).not.toEqual(stapleOf(names[1] ?? '').storage);
    expect(() => stapleOf(digestOf('another'))).toThrow(
      expect.objectContaining({ code: 'proof.not-shown' }),
    );
  });
});

describe('signTimestamp', () => {
  it('refuses what is no digest', async () => {
    await expect(
      signTimestamp({ ledger, signer: relayer, nonce: 9, digest: '0x1234' }),
    ).rejects.toMatchObject({ code: 'rpc.malformed' });
  });
});

describe('createKeySigner', () => {
  it('refuses what is no key', () => {
    expect(() => createKeySigner(new Uint8Array(32))).toThrow(
      expect.objectContaining({ code: 'signer.failed' }),
    );
  });
});
