import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { checkTime, type TimeQuestion } from './check-time.ts';
import {
  at,
  createParty,
  createPayload,
  fromNow,
  NOW,
  signCredential,
  troublesOf,
} from './signed-world.test-support.ts';

const issuer = createParty('did:web:horizonte.example');
const SKEW = 60_000;

const question = (changes: Partial<TimeQuestion> = {}): TimeQuestion => ({
  at: NOW,
  clock: 'claimed',
  receivedAt: NOW,
  skewMs: SKEW,
  ...changes,
});

async function check(changes: JsonObject, asked: Partial<TimeQuestion> = {}) {
  const credential = await signCredential(createPayload(issuer.did, changes), issuer);
  return checkTime(credential, question(asked));
}

const troubles = async (changes: JsonObject, asked?: Partial<TimeQuestion>) =>
  troublesOf(await check(changes, asked));

const subject = (members: JsonObject): JsonObject => ({ credentialSubject: members });

describe('the validity of a credential', () => {
  it('passes at the clock that it was asked for, and says which', async () => {
    const findings = await check({ validFrom: fromNow(-1), validUntil: fromNow(1) });
    expect(findings).toMatchObject([{ code: 'time.ok', outcome: 'pass', clock: 'claimed' }]);
  });

  it('begins at its first millisecond, less the skew of clocks', async () => {
    expect(await troubles({ validFrom: fromNow(0) })).toEqual([]);
    expect(await troubles({ validFrom: fromNow(SKEW) })).toEqual([]);
    const findings = await check({ validFrom: fromNow(SKEW + 1) });
    expect(findings).toMatchObject([
      { code: 'time.not-yet-valid', pointer: '/validFrom', clock: 'claimed' },
    ]);
  });

  it('begins exactly where no skew is allowed', async () => {
    expect(await troubles({ validFrom: fromNow(0) }, { skewMs: 0 })).toEqual([]);
    expect(await troubles({ validFrom: fromNow(1) }, { skewMs: 0 })).toEqual([
      'fail time.not-yet-valid',
    ]);
  });

  it('ends at its last millisecond: it is half-open, and no skew extends it', async () => {
    expect(await troubles({ validUntil: fromNow(1) })).toEqual([]);
    const findings = await check({ validUntil: fromNow(0) });
    expect(findings).toMatchObject([
      { code: 'time.expired', pointer: '/validUntil', clock: 'claimed' },
    ]);
  });

  it('is left to whoever uses it where no moment is asked for', async () => {
    const lapsed = { validUntil: '2026-02-01T00:00:00Z', exp: 1 };
    const findings = await check(lapsed, { at: undefined });
    expect(findings).toMatchObject([{ code: 'time.ok', outcome: 'pass' }]);
    expect(findings[0]?.clock).toBeUndefined();
  });

  it.each(['2026-01-08T14:05:00Z', '2026-01-08T14:04:59.999Z'])(
    'is malformed when it ends at or before its beginning: %s',
    async (validUntil) => {
      expect(await troubles({ validUntil }, { at: undefined })).toEqual(['fail time.malformed']);
    },
  );

  it.each<[string, JsonObject, string]>([
    ['a day without a time', { validFrom: '2026-01-08' }, '/validFrom'],
    ['a time without an offset', { validFrom: '2026-01-08T14:05:00' }, '/validFrom'],
    ['a day that the calendar does not have', { validFrom: '2026-02-30T00:00:00Z' }, '/validFrom'],
    ['a number', { validFrom: 1_767_880_000 }, '/validFrom'],
    ['null', { validFrom: null }, '/validFrom'],
    ['an end that is text', { validUntil: 'never' }, '/validUntil'],
    ['an end of null', { validUntil: null }, '/validUntil'],
  ])('is malformed with %s', async (_, changes, pointer) => {
    const [first] = await check(changes);
    expect(first).toMatchObject({ code: 'time.malformed', outcome: 'fail', pointer });
  });

  it('is malformed without a beginning', async () => {
    const findings = await check({ validFrom: undefined } as never);
    expect(troublesOf(findings)).toEqual(['fail time.malformed']);
  });
});

