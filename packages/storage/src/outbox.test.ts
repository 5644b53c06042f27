import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestBytes } from '@originmark/core';
import {
  claimBatch,
  confirmBatch,
  enqueueAnchor,
  findAnchor,
  fsck,
  listOpenBatches,
  loadSetting,
  markBatchSent,
  type OpenDatabase,
  openSecretBox,
  recordCheckpoint,
  rememberPolicySequence,
  saveSetting,
} from './index.ts';
import { NOW, testDatabases } from './test-databases.test-support.ts';

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const clock = () => NOW;

function requestOf(text: string) {
  const salt = new Uint8Array(randomBytes(32));
  return {
    digest: digestBytes(bytesOf(text), sha256),
    tag: 'test',
    salt,
    commitment: new Uint8Array(sha256(new Uint8Array([...salt, ...bytesOf(text)]))),
    enqueuedAt: NOW,
  };
}

describe.each(testDatabases())('the outbox on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const enqueue = async (text: string) =>
    database.transaction(async (tx) => enqueueAnchor(tx, requestOf(text)));
  const claim = async (limit = 100) =>
    database.transaction(async (tx) =>
      claimBatch(tx, { origin: 'issuer.example/anchors', limit, claimedAt: NOW }),
    );
  const prepare = async (batchId: number, root = new Uint8Array(32).fill(batchId)) => {
    const checkpoint = `issuer.example/anchors\n${batchId}\n`;
    const digest = `0x${createHash('sha256').update(checkpoint).digest('hex')}`;
    return database.transaction(async (tx) =>
      recordCheckpoint(tx, { batchId, root, checkpoint, digest, preparedAt: NOW }),
    );
  };
  const send = async (batchId: number, transactionHash: string) =>
    database.transaction(async (tx) =>
      markBatchSent(tx, { batchId, transactionHash, sentAt: NOW }),
    );
  const confirm = async (batchId: number, blockNumber = 5n) =>
    database.transaction(async (tx) =>
      confirmBatch(tx, { batchId, blockNumber, blockTime: NOW, confirmedAt: NOW + 1 }),
    );

  it('takes the same bytes once when 200 bring them at the same time', async () => {
    const rows = await Promise.all(Array.from({ length: 200 }, async () => enqueue('same')));
    expect(new Set(rows.map((row) => row.commitment.join())).size).toBe(1);
    const other = database.transaction(async (tx) =>
      enqueueAnchor(tx, { ...requestOf('same'), tag: 'other' }),
    );
    await expect(other).rejects.toMatchObject({ code: 'record.mismatch' });
    expect((await claim())?.items).toHaveLength(1);
    expect(await claim()).toBeUndefined();
  });

  it('carries a batch through, each step as often as one likes', async () => {
    for (const text of ['a', 'b', 'c']) await enqueue(text);
    const claimed = await claim();
    const id = claimed?.batch.id as number;
    expect(claimed?.items.map((item) => item.digest)).toEqual(
      ['a', 'b', 'c'].map((text) => digestBytes(bytesOf(text), sha256)),
    );
    expect(claimed?.items.map((item) => item.leaf_index)).toEqual([0, 1, 2]);
    const prepared = await prepare(id);
    expect(await prepare(id)).toEqual(prepared);
    await expect(prepare(id, new Uint8Array(32))).rejects.toMatchObject({
      code: 'record.mismatch',
    });
    await send(id, '0xaa');
    expect(await send(id, '0xbb')).toMatchObject({ state: 'sent', transaction_hash: '0xbb' });
    const confirmed = await confirm(id);
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      block_number: 5n,
      block_time: new Date(NOW),
      transaction_hash: '0xbb',
    });
    expect(await confirm(id)).toEqual(confirmed);
    await expect(confirm(id, 6n)).rejects.toMatchObject({ code: 'record.mismatch' });
    const anchored = await database.transaction(async (tx) =>
      findAnchor(tx, digestBytes(bytesOf('b'), sha256)),
    );
    expect(anchored).toMatchObject({ item: { state: 'anchored', leaf_index: 1 }, batch: { id } });
    expect(anchored?.commitments).toEqual(claimed?.items.map((item) => item.commitment));
    expect(await enqueue('b')).toMatchObject({ state: 'anchored', batch_id: id });
  });

  it('gives workers that claim at the same time different items', async () => {
    await Promise.all(Array.from({ length: 20 }, async (_, at) => enqueue(`worker-${at}`)));
    const batches = await Promise.all(Array.from({ length: 4 }, async () => claim(5)));
    const digests = batches.flatMap((batch) => batch?.items.map((item) => item.digest) ?? []);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('refuses steps out of order, and finds the open batches at a restart', async () => {
    await enqueue('open');
    const id = (await claim())?.batch.id as number;
    await expect(send(id, '0xcc')).rejects.toMatchObject({ code: 'record.wrong-state' });
    await expect(confirm(id)).rejects.toMatchObject({ code: 'record.wrong-state' });
    await expect(confirm(99_999)).rejects.toMatchObject({ code: 'record.not-found' });
    const open = await database.transaction(async (tx) => listOpenBatches(tx));
    expect(open.find(({ batch }) => batch.id === id)?.items).toHaveLength(1);
    expect(open.every(({ batch }) => batch.state !== 'confirmed')).toBe(true);
  });

  it('remembers the highest policy and refuses every step back', async () => {
    const see = async (sequence: number, digest: string) =>
      database.transaction(async (tx) =>
        rememberPolicySequence(tx, { policyId: 'p', sequence, digest, seenAt: NOW }),
      );
    expect(await see(7, 'a')).toBe('accepted');
    expect(await see(7, 'a')).toBe('accepted');
    expect(await see(7, 'b')).toBe('other');
    expect(await see(6, 'c')).toBe('lower');
    expect(await see(8, 'd')).toBe('accepted');
  });

  it('keeps settings', async () => {
    for (const value of ['one', 'two']) {
      await database.transaction(async (tx) =>
        saveSetting(tx, { key: 'k', value, updatedAt: NOW }),
      );
    }
    expect(await database.transaction(async (tx) => loadSetting(tx, 'k'))).toBe('two');
    expect(await database.transaction(async (tx) => loadSetting(tx, 'none'))).toBeUndefined();
  });

  it('seals secrets so that only the right secret and the right place open them', async () => {
    const options = { secret: 'a secret of the operator', clock, cost: 14 };
    const [box, twin] = await Promise.all([
      openSecretBox(database, options),
      openSecretBox(database, options),
    ]);
    const plain = new Uint8Array(32).fill(9);
    const sealed = box.sealSecret(plain, 'key-1');
    expect(twin.openSecret(sealed, 'key-1')).toEqual(plain);
    expect(box.sealSecret(plain, 'key-1')).not.toEqual(sealed);
    const again = await openSecretBox(database, options);
    expect(again.openSecret(sealed, 'key-1')).toEqual(plain);
    const malformed = expect.objectContaining({ code: 'secret.malformed' });
    expect(() => box.openSecret(sealed, 'key-2')).toThrow(malformed);
    expect(() => box.openSecret(sealed.subarray(0, -1), 'key-1')).toThrow(malformed);
    expect(() => box.openSecret(new Uint8Array(0), 'key-1')).toThrow(malformed);
    for (const at of [0, 1, 13, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed, (byte, place) => (place === at ? byte ^ 1 : byte));
      expect(() => box.openSecret(changed, 'key-1')).toThrow(malformed);
    }
    const wrong = openSecretBox(database, { ...options, secret: 'another secret, as long' });
    await expect(wrong).rejects.toMatchObject({ code: 'secret.wrong' });
    const short = openSecretBox(database, { ...options, secret: 'short' });
    await expect(short).rejects.toMatchObject({ code: 'secret.weak' });
  });

  it('lets no reader see private keys or settings', async () => {
    for (const table of ['private_key', 'setting'] as const) {
      const read = database.transaction('reader', async (tx) =>
        tx.selectFrom(table).selectAll().execute(),
      );
      await expect(read).rejects.toMatchObject({ code: 'permission.refused' });
    }
  });

  it('finds nothing wrong with itself after all this', async () => {
    expect(await fsck(database)).toEqual([]);
  });
});
