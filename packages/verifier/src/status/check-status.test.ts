import { describe, expect, it } from '@jest/globals';
import { createStatusBits, type JsonObject, type JsonValue, setStatusBit } from '@originmark/core';
import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { Credential } from '../intake/credential.ts';
import {
  createParty,
  createPayload,
  fromNow,
  LIST_URL,
  NOW,
  signCredential,
} from '../secure/signed-world.test-support.ts';
import { checkStatus, type StatusCheck, type StatusQuestion } from './check-status.ts';
import type { RevocationRecord } from './status-answer.ts';
import type { StatusList } from './status-list.ts';
import type { StatusLists } from './status-lists.ts';

const issuer = createParty('did:web:horizonte.example');
const SUSPENSIONS = 'https://horizonte.example/status/suspension';
const LAST = 131_071;

const entry = (changes: JsonObject = {}): JsonObject => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: LIST_URL,
  ...changes,
});
const suspension = (changes: JsonObject = {}): JsonObject =>
  entry({ statusPurpose: 'suspension', statusListCredential: SUSPENSIONS, ...changes });

function listOf(
  set: readonly number[] = [],
  changes: Partial<Extract<StatusList, { kind: 'list' }>> = {},
  revocations?: BitstringStatusListCredential['revocations'],
): StatusList {
  const bits = createStatusBits();
  for (const index of set) setStatusBit(bits, index, true);
  const credential = { ...(revocations !== undefined && { revocations }) };
  return {
    kind: 'list',
    bits,
    purpose: 'revocation',
    issuer: issuer.did,
    credential: credential as BitstringStatusListCredential,
    version: { sequence: 4, digest: 'uNewest' },
    versionAt: () => Promise.resolve(undefined),
    ...changes,
  };
}

const suspensions = (set: readonly number[] = []): StatusList =>
  listOf(set, { purpose: 'suspension' });

interface Case {
  readonly type?: string;
  /** Null for none. */
  readonly status?: JsonValue;
  readonly lists?: Readonly<Record<string, StatusList>>;
  readonly question?: Partial<StatusQuestion>;
}

function createLists(lists: Readonly<Record<string, StatusList>>): StatusLists {
  return {
    listAt: (url) => {
      const list = lists[url];
      return list === undefined
        ? Promise.reject(new Error(`asked for ${url}`))
        : Promise.resolve(list);
    },
    unproven: () => [],
    exceeded: () => [],
  };
}

async function check({
  type = 'USMCACertificationOfOrigin',
  status = entry(),
  lists = { [LIST_URL]: listOf() },
  question = {},
}: Case = {}): Promise<StatusCheck & { readonly on: Credential }> {
  const changes = {
    type: ['VerifiableCredential', type],
    ...(status !== null && { credentialStatus: status }),
  };
  const on = await signCredential(createPayload(issuer.did, changes), issuer);
  const asked = { at: NOW, clock: 'claimed', weighedWhereUsed: false, ...question } as const;
  return { ...(await checkStatus(on, asked, createLists(lists))), on };
}

/** Answer and findings in short: kind, then `outcome code`. */
async function told(one: Case): Promise<string[]> {
  const { answer, findings, on } = await check(one);
  expect(findings.every((finding) => finding.on === on)).toBe(true);
  return [answer.kind, ...findings.map(({ outcome, code }) => `${outcome} ${code}`)];
}

describe('a credential whose list is read', () => {
  it('is clear when its bit is not set', async () => {
    expect(await told({})).toEqual(['clear', 'pass status.ok']);
    expect((await check()).findings[0]?.clock).toBe('claimed');
  });

  it('is revoked when its bit is set, and only then', async () => {
    expect(await told({ lists: { [LIST_URL]: listOf([7]) } })).toEqual([
      'revoked',
      'fail status.revoked',
    ]);
    expect(await told({ lists: { [LIST_URL]: listOf([6, 8, 0x70]) } })).toEqual([
      'clear',
      'pass status.ok',
    ]);
  });

  it('may stand at the last index, and not at the one after it', async () => {
    const at = (index: number, lists = { [LIST_URL]: listOf([LAST]) }) =>
      check({ status: entry({ statusListIndex: String(index) }), lists });
    expect((await at(LAST)).answer.kind).toBe('revoked');
    expect((await at(LAST - 1)).answer.kind).toBe('clear');
    const beyond = await at(LAST + 1);
    expect(beyond.answer).toEqual({ kind: 'unknown' });
    expect(beyond.findings).toMatchObject([
      { code: 'status.out-of-range', outcome: 'fail', expected: LAST, found: LAST + 1 },
    ]);
  });

  it('may not be spoken of by another issuer’s list', async () => {
    const stranger = 'did:web:stranger.example';
    const { answer, findings } = await check({
      lists: { [LIST_URL]: listOf([], { issuer: stranger }) },
    });
    expect(answer).toEqual({ kind: 'unknown' });
    expect(findings).toMatchObject([
      { code: 'status.untrusted-list', expected: issuer.did, found: stranger },
    ]);
  });

  it.each<[string, JsonObject, StatusList]>([
    ['a revocation on a list of suspensions', entry(), suspensions([7])],
    ['a suspension on a list of revocations', entry({ statusPurpose: 'suspension' }), listOf([7])],
  ])('is not told by %s', async (_, status, list) => {
    const [kind, first] = await told({ status: [status], lists: { [LIST_URL]: list } });
    expect([kind, first]).toEqual(['unknown', 'fail status.purpose-mismatch']);
  });
});

