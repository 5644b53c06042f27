import { describe, expect, it } from '@jest/globals';
import {
  checkCheckpointSignature,
  checkExistenceOnline,
  checkStapledExistence,
  createKeyImporter,
  type ExistenceClaim,
  type ExistenceProof,
  parseCheckpoint,
} from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
  randomBytes,
} from '@originmark/core/node';
import { hexlify } from 'ethers';
import {
  connectThrough,
  describeNodes,
  newDigestSigner,
  newWallet,
  type TestWorld,
} from '../test-nodes/world.test-support.ts';
import {
  type AnchorBatch,
  createAnchorBatch,
  createExistenceProof,
  openAnchorBatch,
} from './anchor-batch.ts';
import { fetchHeader } from './fetch-header.ts';
import { fetchFinalBlock, stapleExistence, toTrustedLedger } from './staple-existence.ts';
import { readStamp, timestampCheckpoint } from './timestamp-checkpoint.ts';

const crypto = createNodeCrypto();
const { sha256 } = crypto;
const KID = 'did:ethr:0xa1336:0x1111111111111111111111111111111111111111#delegate-1';
const privateJwk = generatePrivateJwk('ES256');
const signer = createNodeSigner(privateJwk, KID);
const origin = 'anchors.trader.example';
const textOf = (index: number): Uint8Array => new TextEncoder().encode(`token ${index}`);

function newBatch(size: number, tag: 'credential' | 'document' = 'credential') {
  const items = Array.from({ length: size }, (_, index) => ({ tag, bytes: textOf(index) }));
  return createAnchorBatch({ items, origin, signer, random: randomBytes, sha256 });
}

async function stamped({ ledger }: TestWorld, size: number) {
  const batch = await newBatch(size);
  const stamp = await timestampCheckpoint({
    ledger,
    signer: newDigestSigner(),
    digest: batch.digest,
  });
  const claimOf = (index: number): ExistenceClaim => ({
    proof: createExistenceProof(batch, index, ledger, stamp),
    tag: 'credential',
    bytes: textOf(index),
    sha256,
  });
  return { batch, stamp, claimOf };
}

const checkOnline = ({ ledger, node }: TestWorld, claim: ExistenceClaim) =>
  checkExistenceOnline({ ...claim, ledger: toTrustedLedger(ledger), request: node.request });

