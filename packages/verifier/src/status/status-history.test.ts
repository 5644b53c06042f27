import { describe, expect, it } from '@jest/globals';
import { decodeStatusList, encodeStatusList } from '@originmark/core';
import { gzip } from '@originmark/core/node';
import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { Credential } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { createDidStates } from '../secure/did-states.ts';
import {
  createContext,
  createListPayload,
  createParty,
  createPayload,
  documentOf,
  fromNow,
  LIST_URL,
  NOW,
  signCredential,
} from '../secure/signed-world.test-support.ts';
import { checkStatus, type StatusQuestion } from './check-status.ts';
import { createExpansionBudget } from './expand-list.ts';
import { linkVersions } from './status-history.ts';
import { createStatusLists } from './status-lists.ts';

const issuer = createParty('did:web:horizonte.example');
const DAY = 86_400_000;
const INDEX = 7;

interface Draft {
  readonly sequence: number;
  /** Days before now; 0 for ten minutes ago. */
  readonly day: number;
  readonly isSet?: boolean;
  readonly kind?: NonNullable<BitstringStatusListCredential['revocations']>[number]['kind'];
  /** Days before now from which the revocation acts. */
  readonly effective?: number;
  readonly goodForDays?: number;
  readonly purpose?: string;
  readonly encodedList?: string;
  /** Digest of the version before; default that of the draft before. */
  readonly previousDigest?: string | null;
  /** Days before now by which it provably existed; null: nothing proves it. Default its own day. */
  readonly proven?: number | null;
}

interface World {
  readonly staples: readonly Credential[];
  readonly proven: ReadonlyMap<string, number>;
}

/** Versions of one list, each naming the one before it. */
async function createVersions(...drafts: readonly Draft[]): Promise<World> {
  const staples: Credential[] = [];
  const proven = new Map<string, number>();
  for (const draft of drafts) {
    const { day, effective, encodedList, goodForDays, isSet, kind, purpose, sequence } = draft;
    const before = draft.previousDigest ?? staples.at(-1)?.digest;
    const staple = await signCredential(
      {
        ...(await createListPayload(issuer.did, {
          sequence,
          set: isSet === true ? [INDEX] : [],
          ...(encodedList !== undefined && { encodedList }),
          ...(purpose !== undefined && { purpose }),
          validFrom: day === 0 ? fromNow(-600_000) : fromNow(-day * DAY),
          ...(goodForDays !== undefined && { validUntil: fromNow((goodForDays - day) * DAY) }),
          ...(kind !== undefined && {
            revocations: [
              {
                statusListIndex: String(INDEX),
                kind,
                effectiveFrom: fromNow(-(effective ?? 0) * DAY),
              },
            ],
          }),
        })),
        ...(draft.previousDigest !== null && before !== undefined && { previousDigest: before }),
      },
      issuer,
      { carrier: 'staple' },
    );
    staples.push(staple);
    const by = draft.proven === undefined ? day : draft.proven;
    if (by !== null) proven.set(staple.jws.token, NOW - by * DAY);
  }
  return { staples, proven };
}

/** What is answered as of a day (before now). */
async function ask(
  { proven, staples }: World,
  day: number,
  { fetch, ...question }: Partial<StatusQuestion> & { fetch?: () => Promise<string> } = {},
) {
  const context = createContext({
    existedAt: ({ token }) => Math.min(NOW, proven.get(token) ?? NOW),
    ...(fetch !== undefined && { fetchStatusList: fetch }),
  });
  const didDocuments = new Map([[issuer.did, { document: documentOf(issuer), metadata: {} }]]);
  const states = createDidStates(context, { didDocuments, findings: [] });
  const lists = createStatusLists(staples, states, context);
  const credential = await signCredential(
    createPayload(issuer.did, {
      type: ['VerifiableCredential', 'USMCACertificationOfOrigin'],
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: String(INDEX),
        statusListCredential: LIST_URL,
      },
    }),
    issuer,
  );
  const at = NOW - day * DAY;
  const asked = { at, clock: 'claimed', weighedWhereUsed: false, ...question } as const;
  const { answer, findings } = await checkStatus(credential, asked, lists);
  const [finding] = findings;
  return { answer, finding, code: finding?.code, told: lists.unproven(), lists };
}

