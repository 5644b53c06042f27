import { describe, expect, it } from '@jest/globals';
import {
  CoreError,
  createStatusBits,
  encodeBase64Url,
  encodeStatusList,
  type JsonObject,
} from '@originmark/core';
import { gzip } from '@originmark/core/node';
import type { TrustPolicy } from '@originmark/schemas';
import { createVerifierCaches } from '../caches.ts';
import type { VerifierInput } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { createDidStates } from '../secure/did-states.ts';
import {
  createContext,
  createListPayload,
  createParty,
  createPayload,
  crypto,
  documentOf,
  fromNow,
  type ListDraft,
  LIST_URL,
  type Party,
  signCredential,
  signToken,
} from '../secure/signed-world.test-support.ts';
import type { StatusList } from './status-list.ts';
import { createStatusLists, type StatusLists } from './status-lists.ts';

const issuer = createParty('did:web:horizonte.example');
const stranger = createParty('did:web:stranger.example');

interface World {
  readonly staples?: readonly Credential[];
  readonly fetch?: VerifierInput['fetchStatusList'];
  readonly rules?: Partial<TrustPolicy['rules']>;
  readonly remembered?: number;
  readonly caches?: VerifierInput['caches'];
  readonly note?: VerifierInput['noteStatusList'];
  readonly platform?: VerifierInput['crypto'];
  readonly policy?: Partial<TrustPolicy>;
}

function createLists({
  staples = [],
  fetch,
  rules = {},
  remembered,
  caches,
  note,
  platform,
  policy = {},
}: World): StatusLists {
  const context = createContext({
    policy: {
      rules: {
        statusMaxAgeSeconds: 900,
        unprovenPossession: 'review',
        clockSkewSeconds: 60,
        ...rules,
      },
      ...policy,
    },
    ...(fetch !== undefined && { fetchStatusList: fetch }),
    ...(remembered !== undefined && {
      memory: { statusSequences: new Map([[LIST_URL, remembered]]) },
    }),
    ...(caches !== undefined && { caches }),
    ...(note !== undefined && { noteStatusList: note }),
    ...(platform !== undefined && { crypto: platform }),
  });
  const didDocuments = new Map(
    [issuer, stranger].map((party) => [party.did, { document: documentOf(party), metadata: {} }]),
  );
  return createStatusLists(
    staples,
    createDidStates(context, { didDocuments, findings: [] }),
    context,
  );
}

const read = (world: World): Promise<StatusList> => createLists(world).listAt(LIST_URL, issuer.did);

async function staple(
  draft: ListDraft = {},
  { by = issuer, changes = {} }: { by?: Party; changes?: JsonObject } = {},
): Promise<Credential> {
  const payload = { ...(await createListPayload(by.did, draft)), ...changes };
  return signCredential(payload, by, { carrier: 'staple' });
}

const stapled = async (draft: ListDraft, world: World = {}) =>
  read({ ...world, staples: [await staple(draft)] });

const fault = (code: string, decided: boolean) => ({ kind: 'fault', code, decided });
const UNAVAILABLE = fault('status.unavailable', false);
const STALE = fault('status.stale', false);
const MALFORMED = fault('status.malformed', true);
const UNTRUSTED = fault('status.untrusted-list', true);

