import { afterEach, describe, expect, it } from '@jest/globals';
import * as t from './embedded.test-support.ts';
import type { EmbeddedChain } from './open-embedded-chain.ts';

afterEach(t.cleanUp);

const blockAt = async (chain: EmbeddedChain, number: number): Promise<t.BlockJson> =>
  (await t.ask(chain, 'eth_getBlockByNumber', `0x${number.toString(16)}`, false)) as t.BlockJson;

const raws = (count: number, gasLimit = 21_000): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      t.account(n + 1).signTransaction({
        ...{ chainId: t.CHAIN_ID, nonce: 0, gasPrice: 0, type: 0, gasLimit },
        to: t.account(999).address,
      }),
    ),
  );

const sendAll = (chain: EmbeddedChain, list: readonly string[]): Promise<unknown[]> =>
  Promise.all(list.map((raw) => t.ask(chain, 'eth_sendRawTransaction', raw)));

describe('the time of a block', () => {
  it('is the clock’s, and the parent’s where the clock went back', async () => {
    let now = t.NOON + 999;
    const chain = await t.openChain({ clock: () => now });
    const seal = (n: number) => t.send(chain, t.account(n), { nonce: 0, to: t.account(9).address });
    await seal(1);
    now -= 86_400_000;
    await seal(2);
    now = t.NOON + 2000;
    await seal(3);
    const times = [1, 2, 3].map(async (n) => Number((await blockAt(chain, n)).timestamp) * 1000);
    expect(await Promise.all(times)).toEqual([t.NOON, t.NOON, t.NOON + 2000]);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])(
    'is never made from a clock of %s',
    async (now) => {
      const chain = await t.openChain({ clock: () => now });
      const sending = t.send(chain, t.account(1), { nonce: 0, to: t.account(9).address });
      await expect(sending).rejects.toMatchObject({
        code: -32603,
        cause: { code: 'chain.clock-invalid' },
      });
      expect(await t.ask(chain, 'eth_blockNumber')).toBe('0x0');
    },
  );
});

describe('transactions sent together', () => {
  it('share blocks of at most 25', async () => {
    const chain = await t.openChain();
    const hashes = await sendAll(chain, await raws(60));
    const blocks = await Promise.all([1, 2, 3].map((number) => blockAt(chain, number)));
    expect(blocks.map(({ transactions }) => transactions.length)).toEqual([25, 25, 10]);
    expect(blocks.flatMap(({ transactions }) => transactions)).toEqual(hashes);
    expect(await t.ask(chain, 'eth_blockNumber')).toBe('0x3');
  });

  it('wait for the next block where the gas of one is spent', async () => {
    const chain = await t.openChain();
    const hashes = await sendAll(chain, await raws(3, 29_990_000));
    const blocks = await Promise.all([1, 2, 3].map((number) => blockAt(chain, number)));
    expect(blocks.flatMap(({ transactions }) => transactions)).toEqual(hashes);
  });

  it('by one sender are sealed in order of nonce', async () => {
    const chain = await t.openChain();
    const wallet = t.account(1);
    const own = await Promise.all(
      [2, 0, 1].map((nonce) =>
        wallet.signTransaction({
          ...{ chainId: t.CHAIN_ID, nonce, gasPrice: 0, type: 0, gasLimit: 21_000 },
          to: t.account(9).address,
        }),
      ),
    );
    const [two, zero, one] = await sendAll(chain, own);
    expect((await blockAt(chain, 1)).transactions).toEqual([zero, one, two]);
  });

  it('stand or fall each for itself', async () => {
    const chain = await t.openChain();
    const [first = '', second = ''] = await raws(2);
    const outcomes = await Promise.allSettled(
      [first, first, second].map((raw) => t.ask(chain, 'eth_sendRawTransaction', raw)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await blockAt(chain, 1)).transactions).toHaveLength(2);
  });
});

describe('the head', () => {
  it('only ever grows, each block on its parent', async () => {
    const chain = await t.openChain();
    for (let nonce = 0; nonce < 5; nonce += 1) {
      await t.send(chain, t.account(1), { nonce, to: t.account(9).address });
    }
    const blocks = await Promise.all([0, 1, 2, 3, 4, 5].map((number) => blockAt(chain, number)));
    const hashes = blocks.map(({ hash }) => hash);
    expect(blocks.slice(1).map(({ parentHash }) => parentHash)).toEqual(hashes.slice(0, -1));
    for (const tag of ['latest', 'safe', 'finalized', 'pending']) {
      expect(await t.ask(chain, 'eth_getBlockByNumber', tag, false)).toEqual(blocks[5]);
    }
    expect(await t.ask(chain, 'eth_getBlockByNumber', 'earliest', false)).toEqual(blocks[0]);
    expect(await t.ask(chain, 'eth_getBlockByNumber', '0x6', false)).toBeNull();
  });
});