const CLEAR_THEN_SET = [
  { sequence: 1, day: 30 },
  { sequence: 2, day: 20 },
  { sequence: 3, day: 10, isSet: true },
  { sequence: 4, day: 0, isSet: true },
] as const;

describe('the version in force at the moment asked about', () => {
  it('was clear, so what is revoked today without a record was revoked since', async () => {
    const world = await createVersions(...CLEAR_THEN_SET);
    const { answer, code, finding } = await ask(world, 15);
    expect(code).toBe('status.revoked-since');
    expect(answer).toEqual({
      kind: 'revoked',
      revocation: { reason: 'unstated', effectiveAt: NOW - 10 * DAY },
    });
    expect(finding).toMatchObject({
      clock: 'claimed',
      found: {
        kind: null,
        version: { sequence: 2, list: world.staples[1]?.digest, asOf: 'claimed' },
      },
      item: 'no reason and no date recorded; read from version 2 of the list, in force at the moment asked about',
    });
  });

  it('is found in whatever order the versions come', async () => {
    const world = await createVersions(...CLEAR_THEN_SET);
    const one = await ask(world, 15);
    const other = await ask({ ...world, staples: world.staples.toReversed() }, 15);
    expect(other.finding?.found).toEqual(one.finding?.found);
  });

  it('was set already, so the credential was revoked then', async () => {
    const { code, finding } = await ask(await createVersions(...CLEAR_THEN_SET), 5);
    expect(code).toBe('status.revoked');
    expect(finding?.found).toMatchObject({ version: { sequence: 3, asOf: 'claimed' } });
  });

  it('answers for a clear credential, and the finding names it', async () => {
    const world = await createVersions({ sequence: 1, day: 30 }, { sequence: 2, day: 0 });
    const { answer, finding } = await ask(world, 15);
    expect(answer).toEqual({ kind: 'clear' });
    expect(finding).toMatchObject({
      code: 'status.ok',
      found: [
        { purpose: 'revocation', sequence: 1, list: world.staples[0]?.digest, asOf: 'claimed' },
      ],
    });
    expect((await ask(world, 0)).finding?.found).toMatchObject([
      { sequence: 2, asOf: 'presented' },
    ]);
  });

  it('was set, and no later list clears it again', async () => {
    const world = await createVersions(
      { sequence: 1, day: 30, isSet: true },
      { sequence: 2, day: 0 },
    );
    expect((await ask(world, 15)).code).toBe('status.revoked');
    expect((await ask(world, 0)).code).toBe('status.ok');
  });

  it('is weighed where the credential is used, when others rest on it', async () => {
    const world = await createVersions(...CLEAR_THEN_SET);
    const { answer, finding } = await ask(world, 15, { weighedWhereUsed: true });
    expect(finding?.outcome).toBe('not-applicable');
    expect(answer).toMatchObject({ revocation: { effectiveAt: NOW - 10 * DAY } });
  });
});

describe('what the issuer wrote of the revocation', () => {
  const newest = (kind: NonNullable<Draft['kind']>, effective: number) =>
    createVersions({ sequence: 1, day: 30 }, { sequence: 2, day: 0, isSet: true, kind, effective });

  it.each(['false-from-the-start', 'key-compromised'] as const)(
    '%s fails, whatever an old list said',
    async (kind) => {
      expect((await ask(await newest(kind, 5), 15)).code).toBe('status.revoked');
    },
  );

  it.each(['ceased', 'clerical-replaced'] as const)(
    '%s with a day before the claim fails, with a later one asks',
    async (kind) => {
      expect((await ask(await newest(kind, 16), 15)).code).toBe('status.revoked');
      expect((await ask(await newest(kind, 14), 15)).code).toBe('status.revoked-since');
    },
  );

  it('cannot move the day behind what its older list said', async () => {
    const later = { isSet: true, kind: 'ceased', effective: 14 } as const;
    const told = await createVersions(
      { sequence: 1, day: 30, isSet: true, kind: 'ceased', effective: 16 },
      { sequence: 2, day: 0, ...later },
    );
    const { code, finding } = await ask(told, 15);
    expect(code).toBe('status.revoked');
    expect(finding?.found).toMatchObject({ version: { sequence: 1 } });
    const ahead = await createVersions(
      { sequence: 1, day: 30, ...later },
      { sequence: 2, day: 0, ...later },
    );
    expect((await ask(ahead, 15)).code).toBe('status.revoked-since');
  });
});