describe('a stapled list', () => {
  it('is read when its issuer signed it', async () => {
    const list = await stapled({ set: [7], sequence: 3 });
    expect(list).toMatchObject({
      kind: 'list',
      purpose: 'revocation',
      issuer: issuer.did,
      credential: { id: LIST_URL, sequence: 3 },
    });
    expect(list.kind === 'list' && [list.bits.length, list.bits[0]]).toEqual([16_384, 1]);
  });

  it('is not displaced by a stranger’s of the same name, however new that is', async () => {
    const own = await staple({ sequence: 3 });
    const foreign = await staple({ sequence: 99 }, { by: stranger });
    for (const staples of [
      [own, foreign],
      [foreign, own],
    ])
      expect(await read({ staples })).toMatchObject({ kind: 'list', issuer: issuer.did });
  });

  it('that has become old is asked for anew, where that may be', async () => {
    const old = await staple({ sequence: 3, validFrom: fromNow(-900_001) });
    const answer = (sequence: number) => async () => {
      const fresh = await staple({ sequence });
      return fresh.jws.token;
    };
    const ask = (sequence: number) => read({ staples: [old], fetch: answer(sequence) });
    expect(await read({ staples: [old] })).toMatchObject(STALE);
    expect(await ask(4)).toMatchObject({ kind: 'list', credential: { sequence: 4 } });
    expect(await ask(3)).toMatchObject(fault('status.untrusted-list', true));
    expect(await ask(2)).toMatchObject({
      ...fault('status.rolled-back', true),
      expected: 3,
      found: 2,
    });
    const dead = () => Promise.reject(new Error('ECONNRESET'));
    expect(await read({ staples: [old], fetch: dead })).toMatchObject(STALE);
  });

  it.each<[string, ListDraft]>([
    ['current', { sequence: 99 }],
    ['old', { sequence: 99, validFrom: fromNow(-900_001) }],
  ])('of a stranger, %s, does not stand in the way of the host', async (_, draft) => {
    const staples = [await staple(draft, { by: stranger })];
    const fetch = async () => (await staple({ sequence: 3 })).jws.token;
    const own = { kind: 'list', issuer: issuer.did, credential: { sequence: 3 } };
    expect(await read({ staples, fetch })).toMatchObject(own);
    // Its twin: the same list of the issuer itself counts.
    const twin = await read({ staples: [await staple(draft)], fetch });
    expect(twin).toMatchObject(
      draft.validFrom === undefined
        ? { kind: 'list', credential: { sequence: 99 } }
        : fault('status.rolled-back', true),
    );
    const dead = () => Promise.reject(new Error('ECONNRESET'));
    expect(await read({ staples, fetch: dead })).toMatchObject(UNAVAILABLE);
  });

  it('is read before anything is fetched', async () => {
    const fetch = () => Promise.reject(new Error('fetched'));
    expect(await stapled({}, { fetch })).toMatchObject({ kind: 'list' });
  });

  it('is found by its URL alone', async () => {
    const list = await stapled({ id: 'https://horizonte.example/status/other' });
    expect(list).toMatchObject(UNAVAILABLE);
  });

  it('is read once for each URL', async () => {
    const lists = createLists({ staples: [await staple()] });
    expect(lists.listAt(LIST_URL, issuer.did)).toBe(lists.listAt(LIST_URL, issuer.did));
    // Whoever asks for it: the list is opened once.
    expect(await lists.listAt(LIST_URL, stranger.did)).toBe(
      await lists.listAt(LIST_URL, issuer.did),
    );
    expect(await lists.listAt(LIST_URL, issuer.did)).toMatchObject({ kind: 'list' });
  });

  it('is ignored and reported with its digest when its signature does not hold', async () => {
    const forged = await staple({}, { by: { ...issuer, signer: stranger.signer } });
    const lists = createLists({ staples: [forged] });
    expect(lists.unproven()).toEqual([]);
    expect(await lists.listAt(LIST_URL, issuer.did)).toMatchObject(UNAVAILABLE);
    expect(lists.unproven()).toMatchObject([
      { code: 'intake.staple-unproven', outcome: 'fail', pointer: '/evidence/statusLists' },
    ]);
    expect(JSON.stringify(lists.unproven()[0]?.found)).toContain(forged.digest);
  });

  it.each<[string, JsonObject]>([
    ['of another type', createPayload(issuer.did, { id: LIST_URL })],
    ['without a purpose', { credentialSubject: { type: 'BitstringStatusList' } }],
    [
      'with a purpose that nobody reads',
      {
        credentialSubject: {
          type: 'BitstringStatusList',
          statusPurpose: 'message',
          encodedList: 'uAA',
        },
      },
    ],
    ['whose subject is a list', { credentialSubject: [] }],
    ['with a sequence that is text', { sequence: '7' }],
    ['with a validity that no calendar has', { validUntil: '2026-02-30T00:00:00Z' }],
    ['of another issuer than its signer', { issuer: stranger.did }],
  ])('is ignored and reported %s', async (_, changes) => {
    const lists = createLists({ staples: [await staple({}, { changes })] });
    expect(await lists.listAt(LIST_URL, issuer.did)).toMatchObject(UNAVAILABLE);
    expect(lists.unproven()).toHaveLength(1);
  });

  it('that proves nothing leaves the way to the URL open', async () => {
    const forged = await staple({}, { by: { ...issuer, signer: stranger.signer } });
    const token = await signToken(await createListPayload(issuer.did), issuer);
    const list = await read({ staples: [forged], fetch: () => Promise.resolve(token) });
    expect(list).toMatchObject({ kind: 'list' });
  });

  it('of another issuer keeps that issuer: whose credential it may speak of is asked elsewhere', async () => {
    const list = await read({ staples: [await staple({}, { by: stranger })] });
    expect(list).toMatchObject({ kind: 'list', issuer: stranger.did });
  });
});

