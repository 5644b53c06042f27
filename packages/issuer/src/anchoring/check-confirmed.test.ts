import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectLedger, deployContracts, type Ledger } from '@originmark/ledger';
import { type EmbeddedChain, openEmbeddedChain } from '@originmark/ledger/embedded';
import { saveSetting } from '@originmark/storage';
import { Wallet } from 'ethers';
import { declarationOf, openTestWorld, type TestWorld } from '../issuer.test-support.ts';
import { issue } from '../issuing/issue.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { anchorWaiting } from './anchor-waiting.ts';
import { checkConfirmed } from './check-confirmed.ts';

const CHAIN_ID = 0x6f6d;
const BATCHES = 6;
const AT_MOST = 2;
const OTHER_HASH = `0x${'9'.repeat(64)}`;
const NO_TIME = `0x${'0'.repeat(64)}`;

let world: TestWorld;
let issuer: IssuerContext;
let chain: EmbeddedChain;
let ledger: Ledger;
/** Digests that the chain holds no time for. */
let gone: ReadonlySet<string>;
/** Questions that the node answers before the line is cut. */
let answers: number;
let asked: number;

/** The blocks in which the batches stand. */
let blocks: readonly { readonly id: number; readonly block_hash: string | null }[];

beforeAll(async () => {
  [gone, answers, asked] = [new Set(), Infinity, 0];
  world = await openTestWorld();
  issuer = await world.createIssuer('checks.example');
  chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: () => world.now });
  const signer = Wallet.createRandom();
  const contracts = await deployContracts({
    chainId: CHAIN_ID,
    request: (one) => chain.request(one),
    signer,
  });
  ledger = await connectLedger({
    chainId: CHAIN_ID,
    ...contracts,
    finality: { instant: true },
    request: async (one) => {
      asked += 1;
      if (asked > answers) throw new Error('the line is cut');
      const data = JSON.stringify(one.params ?? []);
      const isGone = [...gone].some((digest) => data.includes(digest.slice(2)));
      return one.method === 'eth_call' && isGone ? NO_TIME : chain.request(one);
    },
  });
  for (let count = 0; count < BATCHES; count += 1) await issue(issuer, declarationOf(issuer.did));
  await anchorWaiting(issuer, { ledger, signer, limit: 1 });
  blocks = await batches();
}, 90_000);

beforeEach(async () => {
  [gone, answers, asked] = [new Set(), Infinity, 0];
  await world.database.transaction(async (tx) => {
    await tx.deleteFrom('setting').where('key', '=', 'anchor-check').execute();
    for (const { block_hash, id } of blocks)
      await tx
        .updateTable('anchor_batch')
        .set({ block_hash, missing_since: null })
        .where('id', '=', id)
        .execute();
  });
});

afterAll(async () => {
  ledger.close();
  await chain.close();
  await world.database.close();
});

const batches = () =>
  world.database.db.selectFrom('anchor_batch').selectAll().orderBy('id').execute();
const missing = async () =>
  (await batches()).filter(({ missing_since }) => missing_since !== null).map(({ id }) => id);

/** As if each batch had been confirmed in a block that the chain has no longer. */
async function rewrite(ids: readonly number[]): Promise<void> {
  await world.database.transaction((tx) =>
    tx.updateTable('anchor_batch').set({ block_hash: OTHER_HASH }).where('id', 'in', ids).execute(),
  );
}

async function loseAllBut(newest: number): Promise<void> {
  const all = await batches();
  await rewrite(all.map(({ id }) => id));
  gone = new Set(all.filter(({ id }) => id !== newest).map(({ digest }) => digest ?? ''));
}

const check = () => checkConfirmed(issuer, { ledger, atMost: AT_MOST });
async function checkOften(): Promise<void> {
  for (let pass = 0; pass < BATCHES; pass += 1) await check();
}

describe('checkConfirmed, of a rewritten chain', () => {
  it('looks at every batch in the end, so many at a time, though the newest stands in its new block', async () => {
    await loseAllBut(BATCHES);
    const found: number[] = [];
    for (let pass = 0; pass < BATCHES; pass += 1) {
      await check();
      found.push((await missing()).length);
    }
    expect(found).toEqual([1, 3, 5, 5, 5, 5]);
    expect(await missing()).toEqual([1, 2, 3, 4, 5]);
    // What is back is found in its turn, however many are missing.
    gone = new Set();
    await checkOften();
    expect(await missing()).toEqual([]);
  });

  it('asks for the newest block alone once all stand, and marks none', async () => {
    await rewrite([BATCHES]);
    await checkOften();
    expect(await missing()).toEqual([]);
    asked = 0;
    await check();
    expect(asked).toBe(2);
  });

  it('goes on where it was when the node failed in the midst of it', async () => {
    await loseAllBut(BATCHES);
    const ends: unknown[] = [];
    for (let pass = 0; pass < 12; pass += 1) {
      [asked, answers] = [0, pass % 2 === 0 ? 8 : Infinity];
      ends.push(
        await check().catch((error: unknown) => (error as { readonly code: unknown }).code),
      );
    }
    expect(new Set(ends)).toEqual(new Set(['rpc.unreachable', undefined]));
    expect(await missing()).toEqual([1, 2, 3, 4, 5]);
  });

  it('searches again behind a search that a further rewrite came into', async () => {
    await rewrite([BATCHES]);
    await check();
    await loseAllBut(BATCHES);
    await checkOften();
    await checkOften();
    expect(await missing()).toEqual([1, 2, 3, 4, 5]);
  });

  it.each(['', 'null', '{"searchBelow":"x"}'])(
    'searches all where its place %j cannot be read',
    async (value) => {
      const all = await batches();
      gone = new Set(all.slice(0, 1).map(({ digest }) => digest ?? ''));
      await rewrite([1]);
      await world.database.transaction((tx) =>
        saveSetting(tx, { key: 'anchor-check', value, updatedAt: world.now }),
      );
      await checkOften();
      expect(await missing()).toEqual([1]);
    },
  );
});
