import { describe, expect, it } from '@jest/globals';
import type { AfterEntryFacts } from './after-entry-facts.ts';
import { afterEntryOptions } from './after-entry-options.ts';
import type { RemedyAnswer, RemedyId } from './remedy.ts';

/** The demo entry: imported and entered 2026-09-14, nothing liquidated, all facts known. */
const CLAIMED: AfterEntryFacts = {
  today: '2026-11-10',
  aim: 'correct-claim',
  entryType: '01',
  entryDate: '2026-09-14',
  importDate: '2026-09-14',
  spi: 'S',
  wasClaimed: true,
  isFlaggedForReconciliation: false,
  liquidation: null,
  scheduledLiquidation: '2027-07-30',
  isLiquidationExtended: false,
  claimDenied: null,
  awareOn: '2026-11-02',
  isUnderInvestigation: false,
};
const UNCLAIMED: AfterEntryFacts = { ...CLAIMED, aim: 'claim-preference', wasClaimed: false };

function ask(remedy: RemedyId, facts: AfterEntryFacts): RemedyAnswer {
  const found = afterEntryOptions(facts).find((answer) => answer.remedy === remedy);
  if (found === undefined) throw new Error(`no answer for ${remedy}`);
  return found;
}

const without = (facts: AfterEntryFacts, ...names: (keyof AfterEntryFacts)[]): AfterEntryFacts =>
  Object.fromEntries(
    Object.entries(facts).filter(([name]) => !names.includes(name as keyof AfterEntryFacts)),
  ) as unknown as AfterEntryFacts;

describe('afterEntryOptions', () => {
  it('answers all six remedies, always in the same order', () => {
    const names = [
      'post-summary-correction',
      'post-importation-claim',
      'reconciliation',
      'protest-of-liquidation',
      'protest-of-denied-claim',
      'notice-of-correction',
    ];
    const bare = { today: '2026-11-10', aim: 'correct-claim' } as const;
    for (const facts of [CLAIMED, UNCLAIMED, bare])
      expect(afterEntryOptions(facts).map(({ remedy }) => remedy)).toEqual(names);
  });

  it('never takes an unknown fact for one that opens or closes', () => {
    for (const aim of ['correct-claim', 'claim-preference'] as const) {
      const answers = afterEntryOptions({ today: '2026-11-10', aim });
      expect(answers.filter(({ answer }) => answer === 'open' || answer === 'closed')).toEqual([]);
    }
  });

  it('says what stands behind each open or closed answer', () => {
    const bare = [...afterEntryOptions(CLAIMED), ...afterEntryOptions(UNCLAIMED)].filter(
      ({ answer, sources }) => (answer === 'open' || answer === 'closed') && sources.length === 0,
    );
    expect(bare).toEqual([]);
  });

  it('throws for a day that is none', () => {
    expect(() => afterEntryOptions({ ...CLAIMED, awareOn: '2026-02-30' })).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
    expect(() => afterEntryOptions({ ...CLAIMED, today: 'today' })).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
  });
});

