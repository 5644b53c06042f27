import { describe, expect, it } from '@jest/globals';
import type { PublicJwk } from '@originmark/core';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import type { BlockMark } from '../connection/fetch-block.ts';
import type { LedgerRequest } from '../connection/ledger.ts';
import { findAnvil, startAnvil } from '../test-nodes/anvil.test-support.ts';
import {
  connectThrough,
  describeNodes,
  newDigestSigner,
  openWorld,
  type TestWorld,
} from '../test-nodes/world.test-support.ts';
import { type EthrIdentity, openEthrIdentity } from './ethr-identity.ts';
import { createEthrIndex, type EthrIndex } from './ethr-index.ts';
import type { EthrIndexStore, StoredEthrHistory } from './ethr-index-store.ts';

const YEAR = 31_536_000;
const newKey = () =>
  ({ jwk: publicJwkOf(generatePrivateJwk('ES256')), purpose: 'assertionMethod' }) as const;

async function newIdentity({ ledger }: TestWorld, keys = 2): Promise<EthrIdentity> {
  const identity = await openEthrIdentity({ ledger, signer: newDigestSigner() });
  for (let key = 0; key < keys; key += 1) {
    await identity.addKey({ ...newKey(), validitySeconds: YEAR });
  }
  return identity;
}

async function keysOf(index: EthrIndex, did: string): Promise<readonly PublicJwk[]> {
  const { document } = await index.read(did);
  if (!document.ok) throw new Error(`${document.problem}: ${document.found}`);
  const methods = document.didDocument.verificationMethod ?? [];
  return methods.flatMap(({ publicKeyJwk }) => (publicKeyJwk ?? []) as PublicJwk);
}

function createTestStore(): EthrIndexStore & { readonly held: () => StoredEthrHistory } {
  let network = '';
  let marks: BlockMark[] = [];
  let events: StoredEthrHistory['events'][number][] = [];
  const held = (): StoredEthrHistory =>
    JSON.parse(JSON.stringify({ network, marks, events })) as StoredEthrHistory;
  return {
    held,
    load: () => Promise.resolve(marks.length === 0 ? undefined : held()),
    append: (part, after) => {
      if (marks.at(-1)?.hash !== after?.hash) return Promise.resolve('stale');
      network = part.network;
      marks = [...marks, ...part.marks];
      events = [...events, ...part.events];
      return Promise.resolve('kept');
    },
    truncate: (block) => {
      marks = marks.filter(({ number }) => number <= block);
      events = events.filter(({ blockNumber }) => blockNumber <= block);
      return Promise.resolve();
    },
  };
}

/** Counts and bends what a node is asked. */
function through(world: TestWorld, bend: (method: string, params: readonly unknown[]) => unknown) {
  const asked: string[] = [];
  const request: LedgerRequest = async ({ method, params = [] }) => {
    asked.push(method);
    return bend(method, params) ?? (await world.node.request({ method, params }));
  };
  return { asked, request };
}

const refusal = (message: string) => Object.assign(new Error(message), { code: -32005 });

