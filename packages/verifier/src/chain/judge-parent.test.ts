import { describe, expect, it } from '@jest/globals';
import type { TrustPolicy } from '@originmark/schemas';
import type { RevocationRecord, StatusAnswer } from '../status/status-answer.ts';
import { createCredential, fromNow, NOW, RULES, standingOf } from './chain.test-support.ts';
import type { Link } from './graph.ts';
import { judgeParent, type ParentQuestion } from './judge-parent.ts';
import { CHAIN_PROFILE } from './profile.ts';

const DAY = 86_400_000;
type Effect = 'cascade' | 'prospective' | 'grace';

interface Case {
  readonly role?: 'extendsCredential' | 'recognizedIn';
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly sellOffDays?: number;
  /** `exp` of its signature, in seconds. */
  readonly exp?: unknown;
  readonly status?: StatusAnswer;
  readonly rules?: Partial<TrustPolicy['rules']>;
  readonly existed?: number;
  readonly question?: Partial<ParentQuestion>;
}

function linkOf(one: Case): Link {
  const { role = 'extendsCredential', validFrom, validUntil, sellOffDays, exp } = one;
  const to = createCredential({
    id: 'parent',
    type: 'IntellectualPropertyRightsLicenseCredential',
    subject: sellOffDays === undefined ? {} : { scope: { term: { sellOffDays } } },
    payload: {
      validFrom: validFrom ?? '2026-01-01T00:00:00Z',
      ...(validUntil !== undefined && { validUntil }),
      ...(exp !== undefined && { exp: exp as number }),
    },
  });
  const from = createCredential({
    id: 'child',
    type: 'IntellectualPropertyRightsLicenseCredential',
    edges: [[role, to]],
  });
  const owner = role === 'recognizedIn' ? 'IntellectualPropertyRightsCredential' : from.type;
  const rule = CHAIN_PROFILE[owner as 'IntellectualPropertyRightsCredential'].edges[role];
  if (rule === undefined) throw new Error(`no role ${role}`);
  return { role, rule, from, to };
}

function judge(one: Case = {}) {
  const { status = { kind: 'clear' }, rules = {}, existed, question = {} } = one;
  return judgeParent(linkOf(one), {
    at: NOW,
    from: NOW,
    clock: 'made',
    rules: { ...RULES, ...rules },
    standing: () => standingOf({ status }),
    existedAt: ({ id }) => (id === 'urn:child' ? existed : undefined),
    ...question,
  });
}

/** `outcome code on`, in the order in which they are told. */
const told = (one?: Case): string[] =>
  judge(one).map(({ outcome, code, on }) => `${outcome} ${code} ${String(on?.id)}`);

const PARENT_EXPIRED = 'fail chain.parent-expired urn:child';
const PARENT_REVOKED = 'fail chain.parent-revoked urn:child';
const UNPROVEN = 'indeterminate chain.existence-unproven urn:child';

const expired = (effect: Effect) => ({ expiredParent: { extendsCredential: effect } });
const revoked = (effect: Effect) => ({ revokedParent: { extendsCredential: effect } });

const ended = (reason: RevocationRecord['reason'], ms: number): StatusAnswer => ({
  kind: 'revoked',
  revocation: { reason, effectiveAt: NOW + ms },
});

describe('a parent in force', () => {
  it('does nothing to what rests on it', () => {
    expect(told()).toEqual([]);
    expect(told({ validUntil: fromNow(1) })).toEqual([]);
  });

  it.each<StatusAnswer>([{ kind: 'none' }, { kind: 'suspended' }, { kind: 'unknown' }])(
    'is judged elsewhere when its status is %j',
    (status) => {
      expect(told({ status })).toEqual([]);
    },
  );

  it('is not read where its validity cannot be: the schema and time have told', () => {
    expect(told({ validFrom: 'soon', validUntil: 'never' })).toEqual([]);
  });
});

describe('a parent that is not yet valid', () => {
  it('is used too early up to its first millisecond', () => {
    expect(told({ validFrom: fromNow(0) })).toEqual([]);
    expect(judge({ validFrom: fromNow(1) })).toMatchObject([
      {
        outcome: 'fail',
        code: 'time.not-yet-valid',
        on: { id: 'urn:parent' },
        pointer: '/validFrom',
        clock: 'made',
        expected: fromNow(0),
        found: fromNow(1),
      },
    ]);
  });

  it('is asked of the first moment of use, its end of the last', () => {
    const span = { from: NOW - DAY, at: NOW };
    expect(told({ validFrom: fromNow(-DAY), question: span })).toEqual([]);
    expect(told({ validFrom: fromNow(-DAY + 1), question: span })).toEqual([
      'fail time.not-yet-valid urn:parent',
    ]);
    expect(told({ validUntil: fromNow(1), question: span })).toEqual([]);
    expect(told({ validUntil: fromNow(0), question: span })).toEqual([PARENT_EXPIRED]);
  });
});