describeNodes('anchoring', (world) => {
  it.each([1, 100, 10_000])(
    'shows items of a batch of %s to exist, online and stapled',
    async (size) => {
      const { ledger } = world();
      const { batch, stamp, claimOf } = await stamped(world(), size);
      expect(stamp.gasUsed).toBeLessThan(46_000n);
      const final = await fetchFinalBlock(ledger);
      if (final === undefined) throw new Error('nothing is final');
      const trusted = toTrustedLedger(ledger, [{ block: final.number, hash: final.hash }]);
      for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
        const claim = claimOf(index);
        expect(JSON.stringify(claim.proof).length).toBeLessThan(size > 1000 ? 1400 : 1024);
        const expected = {
          ok: true,
          existedAt: stamp.stampedAt,
          chainId: `0x${ledger.chainId.toString(16)}`,
          checkpointDigest: batch.digest,
        };
        expect(await checkOnline(world(), claim)).toMatchObject(expected);
        const proof = await stapleExistence(claim, ledger, final.number);
        expect(checkStapledExistence({ ...claim, proof, ledgers: [trusted] })).toMatchObject(
          expected,
        );
      }
    },
  );

  it('counts what was stamped before as a success, with the first time, block and transaction', async () => {
    const { ledger, node } = world();
    const { digest } = await newBatch(2);
    const first = await timestampCheckpoint({ ledger, signer: newDigestSigner(), digest });
    await node.advance(60);
    await timestampCheckpoint({ ledger, signer: newWallet(), digest: (await newBatch(1)).digest });
    const again = await timestampCheckpoint({ ledger, signer: newWallet(), digest });
    const { gasUsed, ...known } = first;
    expect(gasUsed).toBeGreaterThan(0n);
    expect(again).toEqual(known);
    expect(await readStamp(ledger, digest)).toEqual(known);
  });

  it('counts it too when another writer comes between looking and writing', async () => {
    const { ledger, node } = world();
    const { digest } = await newBatch(2);
    let other: string | undefined;
    const late = await connectThrough(world(), async (question) => {
      if (question.method === 'eth_estimateGas') {
        const signer = newWallet();
        other ??= (await timestampCheckpoint({ ledger, signer, digest })).transaction;
      }
      return node.request(question);
    });
    const stamp = await timestampCheckpoint({ ledger: late, signer: newWallet(), digest });
    expect(stamp.transaction).toBe(other);
    expect(stamp.gasUsed).toBeUndefined();
  });

  it('stamps once when it is called again after a crash behind the sending', async () => {
    const { ledger, node } = world();
    const { digest } = await newBatch(2);
    const signer = newWallet();
    const crashing = await connectThrough(world(), async (question) => {
      const answer = await node.request(question);
      if (question.method !== 'eth_sendRawTransaction') return answer;
      throw new Error('the connection broke');
    });
    await expect(timestampCheckpoint({ ledger: crashing, signer, digest })).rejects.toMatchObject({
      code: 'rpc.unreachable',
    });
    const stamp = await timestampCheckpoint({ ledger, signer, digest });
    expect(stamp.gasUsed).toBeUndefined();
    expect(await ledger.provider.getTransactionCount(signer.address)).toBe(1);
  });

  it('shows nothing of a token for its payload, which was anchored before there was a signature', async () => {
    const { ledger } = world();
    const payload = new TextEncoder().encode('eyJhbGciOiJFUzI1NiJ9.eyJpZCI6InVybjp4In0');
    const token = new TextEncoder().encode('eyJhbGciOiJFUzI1NiJ9.eyJpZCI6InVybjp4In0.c2ln');
    for (const tag of ['document', 'credential'] as const) {
      const batch = await createAnchorBatch({
        items: [{ tag, bytes: payload }],
        origin,
        signer,
        random: randomBytes,
        sha256,
      });
      const stamp = await timestampCheckpoint({
        ledger,
        signer: newWallet(),
        digest: batch.digest,
      });
      const proof = createExistenceProof(batch, 0, ledger, stamp);
      expect(
        await checkOnline(world(), { proof, tag: 'credential', bytes: token, sha256 }),
      ).toMatchObject({ ok: false, problem: 'not-included' });
      expect(await checkOnline(world(), { proof, tag, bytes: payload, sha256 })).toMatchObject({
        ok: true,
      });
    }
  });

  it('shows nothing by a forged proof, and staples none', async () => {
    const { ledger } = world();
    const { claimOf } = await stamped(world(), 3);
    const unstamped = await newBatch(3);
    const claim = claimOf(1);
    const { number, hash } = (await fetchFinalBlock(ledger))!;
    const ledgers = [toTrustedLedger(ledger, [{ block: number, hash }])];
    const proof = await stapleExistence(claim, ledger, number);
    // Nodes of another key's proof may happen to show, well proven, that the key asked for is absent.
    const unprovenOrAbsent: unknown = expect.stringMatching(/^(storage-unproven|not-timestamped)$/);
    const forged: [unknown, ExistenceProof][] = [
      ['not-included', { ...proof, index: 2 }],
      ['not-included', { ...proof, path: proof.path.toReversed() }],
      ['not-included', { ...proof, salt: claimOf(0).proof.salt }],
      [unprovenOrAbsent, { ...createExistenceProof(unstamped, 1, ledger, {}), proof: proof.proof }],
      [
        'block-not-listed',
        {
          ...proof,
          proof: {
            ...proof.proof,
            header: (await fetchHeader(ledger, number - 1)).rlp,
            block: number - 1,
          },
        },
      ],
      [
        'account-unproven',
        { ...proof, proof: { ...proof.proof, account: proof.proof.account!.slice(1) } },
      ],
      ['storage-unproven', { ...proof, proof: { ...proof.proof, storage: [] } }],
      ['ledger-not-listed', { ...proof, proof: { ...proof.proof, eas: ledger.registry } }],
    ];
    for (const [problem, forgery] of forged) {
      const answer = checkStapledExistence({ ...claim, proof: forgery, ledgers });
      expect(answer).toMatchObject({ ok: false, problem });
    }
    expect(checkStapledExistence({ ...claim, proof, ledgers })).toMatchObject({ ok: true });
    const nothing = createExistenceProof(unstamped, 1, ledger, {});
    await expect(
      stapleExistence({ ...claim, proof: nothing }, ledger, number),
    ).rejects.toMatchObject({ code: 'anchor.not-stamped' });
    expect(await checkOnline(world(), { ...claim, proof: nothing })).toMatchObject({
      ok: false,
      problem: 'not-timestamped',
    });
  });

  it('staples at no block before the stamp', async () => {
    const { ledger } = world();
    const { claimOf, stamp } = await stamped(world(), 2);
    await expect(stapleExistence(claimOf(0), ledger, stamp.block - 1)).rejects.toMatchObject({
      code: 'anchor.not-stamped',
    });
    await expect(stapleExistence(claimOf(0), ledger, stamp.block)).resolves.toMatchObject({
      proof: { block: stamp.block },
    });
  });

  it('hands on no proof that a node forged', async () => {
    const { node } = world();
    const { claimOf, stamp } = await stamped(world(), 2);
    const lying = (method: string, lie: (answer: never) => unknown) =>
      connectThrough(world(), async (question) => {
        const answer = await node.request(question);
        return question.method === method ? lie(answer as never) : answer;
      });
    const noProof = await lying('eth_getProof', (answer: object) => ({
      ...answer,
      accountProof: [],
    }));
    await expect(stapleExistence(claimOf(0), noProof, stamp.block)).rejects.toMatchObject({
      code: 'proof.not-shown',
    });
    const otherHash = await lying('eth_getBlockByNumber', (answer: object) => ({
      ...answer,
      hash: `0x${'0'.repeat(64)}`,
    }));
    await expect(stapleExistence(claimOf(0), otherHash, stamp.block)).rejects.toMatchObject({
      code: 'proof.header-mismatch',
    });
  });

  it('makes the same header from the fields of a block as the node has itself', async () => {
    const { ledger, node } = world();
    const { stamp } = await stamped(world(), 1);
    const withoutRaw = await connectThrough(world(), (question) =>
      question.method.startsWith('debug_')
        ? Promise.reject(Object.assign(new Error('no such method'), { code: -32601 }))
        : node.request(question),
    );
    expect(await fetchHeader(withoutRaw, stamp.block)).toEqual(
      await fetchHeader(ledger, stamp.block),
    );
  });

  it('answers rpc.unreachable while the node is down', async () => {
    const { digest } = await newBatch(1);
    let down = false;
    const ledger = await connectThrough(world(), (question) =>
      down ? Promise.reject(new Error('gone')) : world().node.request(question),
    );
    down = true;
    await expect(
      timestampCheckpoint({ ledger, signer: newWallet(), digest }),
    ).rejects.toMatchObject({ code: 'rpc.unreachable' });
  });
});

