import { describe, expect, test } from '@jest/globals';
import {
  certified,
  createCertification,
  createCredential,
  judge,
  MAKER,
  TOY,
  troubleOf,
} from './preference.test-support.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const material = (code: string, amount: string, originating = false) => ({
  description: `a material of ${code}`,
  tariffClassification: { system: 'HS2022', code },
  originating,
  countryOfOrigin: originating ? 'MX' : 'CN',
  value: usd(amount),
});
const RECORD = {
  agreement: 'USMCA',
  product: TOY,
  tariffClassification: { system: 'HS2022', code: '9503.00' },
  materials: [material('8518.29', '3.00'), material('9503.00', '1.00')],
  processes: [{ description: 'moulded and assembled', country: 'MX' }],
  transactionValue: usd('10.00'),
  totalCost: usd('9.00'),
};

function judgeRecord(change: Record<string, unknown> = {}, good: Record<string, unknown> = {}) {
  const record = createCredential({
    id: 'record',
    type: 'ProductionRecordCredential',
    issuer: MAKER,
    subject: { ...RECORD, ...change },
  });
  const plain = createCertification();
  const [first] = plain.subject['goods'] as Record<string, unknown>[];
  const certification = createCertification(
    { goods: [{ ...first, ...good }] },
    { edges: [{ role: 'basedOn', to: record }] },
  );
  return judge(certified(certification, {}, { others: [record] }));
}

describe('origin by a production record', () => {
  test('supports the claim, and the verdict says by which rule', () => {
    const { troubles, verdict } = judgeRecord();
    expect(troubles).toEqual([]);
    expect(verdict).toMatchObject({
      outcome: 'supported',
      determination: {
        outcome: 'originating',
        criterion: 'B',
        rule: 'GN 11(o) chapter 95, rule for 950300-950590',
        record: 'urecord',
      },
    });
  });

  test('contradicts the claim where every way of the rule fails, each with its numbers', () => {
    const materials = [material('8518.29', '4.60'), material('9503.00', '2.00')];
    const { findings, troubles, verdict } = judgeRecord({ materials, netCost: usd('8.00') });
    expect(troubles).toEqual(['fail origin.de-minimis-exceeded', 'fail origin.value-content']);
    expect(troubleOf(findings, 'origin.value-content')).toMatchObject({
      clock: 'imported',
      found: ['(10.00 - 6.60) / 10.00: 34 per cent', '(8.00 - 6.60) / 8.00: 17.5 per cent'],
    });
    expect(verdict.outcome).toBe('contradicted');
    expect(verdict.determination).toMatchObject({
      outcome: 'not-originating',
      failures: ['de-minimis-exceeded', 'value-content'],
    });
  });

  test('leaves the claim open, and says what is missing', () => {
    const { findings, troubles } = judgeRecord({ transactionValue: undefined });
    expect(troubles).toEqual(['indeterminate origin.rule-undecidable']);
    expect(troubleOf(findings, 'origin.rule-undecidable').expected).toContain(
      "the producer's transaction value",
    );
  });

  test.each([
    ['of another product', { product: 'urn:other' }, TOY],
    [
      'of another classification',
      { tariffClassification: { system: 'HS2022', code: '9504.50' } },
      '9503',
    ],
    ['for another agreement', { agreement: 'CAFTA-DR' }, 'USMCA'],
    ['that nobody can read', { materials: 'none' }, '/materials'],
  ])('decides nothing by a record %s', (_, change, expected) => {
    const { findings, troubles, verdict } = judgeRecord(change);
    expect(troubles).toEqual(['indeterminate origin.rule-undecidable']);
    const told = troubleOf(findings, 'origin.rule-undecidable');
    expect(JSON.stringify(told.expected)).toContain(expected);
    expect(verdict.determination).toBeUndefined();
  });

  test('is a defect of the certification where its own computation fails and another way holds', () => {
    const materials = [material('8518.29', '5.60')];
    const good = { valueContent: { method: 'transaction-value', percent: '49.00' } };
    const { findings, troubles, verdict } = judgeRecord({ materials }, good);
    expect(troubles).toEqual(['fail entry.line-unsupported']);
    expect(troubleOf(findings, 'entry.line-unsupported')).toMatchObject({
      pointer: '/credentialSubject/goods/0/valueContent',
      found: '(10.00 - 5.60) / 10.00: 44 per cent',
    });
    expect(verdict).toMatchObject({ outcome: 'not-supported', curable: true });
  });

  test('is no defect where the certification states the way that holds', () => {
    const good = { valueContent: { method: 'transaction-value', percent: '60.00' } };
    expect(judgeRecord({}, good).troubles).toEqual([]);
  });

  test('leaves a claim open that cites a rule which is not met', () => {
    const good = { ruleOfOrigin: 'GN 29(n) chapter 62 rule 30B' };
    const { findings, troubles } = judgeRecord({}, good);
    expect(troubles).toEqual(['indeterminate origin.rule-undecidable']);
    expect(troubleOf(findings, 'origin.rule-undecidable')).toMatchObject({
      found: 'GN 29(n) chapter 62 rule 30B',
    });
  });
});