describe('a list that cannot be read', () => {
  it('fails the status when that is decided, and leaves it open when it is not', async () => {
    const fault = { kind: 'fault', code: 'status.malformed' } as const;
    expect(await told({ lists: { [LIST_URL]: { ...fault, decided: true } } })).toEqual([
      'unknown',
      'fail status.malformed',
    ]);
    const { answer, findings } = await check({
      lists: { [LIST_URL]: { kind: 'fault', code: 'status.unavailable', decided: false } },
    });
    expect(answer).toEqual({ kind: 'unknown' });
    expect(findings).toMatchObject([
      { code: 'status.unavailable', outcome: 'indeterminate', expected: LIST_URL, found: null },
    ]);
  });

  it('is told with what it says of itself', async () => {
    const fault = {
      code: 'status.stale',
      decided: false,
      expected: 'young',
      found: 'old',
    } as const;
    const { findings } = await check({ lists: { [LIST_URL]: { kind: 'fault', ...fault } } });
    expect(findings).toMatchObject([{ expected: 'young', found: 'old' }]);
  });
});

describe('a credential without a status', () => {
  it.each([
    'USMCACertificationOfOrigin',
    'PowerOfAttorneyCredential',
    'RecognizedEntityCredential',
    'IntellectualPropertyRightsLicenseCredential',
  ])('is status.missing when its type requires one: %s', async (type) => {
    expect(await told({ type, status: null })).toEqual(['unknown', 'fail status.missing']);
    expect(await told({ type, status: [] })).toEqual(['unknown', 'fail status.missing']);
  });

  it.each(['CertificationReceiptCredential', 'CommercialInvoiceCredential', 'UnknownCredential'])(
    'has nothing to ask where its type requires none: %s',
    async (type) => {
      expect(await told({ type, status: null })).toEqual([
        'none',
        'not-applicable status.not-applicable',
      ]);
    },
  );

  it('is asked all the same where it has one that its type does not require', async () => {
    const lists = { [LIST_URL]: listOf([7]) };
    expect(await told({ type: 'CommercialInvoiceCredential', lists })).toEqual([
      'revoked',
      'fail status.revoked',
    ]);
  });
});

describe('a credential with two entries', () => {
  const both = (revocations: StatusList, suspended: StatusList, order = [entry(), suspension()]) =>
    told({ status: order, lists: { [LIST_URL]: revocations, [SUSPENSIONS]: suspended } });

  it('is clear when both are', async () => {
    expect(await both(listOf(), suspensions())).toEqual(['clear', 'pass status.ok']);
  });

  it('is suspended, by the clock of now', async () => {
    const { answer, findings } = await check({
      status: [entry(), suspension()],
      lists: { [LIST_URL]: listOf(), [SUSPENSIONS]: suspensions([7]) },
    });
    expect(answer).toEqual({ kind: 'suspended' });
    expect(findings).toMatchObject([
      { code: 'status.suspended', outcome: 'fail', clock: 'verified' },
    ]);
  });

  it.each([
    ['revocation first', [entry(), suspension()]],
    ['suspension first', [suspension(), entry()]],
  ])('is revoked when it is suspended as well, %s, and both are told', async (_, order) => {
    const [kind, ...findings] = await both(listOf([7]), suspensions([7]), order);
    expect(kind).toBe('revoked');
    expect(findings.sort()).toEqual(['fail status.revoked', 'fail status.suspended']);
  });

  it('is unknown rather than clear when one list is missing', async () => {
    const gone: StatusList = { kind: 'fault', code: 'status.unavailable', decided: false };
    expect(await both(listOf(), gone)).toEqual(['unknown', 'indeterminate status.unavailable']);
    expect(await both(gone, suspensions())).toEqual([
      'unknown',
      'indeterminate status.unavailable',
    ]);
  });

  it('is suspended rather than unknown, and the missing list is told', async () => {
    const gone: StatusList = { kind: 'fault', code: 'status.unavailable', decided: false };
    expect(await both(gone, suspensions([7]))).toEqual([
      'suspended',
      'indeterminate status.unavailable',
      'fail status.suspended',
    ]);
  });

  it('is unknown when none of them tells of revocation', async () => {
    const lists = { [SUSPENSIONS]: suspensions() };
    expect(await told({ status: suspension(), lists })).toEqual(['unknown', 'fail status.missing']);
    expect(await told({ status: [suspension()], lists })).toEqual([
      'unknown',
      'fail status.missing',
    ]);
  });

  it('is suspended when none of them tells of revocation and one says so', async () => {
    const lists = { [SUSPENSIONS]: suspensions([7]) };
    expect(await told({ status: suspension(), lists })).toEqual([
      'suspended',
      'fail status.suspended',
      'fail status.missing',
    ]);
  });
});

