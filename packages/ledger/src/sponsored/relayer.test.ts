import { describe, expect, it } from '@jest/globals';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { hexlify, parseEther, toUtf8Bytes } from 'ethers';
import { connectLedger } from '../connection/connect-ledger.ts';
import { deployContracts } from '../contracts/deploy-contracts.ts';
import { openEmbeddedChain } from '../embedded/index.ts';
import { createEthrIndex } from '../registry/ethr-index.ts';
import { toEthrDid } from '../registry/ethr-did.ts';
import { toKeyAttribute } from '../registry/key-attribute.ts';
import { findAnvil, startAnvil } from '../test-nodes/anvil.test-support.ts';
import {
  connectThrough,
  describeNodes,
  newDigestSigner,
  newWallet,
  openWorld,
  type TestWorld,
} from '../test-nodes/world.test-support.ts';
import { parseSponsoredRequest } from './parse-request.ts';
import { encodeSignedCall, type RegistryCall } from './registry-call.ts';
import type { RelayLimits } from './relay-limits.ts';
import { createMemoryRelayLog, type RelayLog } from './relay-log.ts';
import { createRelayer } from './relayer.ts';
import { createSponsoredRequest, type SponsoredRequest } from './sponsored-request.ts';

/** The nodes go by the clock of the machine, and a deadline is judged by their blocks too. */
const NOW = Math.floor(Date.now() / 1000) * 1000;
const clock = (): number => NOW;
const HOUR = 3_600_000;

const newKeyCall = (): RegistryCall => ({
  call: 'setAttribute',
  ...toKeyAttribute(publicJwkOf(generatePrivateJwk('ES256')), 'assertionMethod'),
  validitySeconds: 1000,
});
const service = (url: string): RegistryCall => ({
  call: 'setAttribute',
  name: 'did/svc/LinkedDomains',
  value: hexlify(toUtf8Bytes(url)),
  validitySeconds: 1000,
});

/** An owner that has nothing, and signs. */
function newOwner({ ledger }: Pick<TestWorld, 'ledger'>) {
  const owner = newDigestSigner();
  const did = toEthrDid(ledger, owner.address);
  const request = (
    call: RegistryCall,
    nonce = 0,
    more: { did?: string; validUntil?: number } = {},
  ) =>
    createSponsoredRequest(
      { network: ledger, did, call, nonce, validUntil: NOW + HOUR, ...more },
      owner,
    );
  return { owner, did, request };
}

