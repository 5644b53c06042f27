import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  listDidDocuments,
  MAX_DOCUMENTS_OF_A_DID,
  type OpenDatabase,
  recordDidDocument,
} from '../index.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const DID = 'did:web:maletas.example';

describe.each(testDatabases())('DID documents on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const see = (document: string, seenAt: number, did = DID) =>
    database.transaction(async (tx) =>
      recordDidDocument(tx, { did, digest: `u${document.slice(0, 40)}`, document, seenAt }),
    );
  const seen = async (did = DID) => {
    const rows = await database.transaction('reader', (tx) => listDidDocuments(tx, did));
    return rows.map(({ document, first_seen_at, last_seen_at }) => [
      document,
      first_seen_at.getTime() - NOW,
      last_seen_at.getTime() - NOW,
    ]);
  };

  it('are kept once each, with the first and the last time', async () => {
    expect(await see('{"a":1}', NOW)).toBe(true);
    expect(await see('{"a":1}', NOW + 5)).toBe(false);
    expect(await see('{"a":2}', NOW + 7)).toBe(true);
    expect(await see('{"a":1}', NOW + 6)).toBe(false);
    expect(await seen()).toEqual([
      ['{"a":2}', 7, 7],
      ['{"a":1}', 0, 6],
    ]);
    expect(await seen('did:web:other.example')).toEqual([]);
  });

  it('do not become older by a clock that goes back', async () => {
    const did = 'did:web:clock.example';
    await see('{}', NOW, did);
    await see('{}', NOW - 9, did);
    expect(await seen(did)).toEqual([['{}', -9, 0]]);
  });

  it('are bounded in number, and of those seen once the last stay', async () => {
    const did = 'did:web:restless.example';
    for (let at = 0; at <= MAX_DOCUMENTS_OF_A_DID; at++) await see(`{"at":${at}}`, NOW + at, did);
    const rows = await seen(did);
    expect(rows).toHaveLength(MAX_DOCUMENTS_OF_A_DID);
    expect(rows.at(-1)?.[0]).toBe('{"at":1}');
  });

  it('that were seen over some time are not pushed out by any number that were seen once', async () => {
    const did = 'did:web:taken-over.example';
    await see('{"honest":1}', NOW, did);
    await see('{"honest":1}', NOW + 1000, did);
    for (let at = 0; at < 2 * MAX_DOCUMENTS_OF_A_DID; at++)
      await see(`{"at":${at}}`, NOW + 2000 + at, did);
    const rows = await seen(did);
    expect(rows).toHaveLength(MAX_DOCUMENTS_OF_A_DID);
    expect(rows.at(-1)).toEqual(['{"honest":1}', 0, 1000]);
    // Its twin: what the host serves now is kept, also by a clock that went back.
    await see('{"now":1}', NOW - 9, did);
    expect(await seen(did)).toContainEqual(['{"now":1}', -9, -9]);
    expect(await seen(did)).toHaveLength(MAX_DOCUMENTS_OF_A_DID);
  });

  it('are bounded in size', async () => {
    const large = (more: number) => `"${'x'.repeat(1_048_574 + more)}"`;
    const did = 'did:web:large.example';
    await expect(see(large(1), NOW, did)).rejects.toMatchObject({ code: 'value.refused' });
    expect(await see(large(0), NOW, did)).toBe(true);
  });

  it('cannot be changed', async () => {
    await see('{"b":1}', NOW, 'did:web:fixed.example');
    const change = database.transaction(async (tx) =>
      tx.updateTable('did_document').set({ document: '{}' }).execute(),
    );
    await expect(change).rejects.toMatchObject({ code: 'permission.refused' });
  });
});