describe('post-summary correction', () => {
  it.each([
    ['2027-07-11', '2027-07-30', false, { answer: 'open', until: '2027-07-11' }],
    ['2027-07-12', '2027-07-30', false, { answer: 'closed', since: '2027-07-12' }],
    ['2027-06-15', '2027-06-30', false, { answer: 'open', until: '2027-06-15' }],
    ['2027-06-16', '2027-06-30', false, { answer: 'closed', since: '2027-06-16' }],
    ['2028-07-15', '2028-07-30', true, { answer: 'open', until: '2028-07-15' }],
    ['2028-07-16', '2028-07-30', true, { answer: 'closed', since: '2028-07-16' }],
  ])(
    'on %s, liquidation %s, extended %s',
    (today, scheduledLiquidation, isLiquidationExtended, expected) => {
      const facts = { ...CLAIMED, today, scheduledLiquidation, isLiquidationExtended };
      expect(ask('post-summary-correction', facts)).toMatchObject(expected);
    },
  );

  it('is closed by liquidation on its day, and not by one that lies ahead', () => {
    const facts = { ...CLAIMED, today: '2027-03-01' };
    expect(ask('post-summary-correction', { ...facts, liquidation: '2027-03-01' })).toMatchObject({
      answer: 'closed',
      since: '2027-03-01',
    });
    expect(ask('post-summary-correction', { ...facts, liquidation: '2027-03-02' })).toMatchObject({
      answer: 'open',
    });
  });

  it('waits for the schedule, but not beyond the 300 days that need none', () => {
    const facts = without(CLAIMED, 'scheduledLiquidation');
    expect(ask('post-summary-correction', { ...facts, today: '2027-07-11' })).toMatchObject({
      answer: 'undecided',
      wantOf: ['the day of scheduled liquidation'],
    });
    expect(ask('post-summary-correction', { ...facts, today: '2027-07-12' })).toMatchObject({
      answer: 'closed',
      since: '2027-07-12',
    });
    // An extension would move the limit: then nothing is settled.
    const open = without(facts, 'isLiquidationExtended');
    expect(ask('post-summary-correction', { ...open, today: '2027-07-12' })).toMatchObject({
      answer: 'undecided',
    });
  });

  // Liquidation 2027-07-30: 300 days end on 07-11, and an extended window on 07-15.
  it.each([
    ['2027-07-11', { answer: 'open', until: '2027-07-11' }],
    ['2027-07-12', { answer: 'undecided', wantOf: ['whether liquidation was extended'] }],
    ['2027-07-15', { answer: 'undecided' }],
    ['2027-07-16', { answer: 'closed', since: '2027-07-16' }],
  ])('on %s, with nobody saying whether liquidation was extended', (today, expected) => {
    const facts = { ...without(CLAIMED, 'isLiquidationExtended'), today };
    expect(ask('post-summary-correction', facts)).toMatchObject(expected);
  });

  it('makes no claim, and has nothing to correct where none was made', () => {
    expect(ask('post-summary-correction', UNCLAIMED)).toMatchObject({
      answer: 'not-open',
      because: 'not-by-post-summary-correction',
    });
    expect(ask('post-summary-correction', { ...CLAIMED, wasClaimed: false })).toMatchObject({
      because: 'no-claim-was-made',
    });
  });

  it.each([
    ['01', 'open'],
    ['03', 'open'],
    ['09', 'not-open'],
    ['11', 'undecided'],
  ])('of an entry of type %s: %s', (entryType, answer) => {
    expect(ask('post-summary-correction', { ...CLAIMED, entryType })).toMatchObject({ answer });
  });
});

describe('claim after importation', () => {
  it.each([
    ['2027-09-14', { answer: 'open', until: '2027-09-14' }],
    ['2027-09-15', { answer: 'closed', since: '2027-09-15' }],
  ])('on %s', (today, expected) => {
    expect(ask('post-importation-claim', { ...UNCLAIMED, today })).toMatchObject(expected);
  });

  it.each([
    [{ wasClaimed: true }, 'claim-was-made'],
    [{ isFlaggedForReconciliation: true }, 'only-by-reconciliation'],
    [{ spi: 'S+' }, 'no-preference-to-claim'],
    [{ spi: 'JO' }, 'no-preference-to-claim'],
    [{ aim: 'correct-claim' }, 'nothing-to-claim'],
    [{ spi: 'CA' }, 'no-preference-to-claim'],
  ] as const)('%j: %s', (change, because) => {
    expect(ask('post-importation-claim', { ...UNCLAIMED, ...change })).toMatchObject({
      answer: 'not-open',
      because,
    });
  });

  it('leaves a claim that was taken back to the law', () => {
    const facts = { ...UNCLAIMED, wasClaimed: true, wasClaimWithdrawn: true };
    expect(ask('post-importation-claim', facts)).toMatchObject({ answer: 'undecided' });
  });

  it.each(['P', 'P+'])('is open under %s too', (spi) => {
    expect(ask('post-importation-claim', { ...UNCLAIMED, spi })).toMatchObject({
      answer: 'open',
      citation: '19 USC 1520(d); 19 CFR 10.590 to 10.592',
    });
  });

  it.each([
    ['2021-06-30', 'open'],
    ['2021-07-01', 'closed'],
  ])('under NAFTA for the last goods, on %s: %s', (today, answer) => {
    const last = { entryDate: '2020-06-30', importDate: '2020-06-30', spi: 'MX', today };
    expect(ask('post-importation-claim', { ...UNCLAIMED, ...last })).toMatchObject({ answer });
  });

  it.each(['spi', 'wasClaimed', 'isFlaggedForReconciliation', 'importDate', 'entryDate'] as const)(
    'is undecided without %s',
    (name) => {
      expect(ask('post-importation-claim', without(UNCLAIMED, name))).toMatchObject({
        answer: 'undecided',
        wantOf: [expect.any(String)],
      });
    },
  );
});