describeNodes('a relayer', (world) => {
  const sentBy = (address: string) => world().ledger.provider.getTransactionCount(address);
  const eventsOf = async (did: string) =>
    (await (await createEthrIndex({ ledger: world().ledger })).read(did)).events;

  it('writes each of the five calls; the owner sends nothing and owns the identity still', async () => {
    const { ledger } = world();
    const { owner, did, request } = newOwner(world());
    const [payer, heir] = [newWallet(), newDigestSigner()];
    const relayer = createRelayer({ ledger, signer: payer, clock });
    const delegate = newDigestSigner().address.toLowerCase();
    const key = newKeyCall() as RegistryCall & { name: string; value: string };
    const calls: RegistryCall[] = [
      key,
      { call: 'revokeAttribute', name: key.name, value: key.value },
      { call: 'addDelegate', delegateType: 'veriKey', delegate, validitySeconds: 60 },
      { call: 'revokeDelegate', delegateType: 'veriKey', delegate },
      { call: 'changeOwner', newOwner: heir.address.toLowerCase() },
    ];
    for (const [nonce, call] of calls.entries()) {
      // As it travels.
      const file = JSON.stringify(await request(call, nonce));
      const done = await relayer.relay(parseSponsoredRequest(file));
      expect(done).toMatchObject({ state: 'sent', transaction: expect.stringMatching(/^0x/) });
    }
    expect((await eventsOf(did)).map(({ kind }) => kind)).toEqual([
      'attribute',
      'attribute',
      'delegate',
      'delegate',
      'owner',
    ]);
    expect(await Promise.all([owner.address, payer.address].map(sentBy))).toEqual([0, 5]);
  });

  it('gives a request that comes twice, or to two relayers at once, one effect', async () => {
    const { ledger } = world();
    const { did, request } = newOwner(world());
    const [one, other] = [newWallet(), newWallet()].map((signer) =>
      createRelayer({ ledger, signer, clock }),
    );
    const signed = await request(newKeyCall());
    const first = await one?.relay(signed);
    const again = await other?.relay(signed);
    expect(again).toEqual({
      state: 'before',
      transaction: first?.transaction,
      block: first?.block,
    });

    // Over connections of their own, neither waits for the other.
    const apart = await connectLedger({
      ...world().node,
      ...world().contracts,
      finality: { instant: true },
    });
    const racer = createRelayer({ ledger: apart, signer: newWallet(), clock });
    const race = await request(newKeyCall(), 1);
    const ends = await Promise.all([one?.relay(race), racer.relay(race)]);
    apart.close();
    expect(ends.map((end) => end?.transaction)).toEqual([
      ends[0]?.transaction,
      ends[0]?.transaction,
    ]);
    expect(ends.map((end) => end?.state).sort()).toEqual(['before', 'sent']);
    expect(await eventsOf(did)).toHaveLength(2);
  });

  it('refuses at no cost what is not signed, not for here, too late, out of turn or not allowed', async () => {
    const { ledger } = world();
    const { did, request } = newOwner(world());
    const payer = newWallet();
    const relayer = createRelayer({
      ledger,
      signer: payer,
      clock,
      limits: { maxValueBytes: 3000 },
    });
    const good = await request(newKeyCall());
    const stranger = newOwner(world());
    const refused = async (wrong: SponsoredRequest) => {
      try {
        await relayer.relay(wrong);
      } catch (error) {
        return (error as { code: unknown }).code;
      }
      return 'nothing was thrown';
    };
    expect({
      chain: await refused({ ...good, chainId: '0x1' }),
      registry: await refused({ ...good, registry: `0x${'1'.repeat(40)}` }),
      call: await refused({ ...good, call: newKeyCall() }),
      deadline: await refused({ ...good, validUntil: '2096-01-01T00:00:00Z' }),
      owner: await refused({ ...good, owner: stranger.owner.address.toLowerCase() }),
      expired: await refused(await request(newKeyCall(), 0, { validUntil: NOW })),
      ahead: await refused(await request(newKeyCall(), 3)),
      thief: await refused(await stranger.request(newKeyCall(), 0, { did })),
      name: await refused(
        await request({ call: 'setAttribute', name: 'note', value: '0x00', validitySeconds: 1 }),
      ),
      large: await refused(await request(service('x'.repeat(3001)))),
      delegate: await refused(
        await request({
          call: 'addDelegate',
          delegateType: 'other',
          delegate: `0x${'1'.repeat(40)}`,
          validitySeconds: 1,
        }),
      ),
    }).toEqual({
      chain: 'request.other-network',
      registry: 'request.other-network',
      call: 'request.not-signed',
      deadline: 'request.not-signed',
      owner: 'request.not-signed',
      expired: 'request.expired',
      ahead: 'request.nonce-ahead',
      thief: 'signer.not-owner',
      name: 'request.not-allowed',
      large: 'request.not-allowed',
      delegate: 'request.not-allowed',
    });
    expect(await sentBy(payer.address)).toBe(0);
    // The legal twins: the same request as it was signed, and a value above what clients give gas for.
    expect(await relayer.relay(good)).toMatchObject({ state: 'sent' });
    const large = await relayer.relay(await request(service('x'.repeat(3000)), 1));
    expect(large.gasUsed).toBeGreaterThan(80_000n);
    expect(await refused(await request(newKeyCall(), 0))).toBe('request.nonce-used');
  });

  it('sends once what two processes with one log are given at once, whose lock it is', async () => {
    const payer = newWallet();
    const log = createMemoryRelayLog();
    const connections = await Promise.all(
      [0, 1].map(() =>
        connectLedger({ ...world().node, ...world().contracts, finality: { instant: true } }),
      ),
    );
    const { did, request } = newOwner(world());
    const signed = await request(newKeyCall());
    const ends = await Promise.all(
      connections.map((ledger) =>
        createRelayer({ ledger, signer: payer, clock, log }).relay(signed),
      ),
    );
    for (const ledger of connections) ledger.close();
    expect(new Set(ends.map(({ transaction }) => transaction)).size).toBe(1);
    expect(await sentBy(payer.address)).toBe(1);
    expect(await eventsOf(did)).toHaveLength(1);
  });

  it('keeps the transaction before it is sent, and finds it after a crash in between', async () => {
    const payer = newWallet();
    const { node } = world();
    const { request } = newOwner(world());
    const signed = await request(newKeyCall());
    const log = createMemoryRelayLog();
    let dies = true;
    const kept: string[] = [];
    const sent: RelayLog['sent'] = async (digest, transaction) => {
      kept.push(transaction);
      await log.sent(digest, transaction);
    };
    const ledger = await connectThrough(world(), async (asked) => {
      const answer = await node.request(asked);
      if (asked.method !== 'eth_sendRawTransaction') return answer;
      expect(kept).toEqual([answer]);
      if (dies) throw new Error('the process died');
      return answer;
    });
    const relayer = createRelayer({ ledger, signer: payer, clock, log: { ...log, sent } });
    await expect(relayer.relay(signed)).rejects.toMatchObject({ code: 'rpc.unreachable' });
    dies = false;
    expect((await relayer.relay(signed)).transaction).toBe(kept[0]);
    expect(await sentBy(payer.address)).toBe(1);
    ledger.close();
  });

  it('counts what a refused try may have cost where an earlier one is on its way, and nothing for a first', async () => {
    const { node } = world();
    const settled: number[] = [];
    const fresh = createMemoryRelayLog();
    const settle: RelayLog['settle'] = async (digest, gasUsed) => {
      settled.push(gasUsed);
      await fresh.settle(digest, gasUsed);
    };
    // A node that lags: it knows no transaction, and refuses what another has.
    const lagging = await connectThrough(world(), async (asked) => {
      if (asked.method === 'eth_getTransactionByHash') return null;
      if (asked.method === 'eth_sendRawTransaction')
        throw Object.assign(new Error('already known'), { code: -32_000 });
      return node.request(asked);
    });
    const relayer = createRelayer({
      ledger: lagging,
      signer: newWallet(),
      clock,
      log: { ...fresh, settle },
    });
    const signed = await newOwner(world()).request(newKeyCall());
    for (const costs of [[0], [0]]) {
      await expect(relayer.relay(signed)).rejects.toMatchObject({ code: 'rpc.refused' });
      expect(settled).toEqual(costs);
    }
    lagging.close();
  });

  it('judges the deadline by the newest block too, where the clock here is behind', async () => {
    const { ledger } = world();
    const { request } = newOwner(world());
    const behind = () => NOW - 2 * HOUR;
    const relayer = createRelayer({ ledger, signer: newWallet(), clock: behind });
    const old = await request(newKeyCall(), 0, { validUntil: NOW - HOUR });
    await expect(relayer.relay(old)).rejects.toMatchObject({
      code: 'request.expired',
      message: expect.stringContaining('by the newest block of the ledger'),
    });
    const ahead = () => NOW + 2 * HOUR;
    const early = createRelayer({ ledger, signer: newWallet(), clock: ahead });
    const good = await request(newKeyCall());
    await expect(early.relay(good)).rejects.toMatchObject({
      code: 'request.expired',
      message: expect.stringContaining('by the clock here'),
    });
    expect(await relayer.relay(good)).toMatchObject({ state: 'sent' });
  });

  it('pays no more for all owners than its operator said, whoever makes owners', async () => {
    const { ledger } = world();
    let now = NOW;
    const relayerWith = (limits: Partial<RelayLimits>) =>
      createRelayer({
        ledger,
        signer: newWallet(),
        clock: () => now,
        limits: { windowMs: HOUR, ...limits },
      });
    for (const [limits, sentence] of [
      [{ requestsInAll: 2 }, /all owners had 2 writes within 1 h.*pays for 2 for all of them/],
      [{ gasInAll: 200_000 }, /all owners used \d+ gas within 1 h.*200000 for all of them/],
    ] as const) {
      const relayer = relayerWith(limits);
      const validUntil = NOW + 6 * HOUR;
      const next = () => newOwner(world()).request(newKeyCall(), 0, { validUntil });
      await relayer.relay(await next());
      await relayer.relay(await next());
      const third = await next();
      await expect(relayer.relay(third)).rejects.toMatchObject({
        code: 'request.over-limit',
        message: expect.stringMatching(sentence),
      });
      now += HOUR + 1;
      expect(await relayer.relay(third)).toMatchObject({ state: 'sent' });
    }
  });

  it('pays no more for an owner than its operator said, and counts a request once', async () => {
    const { ledger } = world();
    const { request } = newOwner(world());
    const log = createMemoryRelayLog();
    let now = NOW;
    const limits = { requestsPerOwner: 2, windowMs: HOUR };
    const relayer = createRelayer({ ledger, signer: newWallet(), clock: () => now, log, limits });
    const code = (work: Promise<unknown>) =>
      work.then(
        () => 'sent',
        (error: unknown) => (error as { code: unknown }).code,
      );
    await relayer.relay(await request(newKeyCall(), 0));
    await relayer.relay(await request(newKeyCall(), 1));
    const validUntil = NOW + 3 * HOUR;
    const third = await request(newKeyCall(), 2, { validUntil });
    expect(await code(relayer.relay(third))).toBe('request.over-limit');
    expect(await code(relayer.relay(await newOwner(world()).request(newKeyCall())))).toBe('sent');
    now += HOUR + 1;
    expect(await code(relayer.relay(third))).toBe('sent');
    const poor = { maxGas: 30_000 };
    const stingy = createRelayer({ ledger, signer: newWallet(), clock, limits: poor });
    const fourth = await request(newKeyCall(), 3);
    expect(await code(stingy.relay(fourth))).toBe('request.over-limit');
    const byGas = createRelayer({
      ledger,
      signer: newWallet(),
      clock,
      limits: { gasPerOwner: 50_000 },
    });
    expect(await code(byGas.relay(fourth))).toBe('request.over-limit');
    expect(await code(createRelayer({ ledger, signer: newWallet(), clock }).relay(fourth))).toBe(
      'sent',
    );
  });
});