describe('what the issuer says of a revocation', () => {
  type Kind = Exclude<RevocationRecord['reason'], 'unstated'>;
  const record = (kind: Kind, effectiveFrom: string, statusListIndex = '7') => [
    { statusListIndex, kind, effectiveFrom },
  ];
  const revoked = (
    revocations: BitstringStatusListCredential['revocations'],
    question?: Case['question'],
  ) =>
    check({
      lists: { [LIST_URL]: listOf([7], {}, revocations) },
      ...(question !== undefined && { question }),
    });

  it.each<[Kind, number, string]>([
    ['ceased', -1, 'status.revoked'],
    ['ceased', 0, 'status.revoked'],
    ['ceased', 1, 'status.revoked-since'],
    ['clerical-replaced', 0, 'status.revoked'],
    ['clerical-replaced', 1, 'status.revoked-since'],
    ['false-from-the-start', -1, 'status.revoked'],
    ['false-from-the-start', 1, 'status.revoked'],
    ['key-compromised', -1, 'status.revoked'],
    ['key-compromised', 1, 'status.revoked'],
  ])('%s, %i ms after the moment asked about, is %s', async (kind, ms, code) => {
    const { answer, findings } = await revoked(record(kind, fromNow(ms)));
    expect(answer).toEqual({
      kind: 'revoked',
      revocation: { reason: kind, effectiveAt: NOW + ms },
    });
    expect(findings).toMatchObject([
      { code, outcome: 'fail', clock: 'claimed', found: { kind, effectiveFrom: fromNow(ms) } },
    ]);
  });

  it.each<[string, Kind, number, Kind, number, string]>([
    ['false from the start', 'ceased', 1, 'false-from-the-start', 5, 'status.revoked'],
    ['a stolen key', 'ceased', 1, 'key-compromised', 1, 'status.revoked'],
    ['the earlier day', 'ceased', 1, 'ceased', -1, 'status.revoked'],
    ['either of two later days', 'ceased', 1, 'clerical-replaced', 2, 'status.revoked-since'],
  ])(
    'of two records for one credential %s counts, in either order',
    async (_, a, at, b, bAt, code) => {
      const one = record(a, fromNow(at));
      const other = record(b, fromNow(bAt));
      for (const both of [
        [...one, ...other],
        [...other, ...one],
      ])
        expect((await revoked(both)).findings).toMatchObject([{ code, outcome: 'fail' }]);
    },
  );

  it.each<[string, BitstringStatusListCredential['revocations']]>([
    ['nothing', undefined],
    ['of another index', record('ceased', fromNow(1), '70')],
    ['with a moment that cannot be read', record('ceased', 'soon')],
  ])('%s, leaves it revoked from the start', async (_, revocations) => {
    const { answer, findings } = await revoked(revocations);
    expect(answer).toEqual({ kind: 'revoked' });
    expect(findings).toMatchObject([{ code: 'status.revoked', outcome: 'fail' }]);
  });

  it('says nothing of a credential whose bit is not set', async () => {
    const revocations = record('false-from-the-start', fromNow(-1));
    expect(await told({ lists: { [LIST_URL]: listOf([], {}, revocations) } })).toEqual([
      'clear',
      'pass status.ok',
    ]);
  });

  it.each<Kind>(['ceased', 'clerical-replaced'])(
    'is weighed where the credential is used, when others rest on it: %s',
    async (kind) => {
      for (const ms of [-1, 0, 1]) {
        const { answer, findings } = await revoked(record(kind, fromNow(ms)), {
          weighedWhereUsed: true,
        });
        expect(answer).toMatchObject({ kind: 'revoked', revocation: { reason: kind } });
        expect(findings.map(({ outcome }) => outcome)).toEqual(['not-applicable']);
      }
    },
  );

  it.each<Kind>(['false-from-the-start', 'key-compromised'])(
    'fails at once, whoever rests on the credential: %s',
    async (kind) => {
      const { findings } = await revoked(record(kind, fromNow(1)), { weighedWhereUsed: true });
      expect(findings).toMatchObject([{ code: 'status.revoked', outcome: 'fail' }]);
    },
  );

  it('fails at once without a record, whoever rests on the credential', async () => {
    const { findings } = await revoked(undefined, { weighedWhereUsed: true });
    expect(findings).toMatchObject([{ code: 'status.revoked', outcome: 'fail' }]);
  });
});