describe('an expired parent', () => {
  const validUntil = fromNow(0);

  it('ends what rests on it, where the policy does not say', () => {
    expect(judge({ validUntil })).toMatchObject([
      {
        outcome: 'fail',
        code: 'chain.parent-expired',
        edge: 'extendsCredential → urn:parent',
        clock: 'made',
        found: fromNow(0),
      },
    ]);
  });

  it('is not expired a millisecond before its end', () => {
    expect(told({ validUntil: fromNow(1), rules: expired('cascade') })).toEqual([]);
  });

  it('by cascade ends what rests on it, however long that existed', () => {
    const existed = NOW - DAY;
    expect(told({ validUntil, rules: expired('cascade'), existed })).toEqual([PARENT_EXPIRED]);
  });

  it('by prospective spares what existed before, to the millisecond', () => {
    const rules = expired('prospective');
    expect(told({ validUntil, rules, existed: NOW - 1 })).toEqual([]);
    expect(judge({ validUntil, rules, existed: NOW })).toMatchObject([
      { outcome: 'indeterminate', code: 'chain.existence-unproven', found: fromNow(0) },
    ]);
    expect(judge({ validUntil, rules })).toMatchObject([
      { outcome: 'indeterminate', code: 'chain.existence-unproven', found: null },
    ]);
  });

  it('by grace runs on through the sell-off, to the millisecond', () => {
    const rules = expired('grace');
    const since = (ms: number): Case => ({ validUntil: fromNow(-ms), rules, sellOffDays: 60 });
    expect(told(since(0))).toEqual([]);
    expect(told(since(60 * DAY - 1))).toEqual([]);
    expect(told(since(60 * DAY))).toEqual([PARENT_EXPIRED]);
  });

  it('by grace ends at once where it grants no sell-off', () => {
    expect(told({ validUntil, rules: expired('grace') })).toEqual([PARENT_EXPIRED]);
    expect(told({ validUntil, rules: expired('grace'), sellOffDays: 0 })).toEqual([PARENT_EXPIRED]);
  });

  it('spares what existed before where it is a recognition and the policy does not say', () => {
    const recognition = { role: 'recognizedIn', validUntil } as const;
    expect(told({ ...recognition, existed: NOW - 1 })).toEqual([]);
    expect(told(recognition)).toEqual([UNPROVEN]);
    const rules = { expiredParent: { recognizedIn: 'cascade' } } as const;
    expect(told({ ...recognition, rules, existed: NOW - 1 })).toEqual([PARENT_EXPIRED]);
  });

  it('is judged by its own role: a rule for another does not count', () => {
    const rules = { expiredParent: { recognizedIn: 'grace' } } as const;
    expect(told({ validUntil, rules, sellOffDays: 60 })).toEqual([PARENT_EXPIRED]);
  });
});

describe('a parent whose signature is over', () => {
  const SECOND = 1000;
  const SKEW = 60;
  /** `exp` so many seconds after the moment of use. */
  const over = (seconds: number): Case => ({ exp: NOW / SECOND + seconds });

  it('is expired at exp and the skew of clocks, and says which end that was', () => {
    expect(told(over(-SKEW + 1))).toEqual([]);
    expect(judge(over(-SKEW))).toMatchObject([
      {
        outcome: 'fail',
        code: 'chain.parent-expired',
        edge: 'extendsCredential → urn:parent',
        clock: 'made',
        found: fromNow(-SKEW * SECOND),
      },
    ]);
  });

  it('is asked of the last moment of use', () => {
    const span = { from: NOW - DAY, at: NOW };
    expect(told({ ...over(0), question: span })).toEqual([]);
    expect(told({ ...over(-SKEW), question: span })).toEqual([PARENT_EXPIRED]);
  });

  it('is judged by the skew of the policy, exactly where that is none', () => {
    const rules = { clockSkewSeconds: 0 };
    expect(told({ ...over(1), rules })).toEqual([]);
    expect(told({ ...over(0), rules })).toEqual([PARENT_EXPIRED]);
  });

  it('does what the policy says of an expired parent in its role', () => {
    const one = over(-SKEW);
    const end = NOW - SKEW * SECOND;
    expect(told({ ...one, role: 'recognizedIn', existed: end - 1 })).toEqual([]);
    expect(told({ ...one, role: 'recognizedIn', existed: end })).toEqual([UNPROVEN]);
    expect(told({ ...one, rules: expired('grace'), sellOffDays: 1 })).toEqual([]);
    expect(told({ ...one, rules: expired('grace') })).toEqual([PARENT_EXPIRED]);
  });

  it('is told apart from its validity, whichever is longer: they are never compared', () => {
    const validUntil = fromNow(0);
    expect(told({ ...over(DAY), validUntil })).toEqual([PARENT_EXPIRED]);
    expect(told({ ...over(-SKEW), validUntil: fromNow(DAY) })).toEqual([PARENT_EXPIRED]);
    expect(told({ ...over(-SKEW), validUntil })).toEqual([PARENT_EXPIRED, PARENT_EXPIRED]);
  });

  it('is told by the number where no calendar has it, and not read where it is none', () => {
    expect(judge({ exp: -9_007_199_254_740_991 })).toMatchObject([
      { code: 'chain.parent-expired', found: '-9007199254740991 seconds' },
    ]);
    expect(told({ exp: '1' })).toEqual([]);
    expect(told({ exp: 9_007_199_254_740_991 })).toEqual([]);
  });
});

