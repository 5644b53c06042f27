import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  canonicalizeJson,
  createCommitment,
  digestJson,
  type DidResolver,
  formatDateTime,
  type JsonObject,
} from '@originmark/core';
import { findAnchor, type OpenDatabase } from '@originmark/storage';
import { NOW, testDatabases } from '../../../storage/src/test-databases.test-support.ts';
import { createRecordedResolver } from './index.ts';
import { MAX_FORMER_BYTES } from './recorded-resolver.ts';

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

type Answer = JsonObject | { readonly error: string };

describe.each(testDatabases())('a resolver with a record on $name', (where) => {
  let database: OpenDatabase;
  let now = NOW;
  let did = '';
  let count = 0;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });
  beforeEach(() => {
    now = NOW;
    did = `did:web:host-${String(count++)}.example`;
  });

  /** What the host says, asked so many ms after the start. */
  async function ask(answer: Answer, ms: number, recordedAs = (one: string) => one) {
    now = NOW + ms;
    const host: DidResolver = {
      resolve: () =>
        Promise.resolve(
          'error' in answer
            ? {
                didResolutionMetadata: { error: answer.error, message: 'said so' },
                didDocument: null,
                didDocumentMetadata: {},
              }
            : {
                didResolutionMetadata: { contentType: 'application/did+json' },
                didDocument: answer as never,
                didDocumentMetadata: {},
              },
        ) as ReturnType<DidResolver['resolve']>,
    };
    const resolver = createRecordedResolver({
      resolver: host,
      recordedAs,
      database,
      crypto: { sha256 },
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      clock: () => now,
    });
    return resolver.resolve(did);
  }
  const documentOf = (key: string): JsonObject => ({ id: did, alsoKnownAs: [key] });
  const gone = { error: 'unreachable' };

  it('answers what the host says, and keeps it', async () => {
    const live = await ask(documentOf('a'), 0);
    expect(live).toEqual({
      didResolutionMetadata: { contentType: 'application/did+json' },
      didDocument: documentOf('a'),
      didDocumentMetadata: {},
    });
  });

  it('answers for a host that is gone, and says since when and until when it was there', async () => {
    await ask(documentOf('a'), 0);
    await ask(documentOf('a'), 5000);
    expect(await ask(gone, 9000)).toEqual({
      didResolutionMetadata: { contentType: 'application/did+json' },
      didDocument: documentOf('a'),
      didDocumentMetadata: {
        recorded: {
          digest: digestJson(documentOf('a'), sha256),
          firstSeen: formatDateTime(NOW),
          lastSeen: formatDateTime(NOW + 5000),
          why: 'said so',
        },
      },
    });
  });

  it('keeps what somebody said in the place of the host apart from what the host said', async () => {
    const standIn = (one: string) => `${one} by http://127.0.0.1:8701`;
    await ask(documentOf('false'), 0, standIn);
    expect((await ask(gone, 1)).didResolutionMetadata).toMatchObject(gone);
    await ask(documentOf('a'), 2);
    expect((await ask(documentOf('b'), 3)).didDocumentMetadata).toEqual({
      former: [{ document: documentOf('a'), lastSeen: formatDateTime(NOW + 2) }],
    });
    // Its twin: the stand-in has a record of its own.
    const again = await ask(gone, 4, standIn);
    expect(again.didDocument).toEqual(documentOf('false'));
    expect(again.didDocumentMetadata).not.toHaveProperty('former');
  });

  it('gives former documents within a bound, and those that were seen for long before the large ones', async () => {
    await ask(documentOf('honest'), 0);
    await ask(documentOf('honest'), 5000);
    for (let at = 1; at <= 6; at++)
      await ask(documentOf(`${String(at)}${'x'.repeat(200 * 1024)}`), 6000 + at);
    const { former } = (await ask(documentOf('now'), 9000)).didDocumentMetadata as unknown as {
      former: { document: JsonObject }[];
    };
    expect(former.length).toBe(3);
    expect(Buffer.byteLength(JSON.stringify(former))).toBeLessThan(MAX_FORMER_BYTES + 1024);
    expect(former.at(-1)?.document).toEqual(documentOf('honest'));
  });

  it('gives what takes a key back before what is large, and to that no more than half of the bound', async () => {
    const large = (name: string, more: JsonObject = {}): JsonObject => ({
      ...documentOf(`${name} ${'x'.repeat(150 * 1024)}`),
      ...more,
    });
    const taken = { verificationMethod: [{ id: `${did}#a`, revoked: '2026-01-01T00:00:00Z' }] };
    const given = async (): Promise<(string | undefined)[]> => {
      const { former } = (await ask(documentOf('now'), 9000)).didDocumentMetadata as unknown as {
        former: { document: { alsoKnownAs: string[] } }[];
      };
      return former.map(({ document }) => document.alsoKnownAs[0]?.split(' ')[0]);
    };
    await ask({ ...documentOf('taken'), ...taken }, 0);
    for (const name of ['a', 'b', 'c', 'd']) {
      await ask(large(name), 1000);
      await ask(large(name), 5000);
    }
    // Seen for no time at all, beside much that was seen for long.
    expect((await given()).toSorted().slice(-1)).toEqual(['taken']);
    expect(await given()).toHaveLength(4);
    // Its twin: whoever takes much back leaves room for what was seen for longer.
    for (const name of ['v', 'w', 'x', 'y']) await ask(large(name, taken), 6000);
    const left = await given();
    expect(left).toContain('taken');
    expect(left.filter((name) => 'abcd'.includes(name ?? ''))).toHaveLength(2);
    expect(left.filter((name) => 'vwxy'.includes(name ?? ''))).toHaveLength(1);
  });

  it('answers for nobody whom it never saw', async () => {
    expect((await ask(gone, 0)).didResolutionMetadata).toMatchObject(gone);
  });

  it.each(['notFound', 'representationNotSupported', 'invalidDid'])(
    'leaves what the host decidedly says: %s',
    async (error) => {
      await ask(documentOf('a'), 0);
      const answer = await ask({ error }, 1);
      expect(answer).toMatchObject({ didResolutionMetadata: { error }, didDocument: null });
      expect(answer.didDocumentMetadata).toEqual({});
    },
  );

  it('gives earlier documents along, each with the last time it was seen', async () => {
    await ask(documentOf('a'), 0);
    await ask(documentOf('a'), 1000);
    await ask(documentOf('b'), 2000);
    const former = (key: string, ms: number) => ({
      document: documentOf(key),
      lastSeen: formatDateTime(NOW + ms),
    });
    expect((await ask(documentOf('c'), 3000)).didDocumentMetadata).toEqual({
      former: [former('b', 2000), former('a', 1000)],
    });
    expect((await ask(documentOf('a'), 4000)).didDocumentMetadata).toEqual({
      former: [former('c', 3000), former('b', 2000)],
    });
    const record = await ask(gone, 5000);
    expect(record.didDocument).toEqual(documentOf('a'));
    expect(record.didDocumentMetadata).toMatchObject({
      former: [former('c', 3000), former('b', 2000)],
    });
  });

  it('puts a document into the outbox when it changed, and once', async () => {
    const anchorOf = (document: JsonObject) =>
      database.transaction('reader', (tx) => findAnchor(tx, digestJson(document, sha256)));
    await ask(documentOf('a'), 0);
    const first = (await anchorOf(documentOf('a')))?.item;
    await ask(documentOf('a'), 1);
    await ask(documentOf('b'), 2);
    const again = (await anchorOf(documentOf('a')))?.item;
    const second = (await anchorOf(documentOf('b')))?.item;
    expect(again).toEqual(first);
    expect([first?.tag, first?.state, second?.state]).toEqual([
      'did-document',
      'waiting',
      'waiting',
    ]);
    const bytes = new TextEncoder().encode(canonicalizeJson(documentOf('a')));
    const salt = first?.salt ?? new Uint8Array();
    expect(first?.commitment).toEqual(
      createCommitment({ salt, tag: 'did-document', bytes }, sha256),
    );
  });
});