describe('where the same registry address stands on two chains', () => {
  it('the signature of one holds at the contract of the other, and the relayer there refuses it', async () => {
    const deployer = newWallet();
    const worlds = await Promise.all(
      [660_301, 660_302].map(async (chainId) => {
        const chain = await openEmbeddedChain({ chainId, clock: Date.now });
        const node = { chainId, request: chain.request.bind(chain) };
        const contracts = await deployContracts({ ...node, signer: deployer });
        const own = await deployContracts({ ...node, signer: newWallet() });
        const ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
        return { chain, ledger, own };
      }),
    );
    const [here, there] = worlds as [(typeof worlds)[0], (typeof worlds)[0]];
    try {
      expect(there.ledger.registry).toBe(here.ledger.registry);
      expect(there.own.registry).not.toBe(here.own.registry);
      const { owner, request } = newOwner(here);
      const signed = await request(newKeyCall());
      const data = encodeSignedCall(owner.address.toLowerCase(), signed.call, signed.signature);
      // What the contract alone says: it would write it.
      await expect(
        there.ledger.request('eth_call', [{ to: there.ledger.registry, data }, 'latest']),
      ).resolves.toBe('0x');
      const relayer = createRelayer({ ledger: there.ledger, signer: newWallet(), clock });
      await expect(relayer.relay(signed)).rejects.toMatchObject({ code: 'request.other-network' });
      // Whoever rewrites chain and DID breaks what the owner signed over both.
      const did = toEthrDid(there.ledger, owner.address);
      const rewritten = { ...signed, did, chainId: `0x${(660_302).toString(16)}` };
      await expect(relayer.relay(rewritten)).rejects.toMatchObject({ code: 'request.not-signed' });
      const own = createRelayer({ ledger: here.ledger, signer: newWallet(), clock });
      await expect(own.relay(signed)).resolves.toMatchObject({ state: 'sent' });
    } finally {
      for (const { chain, ledger } of worlds) {
        ledger.close();
        await chain.close();
      }
    }
  });
});