describe('of several versions', () => {
  const both = async (first: ListDraft, second: ListDraft) => {
    const staples = [await staple(first), await staple(second)];
    const [one, other] = await Promise.all([
      read({ staples }),
      read({ staples: staples.toReversed() }),
    ]);
    const shown = (list: StatusList) => ({ ...list, versionAt: null });
    expect(shown(one)).toEqual(shown(other));
    return one;
  };

  it('the highest sequence counts, in either order', async () => {
    expect(await both({ sequence: 2, set: [1] }, { sequence: 10 })).toMatchObject({
      credential: { sequence: 10 },
    });
  });

  it('any sequence counts more than none', async () => {
    expect(await both({}, { sequence: 1 })).toMatchObject({ credential: { sequence: 1 } });
  });

  it('without a sequence, the same counts in either order', async () => {
    expect(await both({ set: [1] }, {})).toMatchObject({ kind: 'list' });
  });

  it('one that is forged does not count, however high', async () => {
    const forged = await staple({ sequence: 99 }, { by: { ...issuer, signer: stranger.signer } });
    const list = await read({ staples: [forged, await staple({ sequence: 2 })] });
    expect(list).toMatchObject({ credential: { sequence: 2 } });
  });

  it('the highest counts even when it is stale: an older one is not taken instead', async () => {
    const old = { sequence: 3, validFrom: fromNow(-86_400_000) };
    expect(await both(old, { sequence: 2 })).toMatchObject(STALE);
  });
});

describe('a list that is fetched', () => {
  const fetched = (answer: string | Promise<string>, world: World = {}) =>
    read({ ...world, fetch: () => Promise.resolve(answer) });
  const tokenOf = async (draft: ListDraft = {}, by = issuer) =>
    signToken(await createListPayload(by.did, draft), by);

  it('is asked for by its URL and read', async () => {
    const asked: string[] = [];
    const token = await tokenOf();
    const fetch = (url: string) => {
      asked.push(url);
      return Promise.resolve(token);
    };
    expect(await read({ fetch })).toMatchObject({ kind: 'list', issuer: issuer.did });
    expect(asked).toEqual([LIST_URL]);
  });

  it('is unavailable where nothing may be fetched', async () => {
    expect(await read({})).toMatchObject({ ...UNAVAILABLE, expected: LIST_URL });
  });

  it('is unavailable when fetching fails, and says why', async () => {
    const list = await fetched(Promise.reject(new Error('ECONNRESET')));
    expect(list).toMatchObject({ ...UNAVAILABLE, found: expect.stringContaining('ECONNRESET') });
  });

  it('is unavailable when the guarded fetch refuses, and names the code', async () => {
    const refused = new CoreError('fetch.timed-out', 'too slow');
    const list = await fetched(Promise.reject(refused));
    expect(list).toMatchObject({ ...UNAVAILABLE, found: 'fetch.timed-out: too slow' });
  });

  it('flies on with what is no error: that is a fault of the caller', async () => {
    const reason: unknown = 'gone';
    const rejecting = { then: (_: unknown, reject: (why: unknown) => void) => reject(reason) };
    await expect(fetched(rejecting as never)).rejects.toBe('gone');
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['a token of two parts', 'e30.e30'],
    ['a token of junk', '!.!.!'],
    [
      'a payload with a member named twice',
      `e30.${encodeBase64Url(new TextEncoder().encode('{"a":1,"a":2}'))}.AA`,
    ],
  ])('is malformed when it is %s', async (_, answer) => {
    expect(await fetched(answer)).toMatchObject({ ...MALFORMED, expected: LIST_URL });
  });

  it('is malformed beyond the limit of a list token', async () => {
    const list = await fetched('x'.repeat(LIMITS.statusListTokenBytes + 1));
    expect(list).toMatchObject({ ...MALFORMED, found: 'jws.too-large' });
  });

  it('is not trusted under another id', async () => {
    const id = 'https://horizonte.example/status/other';
    const list = await fetched(tokenOf({ id }));
    expect(list).toMatchObject({ ...UNTRUSTED, expected: LIST_URL, found: id });
  });

  it('is not trusted by another signature', async () => {
    const list = await fetched(tokenOf({}, { ...issuer, signer: stranger.signer }));
    expect(list).toMatchObject({ ...UNTRUSTED, found: 'signature.invalid' });
  });

  it('is unavailable, and not held against anybody, while the keys of its issuer are out of reach', async () => {
    const away = createParty('did:web:away.example');
    expect(await fetched(tokenOf({}, away))).toMatchObject({
      ...UNAVAILABLE,
      expected: LIST_URL,
      found: 'did.unresolvable',
    });
  });

  it('is not trusted as a credential of another type', async () => {
    const token = await signToken(createPayload(issuer.did, { id: LIST_URL }), issuer);
    expect(await fetched(token)).toMatchObject(UNTRUSTED);
  });

  it('is stale like a stapled one', async () => {
    expect(await fetched(tokenOf({ validFrom: fromNow(-900_001) }))).toMatchObject(STALE);
  });
});

