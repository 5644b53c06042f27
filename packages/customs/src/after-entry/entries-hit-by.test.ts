import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type EntryLineOnCertification, entriesHitBy } from './entries-hit-by.ts';

const CERTIFICATION = 'urn:uuid:11111111-1111-4111-8111-111111111111';
const OTHER = 'urn:uuid:22222222-2222-4222-8222-222222222222';

const line = (over: Partial<EntryLineOnCertification> = {}): EntryLineOnCertification => ({
  entryNumber: 'Z9Z-0042617-4',
  line: 2,
  certifications: [CERTIFICATION],
  importDate: '2026-09-14',
  isClaimed: true,
  ...over,
});
const UNDATED: EntryLineOnCertification = {
  entryNumber: 'Z9Z-0042617-4',
  line: 2,
  certifications: [CERTIFICATION],
  isClaimed: true,
};

describe('entriesHitBy', () => {
  it('hits every importation when the certification was false from the start', () => {
    const entries = [line({ importDate: '2026-01-06' }), line(), UNDATED];
    const hits = entriesHitBy(
      { certification: CERTIFICATION, kind: 'false-from-the-start' },
      entries,
    );
    expect(hits.map(({ outcome }) => outcome)).toEqual(['hit', 'hit', 'hit']);
  });

  it.each([
    ['2026-05-31', 'not-hit', 'imported-while-it-was-good'],
    ['2026-06-01', 'hit', 'imported-after-the-last-good-day'],
  ])('qualified until 2026-05-31, imported %s: %s', (importDate, outcome, because) => {
    const withdrawal = {
      certification: CERTIFICATION,
      kind: 'ceased',
      lastGoodDay: '2026-05-31',
    } as const;
    expect(entriesHitBy(withdrawal, [line({ importDate })])).toMatchObject([{ outcome, because }]);
  });

  it('spares nothing for want of a day', () => {
    const ceased = { certification: CERTIFICATION, kind: 'ceased' } as const;
    expect(entriesHitBy(ceased, [line()])).toMatchObject([
      { outcome: 'undecided', because: 'last-good-day-unknown' },
    ]);
    expect(entriesHitBy({ ...ceased, lastGoodDay: '2026-05-31' }, [UNDATED])).toMatchObject([
      { outcome: 'undecided', because: 'import-date-unknown' },
    ]);
  });

  it('leaves alone what rests on another certification or claims nothing', () => {
    const withdrawal = { certification: CERTIFICATION, kind: 'false-from-the-start' } as const;
    expect(
      entriesHitBy(withdrawal, [line({ certifications: [OTHER] }), line({ isClaimed: false })]),
    ).toMatchObject([
      { outcome: 'not-hit', because: 'rests-on-others' },
      { outcome: 'not-hit', because: 'claims-nothing' },
    ]);
  });

  it('hits a line that rests on another as well, and names the other', () => {
    const withdrawal = { certification: CERTIFICATION, kind: 'false-from-the-start' } as const;
    expect(
      entriesHitBy(withdrawal, [line({ certifications: [OTHER, CERTIFICATION] })]),
    ).toMatchObject([{ outcome: 'hit', others: [OTHER] }]);
  });

  it('wants to see the certification that replaces a clerical error', () => {
    const replaced = { certification: CERTIFICATION, kind: 'clerical-replaced' } as const;
    const both = line({ certifications: [CERTIFICATION, OTHER] });
    expect(entriesHitBy({ ...replaced, replacedBy: OTHER }, [both, line()])).toMatchObject([
      { outcome: 'not-hit', because: 'replacement-in-place' },
      { outcome: 'undecided', because: 'replacement-not-shown' },
    ]);
    expect(entriesHitBy(replaced, [both])).toMatchObject([{ because: 'replacement-not-shown' }]);
  });

  it('does not say that goods failed because a key was stolen', () => {
    expect(
      entriesHitBy({ certification: CERTIFICATION, kind: 'key-compromised' }, [line()]),
    ).toMatchObject([{ outcome: 'undecided', because: 'signer-unknown' }]);
  });

  it('answers once for every line, in order, and a later last good day never hits more', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-06-${n}`);
    fc.assert(
      fc.property(fc.array(day, { maxLength: 20 }), day, day, (days, a, b) => {
        const entries = days.map((importDate, index) => line({ importDate, line: index + 1 }));
        const hitsFor = (lastGoodDay: string) =>
          entriesHitBy({ certification: CERTIFICATION, kind: 'ceased', lastGoodDay }, entries);
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(hitsFor(early).map((hit) => hit.line)).toEqual(entries.map((entry) => entry.line));
        const count = (day: string) =>
          hitsFor(day).filter(({ outcome }) => outcome === 'hit').length;
        expect(count(late)).toBeLessThanOrEqual(count(early));
      }),
    );
  });
});