describe('createAnchorBatch', () => {
  it('is signed by the trader before it is hashed', async () => {
    const { record } = await newBatch(3);
    const key = createKeyImporter(crypto)(publicJwkOf(privateJwk));
    const checkpoint = parseCheckpoint(record.checkpoint);
    expect(checkpoint).toMatchObject({ origin, size: 3 });
    expect(await checkCheckpointSignature(checkpoint!, key, crypto)).toBe(KID);
  });

  it('commits to equal bytes under different salts, and takes a salt that is given', async () => {
    const bytes = textOf(0);
    const salt = randomBytes(32);
    const items = [
      { tag: 'document', bytes },
      { tag: 'document', bytes },
      { tag: 'document', bytes, salt },
      { tag: 'document', bytes, salt },
      { tag: 'credential', bytes, salt },
    ] as const;
    const { record } = await createAnchorBatch({
      items,
      origin,
      signer,
      random: randomBytes,
      sha256,
    });
    expect(new Set(record.leaves.map(({ commitment }) => commitment)).size).toBe(4);
  });

  it('refuses a batch without items', async () => {
    await expect(newBatch(0)).rejects.toMatchObject({ code: 'anchor.empty' });
  });

  it('opens from what was kept, proving the same', async () => {
    const batch = await newBatch(5);
    const record = JSON.parse(JSON.stringify(batch.record)) as AnchorBatch['record'];
    const again = openAnchorBatch(record, sha256);
    const place = { chainId: 1, eas: '0x' };
    for (let index = 0; index < 5; index += 1) {
      expect(createExistenceProof(again, index, place, {})).toEqual(
        createExistenceProof(batch, index, place, {}),
      );
    }
    expect([again.digest, hexlify(again.tree.root)]).toEqual([
      batch.digest,
      hexlify(batch.tree.root),
    ]);
  });

  it('proves nothing of an item whose salt was deleted, and all others still', async () => {
    const { record } = await newBatch(3);
    const [first, second, last] = record.leaves as [
      AnchorBatch['record']['leaves'][0],
      AnchorBatch['record']['leaves'][0],
      AnchorBatch['record']['leaves'][0],
    ];
    const batch = openAnchorBatch(
      { ...record, leaves: [first, { commitment: second.commitment }, last] },
      sha256,
    );
    const place = { chainId: 1, eas: '0x' };
    expect(() => createExistenceProof(batch, 1, place, {})).toThrow(
      expect.objectContaining({ code: 'anchor.erased' }),
    );
    expect(createExistenceProof(batch, 2, place, {}).index).toBe(2);
  });

  it.each([
    [
      'a leaf less',
      (record: AnchorBatch['record']) => ({ ...record, leaves: record.leaves.slice(1) }),
    ],
    ['no leaves', (record: AnchorBatch['record']) => ({ ...record, leaves: [] })],
    [
      'leaves swapped',
      (record: AnchorBatch['record']) => ({ ...record, leaves: record.leaves.toReversed() }),
    ],
    ['no checkpoint', (record: AnchorBatch['record']) => ({ ...record, checkpoint: 'x' })],
    [
      'a leaf that is none',
      (record: AnchorBatch['record']) => ({ ...record, leaves: [{ commitment: '=' }] }),
    ],
  ])('refuses what was kept with %s', async (_what, damage) => {
    const { record } = await newBatch(3);
    expect(() => openAnchorBatch(damage(record), sha256)).toThrow(
      expect.objectContaining({ code: 'anchor.damaged' }),
    );
  });
});