describe('the age of a list', () => {
  it('is within the policy until its last millisecond', async () => {
    expect(await stapled({ validFrom: fromNow(-900_000) })).toMatchObject({ kind: 'list' });
    expect(await stapled({ validFrom: fromNow(-900_001) })).toMatchObject(STALE);
  });

  it('is within its own ttl until its last millisecond, when that is shorter', async () => {
    const ttl = 300_000;
    expect(await stapled({ ttl, validFrom: fromNow(-ttl) })).toMatchObject({ kind: 'list' });
    expect(await stapled({ ttl, validFrom: fromNow(-ttl - 1) })).toMatchObject(STALE);
  });

  it('is within the policy when its own ttl is longer', async () => {
    const ttl = 86_400_000;
    expect(await stapled({ ttl, validFrom: fromNow(-900_000) })).toMatchObject({ kind: 'list' });
    expect(await stapled({ ttl, validFrom: fromNow(-900_001) })).toMatchObject(STALE);
  });

  it('may be nothing at all: a ttl of 0 is no missing ttl', async () => {
    expect(await stapled({ ttl: 0, validFrom: fromNow(0) })).toMatchObject({ kind: 'list' });
    expect(await stapled({ ttl: 0, validFrom: fromNow(-1) })).toMatchObject(STALE);
    const rules = { statusMaxAgeSeconds: 0 };
    expect(await stapled({ validFrom: fromNow(-1) }, { rules })).toMatchObject(STALE);
  });

  it('ends with its validity, which is half-open and which no skew extends', async () => {
    expect(await stapled({ validUntil: fromNow(1) })).toMatchObject({ kind: 'list' });
    expect(await stapled({ validUntil: fromNow(0) })).toMatchObject(STALE);
  });

  it('begins with its validity, less the skew of clocks', async () => {
    expect(await stapled({ validFrom: fromNow(60_000) })).toMatchObject({ kind: 'list' });
    expect(await stapled({ validFrom: fromNow(60_001) })).toMatchObject(STALE);
    const rules = { clockSkewSeconds: undefined } as never;
    expect(await stapled({ validFrom: fromNow(60_000) }, { rules })).toMatchObject({
      kind: 'list',
    });
    expect(await stapled({ validFrom: fromNow(60_001) }, { rules })).toMatchObject(STALE);
  });

  it('is told with both moments', async () => {
    const [validFrom, validUntil] = [fromNow(-900_001), fromNow(1)];
    expect(await stapled({ validFrom, validUntil })).toMatchObject({
      found: { validFrom, validUntil },
    });
    expect(await stapled({ validFrom })).toMatchObject({ found: { validFrom, validUntil: null } });
  });
});

describe('what the verifier remembers of a list', () => {
  it('lets the same version and a later one pass', async () => {
    expect(await stapled({ sequence: 7 }, { remembered: 7 })).toMatchObject({ kind: 'list' });
    expect(await stapled({ sequence: 8 }, { remembered: 7 })).toMatchObject({ kind: 'list' });
  });

  it('refuses an earlier one, and one without a sequence', async () => {
    const rolledBack = fault('status.rolled-back', true);
    expect(await stapled({ sequence: 6 }, { remembered: 7 })).toMatchObject({
      ...rolledBack,
      expected: 7,
      found: 6,
    });
    expect(await stapled({}, { remembered: 1 })).toMatchObject({ ...rolledBack, found: null });
  });
});