describeNodes('createEthrIndex', (world) => {
  it('reads what was written since, and an identity without writes from nothing', async () => {
    const index = await createEthrIndex({ ledger: world().ledger });
    const identity = await newIdentity(world());
    await index.sync();
    expect(await keysOf(index, identity.did)).toHaveLength(2);
    const unknown = await openEthrIdentity({ ledger: world().ledger, signer: newDigestSigner() });
    expect(await index.read(unknown.did)).toMatchObject({ changed: 0, events: [] });
    expect(await keysOf(index, unknown.did)).toEqual([]);
    await identity.addKey({ ...newKey(), validitySeconds: YEAR });
    expect(await keysOf(index, identity.did)).toHaveLength(2);
    await index.sync();
    expect(await keysOf(index, identity.did)).toHaveLength(3);
  });

  it('asks for one window whatever the number of changes, and for nothing when nothing is new', async () => {
    await newIdentity(world(), 5);
    const { asked, request } = through(world(), () => undefined);
    const index = await createEthrIndex({ ledger: await connectThrough(world(), request) });
    await index.sync();
    expect(asked.filter((method) => method === 'eth_getLogs')).toHaveLength(1);
    asked.length = 0;
    await index.sync();
    expect(asked).toEqual(['eth_getBlockByNumber']);
  });

  it('halves the window until the node bears it', async () => {
    const identity = await newIdentity(world(), 3);
    const { asked, request } = through(world(), (method, params) => {
      if (method !== 'eth_getLogs') return undefined;
      const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
      if (Number(toBlock) - Number(fromBlock) >= 4) throw refusal('at most four blocks');
      return undefined;
    });
    const index = await createEthrIndex({ ledger: await connectThrough(world(), request) });
    const head = await index.sync();
    expect(await keysOf(index, identity.did)).toHaveLength(3);
    const windows = asked.filter((method) => method === 'eth_getLogs').length;
    expect(windows).toBeGreaterThanOrEqual(head.number / 4);
  });

  it('throws what the node says when it refuses a single block', async () => {
    await newIdentity(world(), 1);
    const { request } = through(world(), (method) => {
      if (method === 'eth_getLogs') throw refusal('not today');
      return undefined;
    });
    const index = await createEthrIndex({ ledger: await connectThrough(world(), request) });
    await expect(index.sync()).rejects.toMatchObject({ code: 'rpc.refused' });
  });

  it.each([
    ['all of them', () => false],
    ['the last', (at: number, of: number) => at < of - 1],
    ['one from the middle', (at: number) => at !== 1],
  ])('refuses a history of which the node leaves out %s', async (_which, keep) => {
    const identity = await newIdentity(world(), 3);
    const topic = `0x${identity.did.slice(-40).padStart(64, '0')}`;
    const bent = through(world(), () => undefined);
    const request: LedgerRequest = async (question) => {
      const answer = await bent.request(question);
      if (question.method !== 'eth_getLogs') return answer;
      const logs = answer as { topics: string[] }[];
      const ours = logs.filter(({ topics }) => topics[1] === topic);
      return logs.filter((log) => !ours.includes(log) || keep(ours.indexOf(log), ours.length));
    };
    const index = await createEthrIndex({ ledger: await connectThrough(world(), request) });
    const other = await newIdentity(world(), 1);
    await index.sync();
    expect((await index.read(identity.did)).document).toMatchObject({
      ok: false,
      problem: 'incomplete-history',
    });
    expect(await keysOf(index, other.did)).toHaveLength(1);
    const asked = bent.asked.length;
    await index.read(identity.did);
    expect(bent.asked).toHaveLength(asked);
  });

  it('asks once more for what a lagging node left out, and keeps it', async () => {
    const identity = await newIdentity(world(), 3);
    let lags = true;
    const { request } = through(world(), (method) =>
      method === 'eth_getLogs' && lags ? [] : undefined,
    );
    const store = createTestStore();
    const ledger = await connectThrough(world(), request);
    const index = await createEthrIndex({ ledger, store });
    await index.sync();
    lags = false;
    expect(await keysOf(index, identity.did)).toHaveLength(3);
    const again = await createEthrIndex({ ledger: world().ledger, store });
    expect(await keysOf(again, identity.did)).toHaveLength(3);
  });

  it('goes on from its store without asking for old logs', async () => {
    const store = createTestStore();
    const identity = await newIdentity(world());
    await (await createEthrIndex({ ledger: world().ledger, store })).sync();
    const first: number[] = [];
    const { request } = through(world(), (method, params) => {
      if (method === 'eth_getLogs')
        first.push(Number((params[0] as { fromBlock: string }).fromBlock));
      return undefined;
    });
    const ledger = await connectThrough(world(), request);
    const index = await createEthrIndex({ ledger, store });
    const { block } = await identity.addKey({ ...newKey(), validitySeconds: YEAR });
    await index.sync();
    expect(first).toEqual([block]);
    expect(await keysOf(index, identity.did)).toHaveLength(3);
    expect(index.size).toBe(store.held().events.length);
  });

  it('refuses the store of another network', async () => {
    const store = createTestStore();
    const network = '0x1:0xdca7ef03e98e0dc2b855be647c39abe984fcf21b';
    const marks = [{ number: 1, hash: '0x', time: 1 }];
    await store.append({ network, events: [], marks }, undefined);
    await expect(createEthrIndex({ ledger: world().ledger, store })).rejects.toMatchObject({
      code: 'index.foreign-store',
    });
  });

  it.each([
    [{ depth: 3 }, 0, 1],
    [{ depth: 1000 }, 0, 0],
    [{ instant: true } as const, 1, 1],
  ])(
    'under %j counts an addition at %s keys now, %s when blocks follow',
    async (finality, now, then) => {
      const ledger = await connectThrough(world(), world().node.request, finality);
      const index = await createEthrIndex({ ledger });
      const identity = await newIdentity(world(), 1);
      await index.sync();
      expect(await keysOf(index, identity.did)).toHaveLength(now);
      await newIdentity(world(), 3);
      await index.sync();
      expect(await keysOf(index, identity.did)).toHaveLength(then);
    },
  );

  it('refuses a DID that is of another network or none', async () => {
    const index = await createEthrIndex({ ledger: world().ledger });
    const address = `0x${'1'.repeat(40)}`;
    await expect(index.read(`did:ethr:0x1:${address}`)).rejects.toMatchObject({
      code: 'did.other-network',
    });
    await expect(index.read(`did:ethr:${address}`)).rejects.toMatchObject({
      code: 'did.malformed',
    });
  });
});

