import { describe, expect, it } from '@jest/globals';
import { USMCA } from '../agreements/usmca.ts';
import { USMCA_RULE_SET } from '../rules/data/usmca.ts';
import type { RuleSet } from '../rules/rule.ts';
import { determineUnder } from './determine-origin.ts';
import { readProductionRecord } from './read-production-record.ts';
import { foreign, kg, own, proofText, usmca } from './worked-cases/worked-case.test-support.ts';

/** No rule of General Note 11(o) for textiles is known here: one of their pattern, to ask 19 USC 4531(f)(4) of. */
const RULES: RuleSet = {
  ...USMCA_RULE_SET,
  rules: ['52', '61'].map((chapter) => ({
    id: `${chapter}/pattern`,
    citation: `a rule of the pattern of chapter ${chapter}`,
    goods: { codes: [chapter] },
    alternatives: [{ from: [{ other: 'chapter' as const }], except: [{ codes: ['5205', '54'] }] }],
  })),
};

function determine(code: string, weight: string, materials: readonly object[]) {
  const read = readProductionRecord(usmca(code, { weight }, materials as never));
  if (!read.ok) throw new Error(read.message);
  const result = determineUnder(USMCA, RULES, read.value);
  return { ...result, told: proofText(result.proof) };
}

const shell = { uses: ['classifying-component'] };
const spandex = (weight: string, more = {}) =>
  foreign('5404.11', undefined, {
    weight: kg(weight),
    uses: ['classifying-component', 'elastomeric-yarn'],
    ...more,
  });

describe('19 USC 4531(f)(4): textiles of USMCA by weight', () => {
  it('ten per cent of the weight of a fabric may fail', () => {
    const { outcome, told } = determine('5208.32', '1', [
      foreign('5205.24', undefined, { weight: kg('0.1') }),
      own('5201.00', 'US', undefined, { weight: kg('0.9') }),
    ]);
    expect(outcome).toBe('originating');
    expect(told).toContain('0.1 kg of 1 kg: 10 per cent');
  });
  it('a milligram more may not', () => {
    const { failures, outcome } = determine('5208.32', '1', [
      foreign('5205.24', undefined, { weight: kg('0.100001') }),
      own('5201.00', 'US', undefined, { weight: kg('0.899999') }),
    ]);
    expect(outcome).toBe('not-originating');
    expect(failures).toEqual(['de-minimis-exceeded']);
  });
  it('of a weight that its materials together do not have is not taken', () => {
    const materials = [
      foreign('5205.24', undefined, { weight: kg('0.3') }),
      own('5201.00', 'US', undefined, { weight: kg('0.7') }),
    ];
    const { missing, outcome } = determine('5208.32', '3', materials);
    expect(outcome).toBe('undetermined');
    expect(missing).toContain('why the good weighs more than its materials together');
    expect(determine('5208.32', '1', materials).outcome).toBe('not-originating');
  });
  it('apparel: of the component, not of the good', () => {
    const { outcome, told } = determine('6109.10', '2', [
      foreign('5205.24', undefined, { weight: kg('0.11'), ...shell }),
      own('5201.00', 'US', undefined, { weight: kg('0.89'), ...shell }),
      own('5201.00', 'US', undefined, { weight: kg('1') }),
    ]);
    expect(outcome).toBe('not-originating');
    expect(told).toContain('0.11 kg of 1.00 kg: 11 per cent');
  });
  it('elastomeric yarn: seven per cent of the weight of the good', () => {
    const { outcome, told } = determine('6109.10', '1', [
      spandex('0.07'),
      own('5201.00', 'US', undefined, { weight: kg('0.93'), ...shell }),
    ]);
    expect(outcome).toBe('originating');
    expect(told).toContain('0.07 kg of 1 kg');
  });
  it('elastomeric yarn: a milligram over seven per cent, though under ten', () => {
    const { failures, outcome, told } = determine('6109.10', '1', [
      spandex('0.070001'),
      own('5201.00', 'US', undefined, { weight: kg('0.929999'), ...shell }),
    ]);
    expect(outcome).toBe('not-originating');
    expect(failures).toEqual(['de-minimis-exceeded']);
    expect(told).toContain('19 USC 4531(f)(4)(C)');
  });
  it('elastomeric yarn: the weight of the good is asked', () => {
    const read = readProductionRecord(
      usmca('6109.10', {}, [
        spandex('0.05'),
        own('5201.00', 'US', undefined, { weight: kg('0.95'), ...shell }),
      ]),
    );
    if (!read.ok) throw new Error(read.message);
    const { missing, outcome } = determineUnder(USMCA, RULES, read.value);
    expect(outcome).toBe('undetermined');
    expect(missing).toContain('the weight of the good and of its elastomeric yarns');
  });
});
