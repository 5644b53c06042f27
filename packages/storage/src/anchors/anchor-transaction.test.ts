import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestBytes } from '@originmark/core';
import {
  claimBatch,
  confirmBatch,
  endAnchorTransaction,
  enqueueAnchor,
  fsck,
  listAnchorTransactions,
  listConfirmedBatches,
  markBatchMissing,
  markBatchMoved,
  markBatchSent,
  type OpenDatabase,
  readAnchorBacklog,
  recordAnchorTransaction,
  recordCheckpoint,
} from '../index.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest();
const word = (fill: string) => `0x${fill.repeat(64)}`;

describe.each(testDatabases())('what carries a batch, on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const enqueue = async (text: string, enqueuedAt = NOW) =>
    database.transaction((tx) =>
      enqueueAnchor(tx, {
        digest: digestBytes(new TextEncoder().encode(text), sha256),
        tag: 'test',
        salt: new Uint8Array(randomBytes(32)),
        commitment: new Uint8Array(randomBytes(32)),
        enqueuedAt,
      }),
    );
  const claim = async () => {
    const options = { origin: 'issuer.example', limit: 10, claimedAt: NOW };
    const claimed = await database.transaction((tx) => claimBatch(tx, options));
    return claimed!.batch.id;
  };
  const prepare = (batchId: number) => {
    const checkpoint = `checkpoint ${batchId}`;
    const digest = `0x${createHash('sha256').update(checkpoint).digest('hex')}`;
    const root = new Uint8Array(32).fill(batchId);
    return database.transaction((tx) =>
      recordCheckpoint(tx, { batchId, root, checkpoint, digest, preparedAt: NOW }),
    );
  };
  const intend = (batchId: number, hash: string, nonce = 7) =>
    database.transaction((tx) =>
      recordAnchorTransaction(tx, {
        batchId,
        sender: `0x${'a'.repeat(40)}`,
        nonce,
        hash,
        raw: '0x01',
        intendedAt: NOW,
      }),
    );
  const list = (batchId: number) =>
    database.transaction('reader', (tx) => listAnchorTransactions(tx, batchId));
  const confirm = (batchId: number) =>
    database.transaction((tx) =>
      confirmBatch(tx, {
        batchId,
        blockNumber: 5n,
        blockHash: word('5'),
        blockTime: NOW,
        confirmedAt: NOW + 1,
      }),
    );
  const wrongState = { code: 'record.wrong-state' };

  it('keeps a transaction once, and its end for good', async () => {
    await enqueue('one');
    const id = await claim();
    await expect(intend(id, word('1'))).rejects.toMatchObject(wrongState);
    await prepare(id);
    const first = await intend(id, word('1'));
    expect(first).toMatchObject({ number: 1, nonce: 7n, ended: null });
    expect(await intend(id, word('1'))).toEqual(first);
    for (const ended of ['replaced', 'reverted'] as const) {
      const step = { batchId: id, number: 1, ended, endedAt: NOW };
      await database.transaction((tx) => endAnchorTransaction(tx, step));
    }
    await intend(id, word('2'), 8);
    expect(await list(id)).toMatchObject([
      { number: 1, ended: 'replaced' },
      { number: 2, ended: null },
    ]);
    await confirm(id);
    await expect(intend(id, word('3'))).rejects.toMatchObject(wrongState);
  });

  it('says what has no proof, in a batch or not, and what was the last to get one', async () => {
    await enqueue('older', NOW - 2000);
    const id = await claim();
    await prepare(id);
    await intend(id, word('4'));
    const sent = { batchId: id, transactionHash: word('4'), sentAt: NOW };
    await database.transaction((tx) =>
      markBatchSent(tx, { ...sent, blockNumber: 6n, blockHash: word('6') }),
    );
    await enqueue('newer', NOW - 1000);
    const read = () => database.transaction('reader', readAnchorBacklog);
    expect(await read()).toEqual({
      waiting: 1,
      oldestWaitingAt: NOW - 1000,
      oldestUnprovenAt: NOW - 2000,
      newestUnprovenAt: NOW - 1000,
      open: [{ id, size: 1, state: 'sent', claimedAt: NOW, attempts: 1 }],
      lastConfirmed: { id: 1, confirmedAt: NOW + 1, block: 5, blockAt: NOW },
      missing: [],
    });
  });

  it('notes that a confirmed batch is missing, since when first, and that it is back or moved', async () => {
    const mark = (batchId: number, missingSince: number | undefined) =>
      database.transaction((tx) => markBatchMissing(tx, { batchId, missingSince }));
    await expect(mark(2, NOW)).rejects.toMatchObject(wrongState);
    await mark(1, NOW);
    await mark(1, NOW + 5);
    const missing = await database.transaction('reader', (tx) =>
      listConfirmedBatches(tx, { below: 100, limit: 5, onlyMissing: true }),
    );
    expect(missing).toMatchObject([{ id: 1, missing_since: new Date(NOW) }]);
    expect(await mark(1, undefined)).toMatchObject({ missing_since: null });
    await mark(1, NOW);
    const moved = { batchId: 1, blockNumber: 9n, blockHash: word('9') };
    expect(await database.transaction((tx) => markBatchMoved(tx, moved))).toMatchObject({
      block_number: 9n,
      block_hash: word('9'),
      missing_since: null,
    });
    expect(await fsck(database)).toEqual([]);
  });

  it('lets nobody change what was signed', async () => {
    const change = database.transaction((tx) =>
      tx.updateTable('anchor_transaction').set({ raw: '0x02' }).execute(),
    );
    await expect(change).rejects.toMatchObject({ code: 'permission.refused' });
  });
});