const anvil = findAnvil();

(anvil === undefined ? describe.skip : describe)(
  'createEthrIndex on a chain that is rewritten',
  () => {
    it('takes back what the chain took back, in its store as well', async () => {
      const node = await startAnvil(anvil!);
      try {
        const world = await openWorld(node);
        const store = createTestStore();
        const index = await createEthrIndex({ ledger: world.ledger, store });
        const kept = await newIdentity(world, 2);
        await index.sync();
        const lost = await newIdentity(world, 3);
        const { number } = await index.sync();
        expect(await keysOf(index, lost.did)).toHaveLength(3);
        await node.reorganize?.(3);
        expect((await index.sync()).number).toBe(number);
        expect(await keysOf(index, lost.did)).toEqual([]);
        expect(await keysOf(index, kept.did)).toHaveLength(2);
        expect(index.size).toBe(2);
        expect(store.held().events).toHaveLength(2);
        await newIdentity(world, 1);
        await index.sync();
        expect(index.size).toBe(3);
        world.ledger.close();
      } finally {
        await node.close();
      }
    });

    it('begins anew when nothing is left of what it knew', async () => {
      const [one, two] = [await startAnvil(anvil!), await startAnvil(anvil!)];
      try {
        const [before, after] = [await openWorld(one), await openWorld(two)];
        const store = createTestStore();
        const old = await newIdentity(before, 2);
        await (await createEthrIndex({ ledger: before.ledger, store })).sync();
        const identity = await newIdentity(after, 1);
        await newIdentity(after, 3);
        // The registry of the new chain stands elsewhere; the store is made to look like its own.
        const network = `0xa1337:${after.ledger.registry}`;
        const load = () => Promise.resolve({ ...store.held(), network });
        const index = await createEthrIndex({ ledger: after.ledger, store: { ...store, load } });
        await index.sync();
        expect(index.size).toBe(4);
        expect(await keysOf(index, identity.did)).toHaveLength(1);
        expect(await keysOf(index, old.did)).toEqual([]);
        for (const { ledger } of [before, after]) ledger.close();
      } finally {
        await Promise.all([one.close(), two.close()]);
      }
    });
  },
);