describe('reconciliation', () => {
  const FLAGGED = { ...UNCLAIMED, isFlaggedForReconciliation: true };

  it.each([
    ['2027-09-14', { answer: 'open', until: '2027-09-14' }],
    ['2027-09-15', { answer: 'closed', since: '2027-09-15' }],
  ])('of a flagged entry on %s', (today, expected) => {
    expect(ask('reconciliation', { ...FLAGGED, today })).toMatchObject({
      ...expected,
      citation: '19 USC 1484(b)',
      note: expect.stringContaining('type 09'),
    });
  });

  it('is not for an entry without the flag, nor for a claim that was made', () => {
    expect(ask('reconciliation', UNCLAIMED)).toMatchObject({ because: 'not-flagged' });
    expect(ask('reconciliation', { ...FLAGGED, wasClaimed: true })).toMatchObject({
      because: 'claim-was-made',
    });
    expect(ask('reconciliation', without(FLAGGED, 'isFlaggedForReconciliation'))).toMatchObject({
      answer: 'undecided',
    });
  });
});

describe('protest', () => {
  it.each([
    ['2027-08-05', { answer: 'not-open', because: 'nothing-decided-yet' }],
    ['2027-08-06', { answer: 'open', until: '2028-02-02' }],
    ['2028-02-02', { answer: 'open', until: '2028-02-02' }],
    ['2028-02-03', { answer: 'closed', since: '2028-02-03' }],
  ])('of a liquidation of 2027-08-06 on %s', (today, expected) => {
    const facts = { ...CLAIMED, liquidation: '2027-08-06', today };
    expect(ask('protest-of-liquidation', facts)).toMatchObject(expected);
  });

  it.each([
    ['2028-02-02', 'open'],
    ['2028-02-03', 'closed'],
  ])('of a claim denied on 2027-08-06, on %s: %s', (today, answer) => {
    const facts = { ...UNCLAIMED, claimDenied: '2027-08-06', today };
    expect(ask('protest-of-denied-claim', facts)).toMatchObject({ answer });
  });

  it('warns after a year that liquidation may be deemed', () => {
    const facts = without(CLAIMED, 'liquidation');
    const wantOf = (today: string) => {
      const answer = ask('protest-of-liquidation', { ...facts, today });
      return answer.answer === 'undecided' ? answer.wantOf.join() : answer.answer;
    };
    expect(wantOf('2027-09-13')).not.toContain('159.11');
    expect(wantOf('2027-09-14')).toContain('159.11');
  });
});

describe('notice of correction', () => {
  it.each([
    ['2026-12-02', { answer: 'open', until: '2026-12-02' }],
    ['2026-12-03', { answer: 'open', untilEvent: expect.stringContaining('investigation') }],
  ])('on %s, with no investigation', (today, expected) => {
    expect(ask('notice-of-correction', { ...CLAIMED, today })).toMatchObject(expected);
  });

  it.each([
    ['2026-12-02', { answer: 'open' }],
    ['2026-12-03', { answer: 'closed', since: '2026-12-03' }],
  ])('on %s, under investigation', (today, expected) => {
    const facts = { ...CLAIMED, isUnderInvestigation: true, today };
    expect(ask('notice-of-correction', facts)).toMatchObject(expected);
  });

  it('is undecided when nobody says whether there is an investigation', () => {
    const facts = { ...without(CLAIMED, 'isUnderInvestigation'), today: '2026-12-03' };
    expect(ask('notice-of-correction', facts)).toMatchObject({
      answer: 'undecided',
      wantOf: ['whether a formal investigation has begun'],
    });
  });

  it.each([
    [{ isFraudulent: true }, 'fraud'],
    [{ wasClaimedAfterAwareness: true }, 'repeated-after-awareness'],
    [{ wasClaimed: false }, 'no-claim-was-made'],
    [{ aim: 'claim-preference' }, 'nothing-to-claim'],
  ] as const)('%j: %s', (change, because) => {
    expect(ask('notice-of-correction', { ...CLAIMED, ...change })).toMatchObject({
      answer: 'not-open',
      because,
    });
  });

  it('knows only the thirty days under NAFTA', () => {
    const facts = { ...CLAIMED, spi: 'MX', awareOn: '2020-06-01' };
    expect(ask('notice-of-correction', { ...facts, today: '2020-07-01' })).toMatchObject({
      answer: 'open',
    });
    expect(ask('notice-of-correction', { ...facts, today: '2020-07-02' })).toMatchObject({
      answer: 'closed',
      since: '2020-07-02',
    });
  });

  it('does not pass off the text of CAFTA-DR as read', () => {
    expect(ask('notice-of-correction', { ...CLAIMED, spi: 'P' })).toMatchObject({
      answer: 'open',
      sources: [{ confirmed: false }],
    });
  });
});