describe('an old version shows nothing of the past', () => {
  it.each<[string, readonly Draft[]]>([
    [
      'without its successor',
      [
        { sequence: 1, day: 30 },
        { sequence: 3, day: 0, isSet: true },
      ],
    ],
    [
      'when nothing proves that it existed by then',
      [
        { sequence: 1, day: 30, proven: null },
        { sequence: 2, day: 0, isSet: true },
      ],
    ],
    [
      'when it was proven only later',
      [
        { sequence: 1, day: 30, proven: 14 },
        { sequence: 2, day: 0, isSet: true },
      ],
    ],
    [
      'when its successor says that it was there',
      [
        { sequence: 1, day: 30 },
        { sequence: 2, day: 16, isSet: true, proven: 14 },
        { sequence: 3, day: 0, isSet: true },
      ],
    ],
    [
      'when its successor is proven to have been there, whatever day that states',
      [
        { sequence: 1, day: 30 },
        { sequence: 2, day: 14, isSet: true, proven: 16 },
        { sequence: 3, day: 0, isSet: true },
      ],
    ],
    [
      'when a version after its successor says that it was there',
      [
        { sequence: 1, day: 30 },
        { sequence: 2, day: 5, isSet: true },
        { sequence: 3, day: 20, isSet: true, proven: 4 },
        { sequence: 4, day: 0, isSet: true },
      ],
    ],
    [
      'when a version after its successor is proven to have been there',
      [
        { sequence: 1, day: 30 },
        { sequence: 2, day: 5, isSet: true },
        { sequence: 3, day: 4, isSet: true, proven: 16 },
        { sequence: 4, day: 0, isSet: true },
      ],
    ],
    [
      'when it had ended by then',
      [
        { sequence: 1, day: 30, goodForDays: 10 },
        { sequence: 2, day: 0, isSet: true },
      ],
    ],
    [
      'when its successor names none before it',
      [
        { sequence: 1, day: 30 },
        { sequence: 2, day: 0, isSet: true, previousDigest: null },
      ],
    ],
    [
      'when it is of another purpose',
      [
        { sequence: 1, day: 30, purpose: 'suspension' },
        { sequence: 2, day: 0, isSet: true },
      ],
    ],
    [
      'when it cannot be unpacked',
      [
        { sequence: 1, day: 30, encodedList: 'uH4sIAAAAAAAA' },
        { sequence: 2, day: 0, isSet: true },
      ],
    ],
  ])('%s', async (_, drafts) => {
    expect((await ask(await createVersions(...drafts), 15)).code).toBe('status.revoked');
  });

  it('and a gap is told where it left a question open', async () => {
    const world = await createVersions({ sequence: 1, day: 30 }, { sequence: 3, day: 0 });
    const { code, told } = await ask(world, 15);
    expect(code).toBe('status.ok');
    expect(told).toMatchObject([
      {
        code: 'intake.staple-unproven',
        expected: 'version 2 of the list, which follows this one',
        found: { problem: 'its successor is missing', staple: world.staples[0]?.digest },
      },
    ]);
    // Of today it is not asked.
    expect((await ask(world, 0)).told).toEqual([]);
    const whole = await createVersions({ sequence: 1, day: 30 }, { sequence: 2, day: 0 });
    expect((await ask(whole, 15)).told).toEqual([]);
  });
});