const binary = findAnvil();
(binary === undefined ? describe.skip : describe)('where gas costs something', () => {
  it('the relayer pays, the owner never had anything, and a poor relayer says so', async () => {
    const node = await startAnvil(binary ?? '', { gasCosts: true });
    try {
      const [deployer, payer] = [newWallet(), newWallet()];
      const fund = (address: string) =>
        node.request({ method: 'anvil_setBalance', params: [address, toBeHex('10')] });
      await fund(deployer.address);
      const { ledger } = await openWorld(node, deployer);
      const { owner, request } = newOwner({ ledger });
      const signed = await request(newKeyCall());
      const poor = createRelayer({ ledger, signer: newWallet(), clock });
      await expect(poor.relay(signed)).rejects.toMatchObject({ code: 'rpc.refused' });
      await fund(payer.address);
      const before = await ledger.provider.getBalance(payer.address);
      const dear = createRelayer({ ledger, signer: payer, clock, limits: { maxGasPrice: 1n } });
      await expect(dear.relay(signed)).rejects.toMatchObject({
        code: 'request.over-limit',
        message: expect.stringMatching(
          /^gas costs [0-9.]+ gwei now, .* pays 0\.000000001 at most$/,
        ),
      });
      expect(await ledger.provider.getBalance(payer.address)).toBe(before);
      // What the market would have it offer is more than is asked now, and more than this relayer pays.
      const { gasPrice, maxFeePerGas } = await ledger.provider.getFeeData();
      const limits = { maxGasPrice: gasPrice ?? 0n };
      expect(maxFeePerGas).toBeGreaterThan(limits.maxGasPrice);
      const relayer = createRelayer({ ledger, signer: payer, clock, limits });
      const { transaction } = await relayer.relay(signed);
      const offered = await ledger.provider.getTransaction(transaction);
      expect(offered?.maxFeePerGas).toBe(limits.maxGasPrice);
      expect(await ledger.provider.getBalance(payer.address)).toBeLessThan(before);
      expect(await ledger.provider.getBalance(owner.address)).toBe(0n);
      ledger.close();
    } finally {
      await node.close();
    }
  });
});

const toBeHex = (ether: string): string => `0x${parseEther(ether).toString(16).padStart(18, '0')}`;