describe('the times of a signature', () => {
  const seconds = NOW / 1000;

  it('lies ahead when it was made after now and the skew', async () => {
    expect(await troubles({ iat: seconds + 60 })).toEqual([]);
    const findings = await check({ iat: seconds + 61 });
    expect(findings).toMatchObject([
      { code: 'time.in-future', pointer: '/iat', clock: 'presented' },
    ]);
  });

  it('lies ahead by a number that no calendar has', async () => {
    const findings = await check({ iat: 9_007_199_254_740_991 });
    expect(findings).toMatchObject([{ code: 'time.in-future', pointer: '/iat' }]);
  });

  it('is over at exp and the skew', async () => {
    expect(await troubles({ exp: seconds - 59 })).toEqual([]);
    const findings = await check({ exp: seconds - 60 });
    expect(findings).toMatchObject([{ code: 'time.expired', pointer: '/exp', clock: 'claimed' }]);
  });

  it('is never compared with the validity of the credential', async () => {
    expect(await troubles({ iat: at('2025-01-01T00:00:00Z') / 1000, exp: seconds + 1 })).toEqual(
      [],
    );
  });

  it('is not read where it is no number: the schema refuses that', async () => {
    expect(await troubles({ iat: '9999999999', exp: '1' })).toEqual([]);
  });
});

describe('what a subject says was done', () => {
  it.each(['signedAt', 'receivedAt', 'resolvedAt', 'claimedAt'])(
    '%s may not lie ahead of now and the skew',
    async (name) => {
      expect(await troubles(subject({ [name]: fromNow(SKEW) }))).toEqual([]);
      const findings = await check(subject({ [name]: fromNow(SKEW + 1) }));
      expect(findings).toMatchObject([
        { code: 'time.in-future', pointer: `/credentialSubject/${name}`, clock: 'presented' },
      ]);
    },
  );

  it('is not read where it is no moment', async () => {
    expect(await troubles(subject({ signedAt: 'tomorrow', receivedAt: 7 }))).toEqual([]);
  });
});

describe('goods of a line', () => {
  const made = (until: unknown) => subject({ lines: [{}, { made: { until } }] } as JsonObject);

  it.each(['2026-09-24', '2026-09-25'])(
    'may be made on a day that has begun somewhere: %s',
    async (day) => {
      expect(await troubles(made(day))).toEqual([]);
    },
  );

  it('may not be made on a day that has begun nowhere, and the line is pointed at', async () => {
    const findings = await check(made('2026-09-26'));
    expect(findings).toMatchObject([
      { code: 'time.in-future', pointer: '/credentialSubject/lines/1/made/until' },
    ]);
  });

  it('may not be made until a day before they were begun', async () => {
    const during = (from: string, until: string) =>
      check(subject({ lines: [{ made: { from, until } }] }));
    expect(troublesOf(await during('2026-08-07', '2026-08-07'))).toEqual([]);
    expect(await during('2026-08-08', '2026-08-07')).toMatchObject([
      {
        code: 'time.malformed',
        outcome: 'fail',
        pointer: '/credentialSubject/lines/0/made/until',
        expected: 'a last day that is not before 2026-08-08',
        found: '2026-08-07',
      },
    ]);
  });

  it.each([null, 7, 'someday', {}])('are not read from %j', async (until) => {
    expect(await troubles(made(until))).toEqual([]);
  });

  it.each([null, 'lines', [null, 7, 'x'], [{ made: 'x' }]])(
    'survive lines of %j',
    async (lines) => {
      expect(await troubles(subject({ lines }))).toEqual([]);
    },
  );
});

it('tells every fault of one credential', async () => {
  const changes = { validFrom: fromNow(SKEW + 1), validUntil: fromNow(0), iat: 9_999_999_999 };
  expect(await troubles({ ...changes, ...subject({ signedAt: fromNow(86_400_000) }) })).toEqual([
    'fail time.expired',
    'fail time.in-future',
    'fail time.in-future',
    'fail time.malformed',
    'fail time.not-yet-valid',
  ]);
});
