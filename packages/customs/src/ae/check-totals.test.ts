import { describe, expect, it } from '@jest/globals';
import { checkTotals } from './check-totals.ts';
import type { AeEntrySummary, AeFee, AeLine, AeTariff, AeTotals } from './summary.ts';

const TARIFF: AeTariff = {
  hts: '7317.00.55',
  dutyUsd: '10.10',
  quantities: [],
  visas: [],
  licences: [],
  adCvd: [
    { caseNumber: 'A570000000', deposit: 'C', dutyUsd: '5.00' },
    { caseNumber: 'A570000001', deposit: 'B', dutyUsd: '100.00' },
    { caseNumber: 'C570000000', dutyUsd: '2.50' },
    { caseNumber: 'C570000001' },
  ],
  declarations: [],
};

const LINE: AeLine = {
  line: 1,
  invoices: [],
  rulings: [],
  descriptions: [],
  articleParties: [],
  parties: [],
  tariffs: [TARIFF, { ...TARIFF, adCvd: [] }],
  irTaxes: [{ accountingClass: '016', amountUsd: '3.00' }],
  otherRevenue: [{ accountingClass: '672', amountUsd: '4.00' }],
  fees: [],
  correctionReasons: [],
};

const entry = (
  totals: AeTotals,
  fees: readonly AeFee[] = [],
  entryDate?: string,
): AeEntrySummary => ({
  header: { action: 'A', entryNumber: 'Z9Z-0042617-4', port: '5301', entryType: '03' },
  content: { importerNumber: '89-100042000', ...(entryDate === undefined ? {} : { entryDate }) },
  bills: [],
  bonds: [],
  missingDocuments: [],
  headerFees: [{ accountingClass: '501', amountUsd: '1.00' }],
  parties: [],
  lines: [{ ...LINE, fees }],
  totals,
});

const fee = (amountUsd: string): AeFee => ({ accountingClass: '499', amountUsd });

describe('checkTotals', () => {
  it('adds up every kind of revenue and leaves bonded duties out', () => {
    const totals = {
      dutyUsd: '20.20',
      feesUsd: '1.00',
      irTaxUsd: '3.00',
      antiDumpingUsd: '5.00',
      countervailingUsd: '2.50',
      otherUsd: '4.00',
    };
    expect(checkTotals(entry(totals))).toEqual([]);
    const wrong = Object.fromEntries(Object.keys(totals).map((name) => [name, '99.99']));
    expect(checkTotals(entry(wrong)).map(({ field, expected }) => [field, expected])).toEqual(
      Object.entries(totals),
    );
  });

  it('does not compare a total left blank', () => {
    expect(checkTotals(entry({}))).toEqual([]);
  });

  it.each([
    ['56.08', '55.08', '2026-09-14', true],
    ['34.58', '10.00', '2026-09-14', true],
    ['11.00', '10.00', '2026-09-14', true],
    ['652.50', '700.00', '2026-09-14', true],
    ['652.50', '10.00', '2026-09-14', false],
    ['34.58', '10.00', '2027-09-14', false],
    ['34.58', '10.00', undefined, false],
  ])('fees of %s for a processing fee of %s on %s: %s', (feesUsd, mpf, entryDate, isRight) => {
    expect(checkTotals(entry({ feesUsd }, [fee(mpf)], entryDate)).length === 0).toBe(isRight);
  });
});