describe('a revoked parent', () => {
  it.each<RevocationRecord['reason']>(['false-from-the-start', 'key-compromised'])(
    'was never one when it was revoked as %s, whatever the policy says and whenever it took effect',
    (reason) => {
      for (const effect of ['cascade', 'prospective', 'grace'] as const)
        for (const ms of [-DAY, 0, DAY]) {
          const status = ended(reason, ms);
          const findings = judge({
            status,
            rules: revoked(effect),
            existed: NOW - 2 * DAY,
            sellOffDays: 60,
          });
          expect(findings).toMatchObject([{ code: 'chain.parent-revoked', found: reason }]);
        }
    },
  );

  it('was never one when its issuer does not say why', () => {
    expect(
      told({ status: { kind: 'revoked' }, rules: revoked('prospective'), existed: 0 }),
    ).toEqual([PARENT_REVOKED]);
  });

  describe.each<RevocationRecord['reason']>(['ceased', 'clerical-replaced'])('as %s', (reason) => {
    it('ends what rests on it from that millisecond on, and is told as revoked', () => {
      expect(told({ status: ended(reason, 0) })).toEqual([
        PARENT_REVOKED,
        'fail status.revoked urn:parent',
      ]);
    });

    it('was good before, and is told as revoked since', () => {
      expect(told({ status: ended(reason, 1) })).toEqual(['fail status.revoked-since urn:parent']);
    });

    it('by cascade ends what rests on it, however long that existed', () => {
      const one = { status: ended(reason, 0), rules: revoked('cascade'), existed: NOW - DAY };
      expect(told(one)).toContain(PARENT_REVOKED);
    });

    it('by prospective spares what existed before, to the millisecond', () => {
      const one = { status: ended(reason, 0), rules: revoked('prospective') };
      expect(told({ ...one, existed: NOW - 1 })).toEqual([]);
      expect(told({ ...one, existed: NOW })).toEqual([UNPROVEN]);
      expect(told(one)).toEqual([UNPROVEN]);
    });

    it('by grace runs on through the sell-off, to the millisecond', () => {
      const since = (ms: number): Case => ({
        status: ended(reason, -ms),
        rules: revoked('grace'),
        sellOffDays: 60,
      });
      expect(told(since(60 * DAY - 1))).toEqual([]);
      expect(told(since(60 * DAY))).toContain(PARENT_REVOKED);
    });

    it('spares what existed before where it is a recognition and the policy does not say', () => {
      const recognition = { role: 'recognizedIn', status: ended(reason, 0) } as const;
      expect(told({ ...recognition, existed: NOW - 1 })).toEqual([]);
      expect(told(recognition)).toEqual([UNPROVEN]);
    });
  });

  it('is weighed apart from its expiry: each has its own rule', () => {
    const both = { validUntil: fromNow(0), status: ended('ceased', 0), existed: NOW - 1 };
    const rules = { ...expired('prospective'), ...revoked('cascade') };
    expect(told({ ...both, rules })).toEqual([PARENT_REVOKED, 'fail status.revoked urn:parent']);
    const other = { ...expired('cascade'), ...revoked('prospective') };
    expect(told({ ...both, rules: other })).toEqual([PARENT_EXPIRED]);
  });
});
