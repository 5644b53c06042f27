import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkExistenceOnline } from '@originmark/core';
import {
  deliverTimestamp,
  type Ledger,
  type LedgerRequest,
  prepareTimestamp,
  toTrustedLedger,
} from '@originmark/ledger';
import {
  claimBatch,
  listAnchorTransactions,
  markBatchMissing,
  readAnchorBacklog,
} from '@originmark/storage';
import { hexlify, id as topicOf, type Wallet } from 'ethers';
import {
  connectThrough,
  describeNodes,
  newWallet,
} from '../../../ledger/src/test-nodes/world.test-support.ts';
import { crypto, declarationOf, openTestWorld, type TestWorld } from '../issuer.test-support.ts';
import { issue } from '../issuing/issue.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import type { AnchorEvent } from './anchor-event.ts';
import { anchorWaiting } from './anchor-waiting.ts';
import { type AnchorWorkerRequest, runAnchorWorker } from './anchor-worker.ts';
import { anchoringLag } from './anchoring-lag.ts';
import { proveExistence } from './prove-existence.ts';

const EVERY_MS = 1000;
/** What happens in the pauses of a worker, one after the other; behind the last it is stopped. */
type Script = readonly (() => unknown)[];

describeNodes('runAnchorWorker', (nodeWorld) => {
  let world: TestWorld;
  let issuer: IssuerContext;
  let ledger: Ledger;
  let signer: Wallet;
  /** Bends what the node is asked; undefined hands it on. */
  let bend: (method: string, params: readonly unknown[]) => unknown;

  const request: LedgerRequest = async ({ method, params = [] }) =>
    (await bend(method, params)) ?? nodeWorld().node.request({ method, params });
  const cut = () => Promise.reject(new Error('the line is cut'));

  beforeAll(async () => {
    world = await openTestWorld();
    bend = () => undefined;
    issuer = await world.createIssuer('worker.example');
    ledger = await connectThrough(nodeWorld(), request);
    signer = newWallet();
  }, 90_000);
  afterAll(async () => {
    ledger.close();
    await world.database.close();
  });

  const issueOne = () => issue(issuer, declarationOf(issuer.did));
  const issueMany = async (count: number) => {
    for (let at = 0; at < count; at += 1) await issueOne();
  };

  async function work(script: Script, changes: Partial<AnchorWorkerRequest> = {}) {
    const stop = new AbortController();
    const events: AnchorEvent[] = [];
    const pauses: number[] = [];
    const steps = [...script];
    await runAnchorWorker(issuer, {
      ledger,
      signer,
      batchSize: 4,
      batchAgeMs: 10 * EVERY_MS,
      everyMs: EVERY_MS,
      backOffMs: 5 * EVERY_MS,
      signal: stop.signal,
      tell: (event) => {
        events.push(event);
      },
      wait: async (ms) => {
        pauses.push(ms);
        world.now += ms;
        const step = steps.shift();
        if (step === undefined) stop.abort();
        else await step();
      },
      ...changes,
    });
    return { events, pauses, batches: events.filter((event) => event.kind === 'batch') };
  }

  const waitLong = () => {
    world.now += 10 * EVERY_MS;
  };
  const anchorAll = () => anchorWaiting(issuer, { ledger, signer });
  const backlog = () => world.database.transaction('reader', readAnchorBacklog);
  const attemptsOf = (batchId: number) =>
    world.database.transaction('reader', (tx) => listAnchorTransactions(tx, batchId));
  const lastBatch = () =>
    world.database.db
      .selectFrom('anchor_batch')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();

  /** How often a digest was stamped on the chain as it is. */
  async function stampsOf(digest: string | null): Promise<number> {
    const topics = [topicOf('Timestamped(bytes32,uint64)'), digest];
    const filter = { address: ledger.eas, topics, fromBlock: '0x0', toBlock: 'latest' };
    return ((await ledger.request('eth_getLogs', [filter])) as unknown[]).length;
  }

  async function proves({ id, token }: Awaited<ReturnType<typeof issueOne>>): Promise<boolean> {
    const proof = await proveExistence(issuer, id, ledger);
    const { ok } = await checkExistenceOnline({
      proof,
      tag: 'credential',
      bytes: new TextEncoder().encode(token),
      sha256: crypto.sha256,
      ledger: toTrustedLedger(ledger),
      request: (asked) => nodeWorld().node.request(asked),
    });
    return ok;
  }

  it('makes a batch when enough waits, and of the rest when the oldest has waited long enough', async () => {
    await issueMany(3);
    const { batches } = await work([() => issueMany(2), () => undefined, waitLong]);

    expect(batches.map(({ size, state }) => [size, state])).toEqual([
      [4, 'confirmed'],
      [1, 'confirmed'],
    ]);
    expect((await backlog()).waiting).toBe(0);
  });

  it('lets nothing wait that a clock far ahead stamped, and for a few milliseconds alone no batch is made', async () => {
    const stampAhead = async (ms: number) => {
      world.now += ms;
      await issueOne();
      world.now -= ms;
    };
    await stampAhead(3_600_000);
    expect((await work([])).batches).toMatchObject([{ size: 1, state: 'confirmed' }]);
    await stampAhead(5);
    expect((await work([])).batches).toEqual([]);
    expect((await work([waitLong])).batches).toMatchObject([{ size: 1 }]);
  });

  it('carries on what an earlier run left before it makes a batch', async () => {
    await issueMany(2);
    const left = await world.database.transaction((tx) =>
      claimBatch(tx, { origin: issuer.did, limit: 2, claimedAt: world.now }),
    );
    await issueMany(4);
    const { batches } = await work([]);

    expect(batches.map(({ batchId }) => batchId)).toEqual([left!.batch.id, left!.batch.id + 1]);
  });

  it('tries again while the ledger is out of reach, ever more slowly up to a bound, and goes on by itself', async () => {
    await issueMany(4);
    const gone = () => {
      bend = cut;
    };
    gone();
    const back = () => {
      bend = () => undefined;
    };
    const nothing = () => undefined;
    const { batches, events, pauses } = await work([nothing, nothing, back, nothing]);

    expect(pauses.map((ms) => ms / EVERY_MS)).toEqual([2, 4, 5, 1, 1]);
    expect(events.filter(({ kind }) => kind === 'trouble')).toHaveLength(3);
    expect(batches).toMatchObject([{ size: 4, state: 'confirmed' }]);
  });

  it('ends for what is no trouble of the ledger', async () => {
    const fault = new Error('publishing failed');
    await expect(work([], { before: () => Promise.reject(fault) })).rejects.toBe(fault);
    await issueOne();
    const broken = { address: signer.address, sign: () => Promise.resolve('0x') };
    await expect(work([waitLong], { signer: broken })).rejects.toMatchObject({
      code: 'signer.failed',
    });
    await anchorAll();
  });

  it('refuses a second worker, and lets a single run in between its rounds', async () => {
    await issueOne();
    const second = expect.objectContaining({ code: 'lock.held' });
    await work([
      async () => {
        await expect(work([])).rejects.toEqual(second);
      },
      async () => {
        expect(await anchorAll()).toMatchObject([{ size: 1, confirmed: true }]);
      },
    ]);
    await expect(work([])).resolves.toBeDefined();
  });

  it('stops in the midst of its work when it is told to, and the next one finishes it', async () => {
    await issueMany(8);
    const stop = new AbortController();
    bend = (method) => {
      if (method === 'eth_sendRawTransaction') stop.abort();
      return undefined;
    };
    const { batches } = await work([], { signal: stop.signal });
    bend = () => undefined;
    expect(batches).toHaveLength(1);
    expect((await backlog()).waiting).toBe(4);
    expect((await work([])).batches).toMatchObject([{ size: 4, state: 'confirmed' }]);
  });

  it('sends the transaction that it kept, not another, when it stopped before or behind the sending', async () => {
    for (const behind of [false, true]) {
      const issued = await issueOne();
      let sent = 0;
      bend = async (method, params) => {
        if (method !== 'eth_sendRawTransaction') return undefined;
        sent += 1;
        if (behind) await nodeWorld().node.request({ method, params });
        return cut();
      };
      await expect(anchorAll()).rejects.toMatchObject({ code: 'rpc.unreachable' });
      const { digest, id, state } = await lastBatch();
      const [kept, ...more] = await attemptsOf(id);
      expect([state, more, sent]).toEqual(['prepared', [], 1]);
      bend = () => undefined;

      expect(await anchorAll()).toMatchObject([{ batchId: id, confirmed: true }]);
      expect(await attemptsOf(id)).toEqual([kept]);
      expect(await lastBatch()).toMatchObject({ transaction_hash: kept!.hash });
      expect(await stampsOf(digest)).toBe(1);
      expect(await proves(issued)).toBe(true);
    }
  });

  it('signs another only when a stranger’s transaction has taken the nonce', async () => {
    await issueOne();
    bend = (method) => (method === 'eth_sendRawTransaction' ? cut() : undefined);
    await expect(anchorAll()).rejects.toMatchObject({ code: 'rpc.unreachable' });
    bend = () => undefined;
    const digest = hexlify(crypto.sha256(new Uint8Array([world.now % 256])));
    await deliverTimestamp(ledger, await prepareTimestamp({ ledger, signer, digest }));

    expect(await anchorAll()).toMatchObject([{ confirmed: true }]);
    const attempts = await attemptsOf((await lastBatch()).id);
    expect(attempts.map(({ ended }) => ended)).toEqual(['replaced', null]);
    expect(attempts[1]!.nonce).toBe(attempts[0]!.nonce + 1n);
  });

  it('waits for a transaction that is on its way, and gives no proof meanwhile', async () => {
    const { mine } = nodeWorld().node;
    if (mine === undefined) return; // this chain has a block for every transaction
    const issued = await issueOne();
    const impatient: Ledger = { ...ledger, writeTimeoutMs: 0 };
    mine(false);
    await issueMany(4);
    const run = () => anchorWaiting(issuer, { ledger: impatient, signer, limit: 1 });
    expect(await run()).toMatchObject([{ size: 1, confirmed: false }]);
    expect(await run()).toMatchObject([{ size: 1, confirmed: false }]);
    const { id } = await lastBatch();
    expect(await attemptsOf(id)).toHaveLength(1);
    await expect(proves(issued)).rejects.toMatchObject({ code: 'issuer.not-anchored' });
    mine(true);
    await ledger.request('evm_mine', []);
    expect(await anchorAll()).toHaveLength(2);
    expect(await proves(issued)).toBe(true);
  });

  it('leaves no nonce jammed when a transaction before its own is lost', async () => {
    const { mine } = nodeWorld().node;
    if (mine === undefined) return;
    await issueOne();
    const impatient: Ledger = { ...ledger, writeTimeoutMs: 0 };
    mine(false);
    const digest = hexlify(crypto.sha256(new Uint8Array(3)));
    const lost = await prepareTimestamp({ ledger, signer, digest });
    await deliverTimestamp(impatient, lost);
    await anchorWaiting(issuer, { ledger: impatient, signer });
    const { id } = await lastBatch();
    await ledger.request('anvil_dropTransaction', [lost.hash]);
    mine(true);

    await anchorAll();
    const attempts = await attemptsOf(id);
    expect(attempts.map(({ ended }) => ended)).toEqual(['superseded', null]);
    expect(Number(attempts[1]!.nonce)).toBe(lost.nonce);
    expect(await lastBatch()).toMatchObject({ id, state: 'confirmed' });
  });

  it('stamps again what a reorganisation took before it was final, by the same transaction', async () => {
    const { node } = nodeWorld();
    if (node.reorganize === undefined) return; // one sealer never takes a block back
    const issued = await issueOne();
    const deep: Ledger = { ...ledger, finality: { depth: 2 } };
    const mine = () => ledger.request('evm_mine', []);
    const { events } = await work([waitLong, () => node.reorganize!(1), mine, mine, mine], {
      ledger: deep,
    });
    const { digest, id } = await lastBatch();
    expect(events.map((event) => (event.kind === 'batch' ? event.state : event.kind))).toEqual([
      'sent',
      'undone',
      'sent',
      'confirmed',
    ]);
    expect(await attemptsOf(id)).toHaveLength(1);
    expect(await stampsOf(digest)).toBe(1);
    expect(await proves(issued)).toBe(true);
  });

  it('tells of a final batch that is gone, gives no proof for it, and says when it is back', async () => {
    const { node } = nodeWorld();
    if (node.reorganize === undefined) return;
    const issued = await issueOne();
    await anchorAll();
    await node.reorganize(1);
    const { events } = await work([() => undefined]);
    const { id } = await lastBatch();
    const missing = { kind: 'missing', batchId: id, size: 1 };
    expect(events).toMatchObject([missing, missing]);
    expect(anchoringLag(await backlog(), { now: world.now, boundMs: 1e9 })).toMatchObject({
      state: 'damaged',
      missing: [{ id, missingSince: expect.any(Number) }],
    });
    await expect(proves(issued)).rejects.toMatchObject({ code: 'issuer.anchor-missing' });
  });

  it('says that a batch is back, and gives its proofs, when the ledger holds it again', async () => {
    const issued = await issueOne();
    await anchorAll();
    const { id } = await lastBatch();
    const missingSince = world.now;
    await world.database.transaction((tx) => markBatchMissing(tx, { batchId: id, missingSince }));
    await expect(proves(issued)).rejects.toMatchObject({ code: 'issuer.anchor-missing' });
    const { events } = await work([]);
    expect(events).toContainEqual({ kind: 'back', batchId: id });
    expect(await proves(issued)).toBe(true);
  });

  it('sends nothing to a node that has fewer blocks than were seen', async () => {
    await issueMany(4);
    let sent = 0;
    bend = (method, params) => {
      if (method === 'eth_sendRawTransaction') sent += 1;
      if (method !== 'eth_getBlockByNumber' || params[0] !== 'latest') return undefined;
      return nodeWorld().node.request({ method, params: ['0x1', false] });
    };
    const { events } = await work([]);
    bend = () => undefined;
    expect(events).toMatchObject([{ kind: 'trouble', fault: { code: 'rpc.behind' } }]);
    expect(sent).toBe(0);
    await anchorAll();
  });
});