describe('what is noted for the memory', () => {
  const ENORMOUS = 1_000_000_000;
  const noted = async (staples: Credential[], policy: Partial<TrustPolicy> = {}) => {
    const seen: unknown[] = [];
    const list = await read({ staples, policy, note: (one) => seen.push(one) });
    return [list.kind === 'list' ? 'list' : list.code, seen];
  };

  it('is a list that its issuer signed, with its digest', async () => {
    const own = await staple({ sequence: 4 });
    const { digest } = own;
    expect(await noted([own])).toEqual([
      'list',
      [{ url: LIST_URL, issuer: issuer.did, sequence: 4, digest }],
    ]);
  });

  it('is no list that a stranger signed under the same URL', async () => {
    const foreign = await staple({ sequence: ENORMOUS }, { by: stranger });
    expect(await noted([foreign])).toEqual(['list', []]);
  });

  it('is no list by a key that was taken back before, nor one that is forged or stale', async () => {
    const enormous = await staple({ sequence: ENORMOUS });
    const { thumbprint } = issuer;
    const compromised = (ms: number): Partial<TrustPolicy> => ({
      compromised: [{ did: issuer.did, thumbprint, since: fromNow(ms) }] as never,
    });
    expect(await noted([enormous], compromised(-1))).toEqual(['status.unavailable', []]);
    // Its twin: the key was good still.
    expect(await noted([enormous], compromised(1))).toEqual(['list', [expect.anything()]]);
    const forged = await staple(
      { sequence: ENORMOUS },
      { by: { ...issuer, signer: stranger.signer } },
    );
    expect(await noted([forged])).toEqual(['status.unavailable', []]);
    const stale = await staple({ sequence: ENORMOUS, validFrom: fromNow(-900_001) });
    expect(await noted([stale])).toEqual(['status.stale', []]);
  });
});

describe('an encoded list', () => {
  const encode = (data: Uint8Array): string => `u${encodeBase64Url(gzip(data))}`;
  const encoded = (encodedList: string, world?: World) => stapled({ encodedList }, world);
  const SIXTEEN_MIB = 16 * 1024 * 1024;

  it('of 131,072 entries is read, and of eight fewer is not', async () => {
    expect(await encoded(encode(new Uint8Array(16_384)))).toMatchObject({ kind: 'list' });
    expect(await encoded(encode(new Uint8Array(16_383)))).toMatchObject({
      ...MALFORMED,
      found: 'statuslist.too-short',
    });
  });

  it('may expand to 16 MiB and not to a byte more, whatever it was compressed to', async () => {
    expect(await encoded(encode(new Uint8Array(SIXTEEN_MIB)))).toMatchObject({ kind: 'list' });
    expect(await encoded(encode(new Uint8Array(SIXTEEN_MIB + 1)))).toMatchObject(MALFORMED);
  });

  it('is not believed about the size it expands to', async () => {
    const bomb = gzip(new Uint8Array(SIXTEEN_MIB * 4));
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(bomb.length - 4, 16_384, true);
    expect(await encoded(`u${encodeBase64Url(bomb)}`)).toMatchObject(MALFORMED);
  });

  it.each<[string, string]>([
    ['no gzip', `u${encodeBase64Url(new Uint8Array(16_384))}`],
    ['a gzip that was cut', encode(new Uint8Array(16_384)).slice(0, -8)],
    [
      'two gzip members',
      `u${encodeBase64Url(Buffer.concat([gzip(new Uint8Array(16_384)), gzip(new Uint8Array(8))]))}`,
    ],
    ['base64url with unused bits', 'uH4sIAAAAAAAAAB'],
  ])('is malformed as %s', async (_, encodedList) => {
    expect(await encoded(encodedList)).toMatchObject(MALFORMED);
  });

  it('is ignored and reported in another base: the schema refuses it before it is expanded', async () => {
    const lists = createLists({ staples: [await staple({ encodedList: 'zH4sIAAAAAAAAAA' })] });
    expect(await lists.listAt(LIST_URL, issuer.did)).toMatchObject(UNAVAILABLE);
    expect(lists.unproven()).toHaveLength(1);
  });

  it('is expanded once, and what is kept is told by its text', async () => {
    const caches = createVerifierCaches(crypto);
    const first = await stapled({ set: [1] }, { caches });
    const again = await stapled({ set: [1], sequence: 2 }, { caches });
    const other = await stapled({ set: [2] }, { caches });
    expect(first.kind === 'list' && again.kind === 'list' && again.bits === first.bits).toBe(true);
    expect(other.kind === 'list' && other.bits[0]).toBe(0x20);
  });

  it('flies on with what the platform itself does wrong', async () => {
    const gunzip = () => {
      throw new TypeError('broken platform');
    };
    const context = createContext({ crypto: { ...crypto, gunzip } });
    const didDocuments = new Map([[issuer.did, { document: documentOf(issuer), metadata: {} }]]);
    const states = createDidStates(context, { didDocuments, findings: [] });
    const lists = createStatusLists([await staple()], states, context);
    await expect(lists.listAt(LIST_URL, issuer.did)).rejects.toThrow('broken platform');
  });
});

