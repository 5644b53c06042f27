import { describe, expect, it } from '@jest/globals';
import { type BorderedGoods, borderStanding } from './border-standing.ts';
import type { ExclusionOrder, RightFacts } from './right-facts.ts';

/** The mark of the demo entry: registered in classes 28 and 25, recorded in 28 only. */
const MARK: RightFacts = {
  kind: 'trademark',
  registration: {
    from: '2024-02-13',
    until: '2034-02-13',
    register: 'Principal',
    classes: [28, 25],
  },
  recordation: { from: '2024-05-06', until: '2034-02-13', classes: [28] },
};
const TOYS: BorderedGoods = { on: '2026-09-14', niceClass: 28 };
const stand = (right: RightFacts, goods: BorderedGoods = TOYS) => borderStanding(right, goods);
const registered = (change: object): RightFacts => ({
  ...MARK,
  registration: { ...MARK.registration!, ...change },
});

describe('borderStanding of a mark', () => {
  it('is enforced where registered and recorded, class by class', () => {
    expect(stand(MARK)).toMatchObject({ answer: 'enforced', because: 'recorded' });
    expect(stand(MARK, { ...TOYS, niceClass: 25 })).toMatchObject({
      answer: 'not-enforced',
      because: 'class-not-recorded',
    });
    expect(stand(MARK, { on: '2026-09-14' })).toMatchObject({
      answer: 'undecided',
      because: 'class-unknown',
    });
  });

  it('wonders at a recordation for more than is registered', () => {
    expect(stand(registered({ classes: [25] }))).toMatchObject({
      answer: 'undecided',
      because: 'class-not-registered',
    });
  });

  it.each([
    ['Principal', 'enforced', 'recorded'],
    ['Supplemental', 'not-enforced', 'supplemental-register'],
    [undefined, 'undecided', 'register-unknown'],
  ])('on the register %s: %s', (register, answer, because) => {
    expect(stand(registered({ register }))).toMatchObject({ answer, because });
  });

  it.each([
    ['2024-05-05', 'not-enforced', 'recordation-not-in-force'],
    ['2024-05-06', 'enforced', 'recorded'],
    ['2034-02-13', 'enforced', 'recorded'],
    ['2034-02-14', 'not-enforced', 'registration-lapsed'],
  ])('on %s: %s', (on, answer, because) => {
    expect(stand(MARK, { ...TOYS, on })).toMatchObject({ answer, because });
  });

  // The registration runs on; the recordation has a term and three months of grace of its own.
  it.each([
    ['2034-02-13', 'enforced'],
    ['2034-02-14', 'undecided'],
    ['2034-05-13', 'undecided'],
    ['2034-05-14', 'not-enforced'],
  ])('recorded to 2034-02-13 and registered longer, on %s: %s', (on, answer) => {
    expect(stand(registered({ until: '2044-02-13' }), { ...TOYS, on })).toMatchObject({ answer });
  });

  it('tells no recordation from one that nobody knows of', () => {
    expect(stand({ ...MARK, recordation: null })).toMatchObject({
      answer: 'not-enforced',
      because: 'not-recorded',
    });
    expect(stand({ kind: 'trademark', registration: MARK.registration! })).toMatchObject({
      answer: 'undecided',
      because: 'recordation-unknown',
    });
    expect(stand({ kind: 'trademark', recordation: MARK.recordation! })).toMatchObject({
      answer: 'undecided',
      because: 'registration-missing',
    });
  });
});

describe('borderStanding of other rights', () => {
  const recordation = { from: '2024-05-06', until: '2044-05-05' };

  it('asks a trade name for no registration, and a copyright for no class', () => {
    expect(stand({ kind: 'trade-name', recordation })).toMatchObject({ answer: 'enforced' });
    const registration = { from: '2024-01-10' };
    expect(
      stand({ kind: 'copyright', recordation, registration }, { on: '2026-09-14' }),
    ).toMatchObject({ answer: 'enforced' });
    expect(stand({ kind: 'copyright', recordation })).toMatchObject({ answer: 'undecided' });
  });

  const ORDER: ExclusionOrder = {
    investigation: '337-TA-1234',
    scope: 'limited',
    respondents: ['Acme'],
    from: '2026-01-01',
    until: '2026-12-31',
  };
  const patent = (change: Partial<ExclusionOrder>): RightFacts => ({
    kind: 'patent',
    exclusionOrder: { ...ORDER, ...change },
  });

  it.each<[string, RightFacts, Partial<BorderedGoods>, string, string]>([
    ['no order', { kind: 'patent', exclusionOrder: null }, {}, 'not-enforced', 'no-order'],
    ['an unknown order', { kind: 'patent' }, {}, 'undecided', 'order-unknown'],
    ['a respondent', patent({}), { parties: ['Acme'] }, 'enforced', 'excluded-by-order'],
    ['another', patent({}), { parties: ['Other'] }, 'not-enforced', 'not-a-respondent'],
    ['nobody named', patent({}), {}, 'undecided', 'parties-unknown'],
    ['nobody at all', patent({}), { parties: [] }, 'undecided', 'parties-unknown'],
    ['a general order', patent({ scope: 'general' }), {}, 'enforced', 'excluded-by-order'],
    [
      'licensed goods that the order lets in',
      patent({ scope: 'general', exceptsLicensed: true }),
      { isLicensed: true },
      'not-enforced',
      'licensed-under-order',
    ],
    [
      'licensed goods, the order not read',
      patent({ scope: 'general' }),
      { isLicensed: true },
      'undecided',
      'licence-under-order-unknown',
    ],
    [
      'the eve',
      patent({ scope: 'general' }),
      { on: '2025-12-31' },
      'not-enforced',
      'order-not-in-force',
    ],
    [
      'the first day',
      patent({ scope: 'general' }),
      { on: '2026-01-01' },
      'enforced',
      'excluded-by-order',
    ],
    [
      'the last day',
      patent({ scope: 'general' }),
      { on: '2026-12-31' },
      'enforced',
      'excluded-by-order',
    ],
    [
      'the day after',
      patent({ scope: 'general' }),
      { on: '2027-01-01' },
      'not-enforced',
      'order-not-in-force',
    ],
  ])('patent, %s', (_, right, goods, answer, because) => {
    expect(stand(right, { on: '2026-09-14', ...goods })).toMatchObject({ answer, because });
  });

  it('never lets a recordation stand for a patent’s order', () => {
    const recorded = { kind: 'patent', exclusionOrder: null, recordation } as const;
    expect(stand(recorded)).toMatchObject({ answer: 'not-enforced', because: 'no-order' });
  });
});
