import { beforeAll, describe, expect, it } from '@jest/globals';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { encodeHexData } from '../encoding/hex.ts';
import { checkExistenceOnline } from './check-existence-online.ts';
import type { ExistenceProof, TrustedLedger } from './existence-proof.ts';
import {
  CHAIN_ID,
  createBatch,
  CRYPTO,
  EAS,
  ledgerOf,
  REGISTRY,
  STAMPED,
  toBytes,
} from './ledger.test-support.ts';

const DOCUMENTS = ['a.b.c', 'd.e.f'].map((token) => new TextEncoder().encode(token));
let batch: Awaited<ReturnType<typeof createBatch>>;
beforeAll(async () => {
  batch = await createBatch(DOCUMENTS);
});

const word = (value: number | bigint): string => `0x${value.toString(16).padStart(64, '0')}`;

interface Case {
  readonly answers?: Record<string, unknown>;
  readonly ledger?: Partial<TrustedLedger>;
  readonly proof?: Partial<ExistenceProof>;
  readonly bytes?: Uint8Array;
}

async function check({ answers = {}, bytes, ledger, proof }: Case = {}) {
  const asked: { method: string; params: readonly unknown[] }[] = [];
  const known: Record<string, unknown> = {
    eth_chainId: CHAIN_ID,
    eth_blockNumber: '0x64',
    eth_getCode: encodeHexData(toBytes(1234)),
    eth_call: word(STAMPED),
    ...answers,
  };
  const answer = await checkExistenceOnline({
    proof: { ...batch.proofOf(0), ...proof },
    tag: 'credential',
    bytes: bytes ?? DOCUMENTS[0]!,
    ledger: ledgerOf(new Uint8Array(1), ledger),
    sha256: CRYPTO.sha256,
    request: (question) => {
      asked.push(question);
      const found = known[question.method];
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    },
  });
  return { answer, asked };
}

describe('a proof checked with a node', () => {
  it('shows by when the token existed', async () => {
    const { answer, asked } = await check();
    expect(answer).toMatchObject({ ok: true, existedAt: STAMPED * 1000, chainId: CHAIN_ID });
    const selector = encodeHexData(
      keccak_256(new TextEncoder().encode('getTimestamp(bytes32)')).subarray(0, 4),
    );
    const data = `${selector}${encodeHexData(batch.digest).slice(2)}`;
    expect(asked).toEqual([
      { method: 'eth_chainId', params: [] },
      { method: 'eth_getCode', params: [REGISTRY, 'latest'] },
      { method: 'eth_call', params: [{ to: EAS, data }, 'latest'] },
    ]);
  });

  it.each([
    ['instant', { instant: true } as const, 'latest'],
    ['by tag', { tag: 'finalized' } as const, 'finalized'],
    ['by depth', { depth: 12 } as const, '0x58'],
  ])('asks at a block that is final %s', async (_, finality, block) => {
    const { answer, asked } = await check({ ledger: { finality } });
    expect(answer.ok).toBe(true);
    expect(asked.at(-1)?.params[1]).toBe(block);
  });

  it('shows nothing before any block is final', async () => {
    const { answer } = await check({ ledger: { finality: { depth: 101 } } });
    expect(answer).toMatchObject({ ok: false, problem: 'not-timestamped' });
  });

  it('shows nothing that EAS holds no time for', async () => {
    const { answer } = await check({ answers: { eth_call: word(0) } });
    expect(answer).toMatchObject({ ok: false, problem: 'not-timestamped' });
  });

  it('asks nobody about bytes that are not in the batch, or another ledger', async () => {
    const foreign = await check({ bytes: DOCUMENTS[1]! });
    expect(foreign).toMatchObject({ answer: { problem: 'not-included' }, asked: [] });
    const proof = { proof: { chainId: '0x1', eas: EAS } };
    expect(await check({ proof })).toMatchObject({
      answer: { problem: 'ledger-not-listed' },
      asked: [],
    });
  });

  it('trusts no node of another chain, and no registry of other code', async () => {
    const chain = await check({ answers: { eth_chainId: '0x1' } });
    expect(chain.answer).toMatchObject({ problem: 'chain-differs', found: '0x1' });
    for (const code of ['0x', '0x6001'])
      expect((await check({ answers: { eth_getCode: code } })).answer).toMatchObject({
        problem: 'registry-differs',
      });
  });

  it.each([
    ['eth_chainId', new Error('refused')],
    ['eth_chainId', null],
    ['eth_chainId', 'mainnet'],
    ['eth_getCode', new Error('timed out')],
    ['eth_getCode', undefined],
    ['eth_call', new Error('header not found')],
    ['eth_call', '0x'],
    ['eth_call', 7],
    ['eth_call', word(2n ** 64n)],
  ])('is undecided when %s gives %p', async (method, value) => {
    const { answer } = await check({ answers: { [method]: value } });
    expect(answer).toMatchObject({ ok: false, problem: 'unreachable' });
    expect(answer).toMatchObject({ found: expect.stringContaining(method) });
  });

  it('is undecided when the head is not told', async () => {
    const answers = { eth_blockNumber: new Error('no answer') };
    const { answer } = await check({ answers, ledger: { finality: { depth: 3 } } });
    expect(answer).toMatchObject({ problem: 'unreachable' });
  });
});