describe('two histories', () => {
  it('of one sequence make the list of its issuer worthless, for the past and for now', async () => {
    const one = await createVersions({ sequence: 1, day: 30 }, { sequence: 2, day: 0 });
    const other = await createVersions({ sequence: 1, day: 30, isSet: true });
    const both = {
      staples: [...one.staples, ...other.staples],
      proven: new Map([...one.proven, ...other.proven]),
    };
    for (const day of [15, 0]) {
      const { answer, finding } = await ask(both, day);
      expect(answer).toEqual({ kind: 'unknown' });
      expect(finding).toMatchObject({
        code: 'status.untrusted-list',
        outcome: 'fail',
        expected: 'one version of sequence 1',
        found: [one.staples[0]?.digest, other.staples[0]?.digest].toSorted(),
      });
    }
    expect((await ask(one, 15)).code).toBe('status.ok');
  });

  it('show themselves by a successor that names another predecessor', async () => {
    const world = await createVersions(
      { sequence: 1, day: 30 },
      { sequence: 2, day: 0, previousDigest: `uEi${'A'.repeat(44)}` },
    );
    expect((await ask(world, 15)).finding).toMatchObject({
      code: 'status.untrusted-list',
      outcome: 'fail',
      found: `uEi${'A'.repeat(44)}`,
    });
  });

  it('are seen between what is stapled and what the host serves', async () => {
    const stapled = await createVersions({ sequence: 3, day: 2 });
    const served = await createVersions({ sequence: 3, day: 0 });
    const next = await createVersions(
      { sequence: 3, day: 2 },
      { sequence: 4, day: 0, isSet: true },
    );
    const fetch = (of: World) => () => Promise.resolve(of.staples.at(-1)?.jws.token ?? '');
    expect((await ask(stapled, 1, { fetch: fetch(served) })).code).toBe('status.untrusted-list');
    expect((await ask(stapled, 1, { fetch: fetch(next) })).code).toBe('status.revoked-since');
    expect((await ask(stapled, 1, { fetch: fetch(stapled) })).code).toBe('status.stale');
  });
});

describe('the limit on what lists expand to', () => {
  it('counts the old versions that are opened, and only those', async () => {
    const large = new Uint8Array(LIMITS.expandedListBytes);
    const encodedList = await encodeStatusList(large, gzip);
    const world = await createVersions(
      { sequence: 1, day: 30, encodedList },
      { sequence: 2, day: 20, encodedList },
      { sequence: 3, day: 0, encodedList },
    );
    const { code, lists } = await ask(world, 25);
    expect([code, lists.exceeded()]).toEqual(['status.ok', []]);
    const list = await lists.listAt(LIST_URL, issuer.did);
    const versionAt = (day: number) =>
      list.kind === 'list' ? list.versionAt(NOW - day * DAY) : Promise.reject(new Error(list.code));
    expect(await versionAt(15)).toBeUndefined();
    expect(lists.exceeded()).toMatchObject([{ code: 'intake.too-large' }]);
  });
});

describe('what is expanded of a history', () => {
  const linkedWithRoomForOne = async () => {
    const { proven, staples } = await createVersions(
      { sequence: 1, day: 30 },
      { sequence: 2, day: 20 },
      { sequence: 3, day: 0 },
    );
    const context = createContext({
      existedAt: ({ token }) => Math.min(NOW, proven.get(token) ?? NOW),
    });
    const { credentialSubject } = staples[0]?.payload as unknown as BitstringStatusListCredential;
    const bits = await decodeStatusList(credentialSubject.encodedList, context.crypto);
    const budget = createExpansionBudget(bits.length);
    const history = linkVersions(staples, context, budget);
    if (history.kind !== 'linked') throw new Error(history.kind);
    return { history, budget };
  };

  it('counts each version once, however many credentials ask for it', async () => {
    const { budget, history } = await linkedWithRoomForOne();
    const first = await history.versionAt(NOW - 25 * DAY);
    expect(first?.version.sequence).toBe(1);
    expect(await history.versionAt(NOW - 24 * DAY)).toBe(first);
    expect(budget).toMatchObject({ left: 0, isExceeded: false });
  });

  it('counts another version too, and opens none beyond what may be expanded', async () => {
    const { budget, history } = await linkedWithRoomForOne();
    await history.versionAt(NOW - 25 * DAY);
    expect(await history.versionAt(NOW - 10 * DAY)).toBeUndefined();
    expect(budget.isExceeded).toBe(true);
  });
});