describe('lists that expand to more than a verdict may open', () => {
  const WHOLE = LIMITS.expandedListBytes;
  const urlOf = (at: number) => `https://horizonte.example/status/${at}`;
  /** Lists of these sizes in bytes, or what stands in place of one. */
  const worldOf = async (lists: readonly (number | string)[]): Promise<Credential[]> => {
    const staples: Credential[] = [];
    for (const [at, list] of lists.entries()) {
      const encodedList =
        typeof list === 'string' ? list : await encodeStatusList(createStatusBits(list * 8), gzip);
      staples.push(await staple({ id: urlOf(at), encodedList }));
    }
    return staples;
  };
  const openAll = async (lists: StatusLists, count: number): Promise<string[]> => {
    const kinds: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const list = await lists.listAt(urlOf(at), issuer.did);
      kinds.push(list.kind === 'list' ? 'list' : list.code);
    }
    return kinds;
  };
  const SMALLEST = 16 * 1024;

  it('are opened up to the limit', async () => {
    const lists = createLists({ staples: await worldOf([WHOLE, WHOLE]) });
    expect(await openAll(lists, 2)).toEqual(['list', 'list']);
    expect(lists.exceeded()).toEqual([]);
  });

  it('are not opened beyond it, and the bundle is too large', async () => {
    const lists = createLists({ staples: await worldOf([WHOLE, WHOLE, SMALLEST, SMALLEST]) });
    expect(await openAll(lists, 4)).toEqual([
      'list',
      'list',
      'status.unavailable',
      'status.unavailable',
    ]);
    expect(lists.exceeded()).toMatchObject([
      { code: 'intake.too-large', expected: { expandedStatusBytes: 2 * WHOLE }, found: 'more' },
    ]);
  });

  it('are as many when they are asked for at once, and no more is expanded', async () => {
    const staples = await worldOf([WHOLE, SMALLEST, WHOLE, WHOLE, WHOLE]);
    let expanded = 0;
    const gunzip: typeof crypto.gunzip = async (...args) => {
      const bytes = await crypto.gunzip(...args);
      expanded += bytes.length;
      return bytes;
    };
    const lists = createLists({ staples, platform: { ...crypto, gunzip } });
    const answers = await Promise.all(staples.map(({ id }) => lists.listAt(id, issuer.did)));
    expect(answers.map((list) => (list.kind === 'list' ? 'list' : list.code))).toEqual([
      'list',
      'list',
      'status.unavailable',
      'status.unavailable',
      'status.unavailable',
    ]);
    // The one that went beyond is known to do so once it is expanded; after it none is.
    expect(expanded).toBe(2 * WHOLE + SMALLEST);
    expect(lists.exceeded()).toHaveLength(1);
  });

  it('are as many whatever is kept from other verdicts', async () => {
    const staples = await worldOf([SMALLEST, WHOLE, WHOLE]);
    const context = createContext({});
    const caches = createVerifierCaches(context.crypto);
    const told = ['list', 'list', 'status.unavailable'];
    expect(await openAll(createLists({ staples, caches }), 3)).toEqual(told);
    expect(await openAll(createLists({ staples, caches }), 3)).toEqual(told);
  });

  it('cost what they may have come to where they cannot be read', async () => {
    const broken = `u${'A'.repeat(20_000)}`;
    const lists = createLists({ staples: await worldOf([broken, broken, SMALLEST]) });
    expect(await openAll(lists, 3)).toEqual([
      'status.malformed',
      'status.malformed',
      'status.unavailable',
    ]);
    expect(lists.exceeded()).toHaveLength(1);
  });

  it('cost little where little can be in them', async () => {
    const lists = createLists({ staples: await worldOf(['uAAAA', 'uAAAA', WHOLE, SMALLEST]) });
    expect(await openAll(lists, 4)).toEqual([
      'status.malformed',
      'status.malformed',
      'list',
      'list',
    ]);
    expect(lists.exceeded()).toEqual([]);
  });
});
