import type { LocalDate } from '../dates/local-date.ts';
import {
  type Decimal,
  addDecimal,
  compareDecimal,
  formatDecimal,
  parseDecimal,
  subtractDecimal,
} from '../money/decimal.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';
import type { AeAdCvd, AeEntrySummary, AeFee, AeTotals } from './summary.ts';

/** @internal A total of record 90 that is not the sum of what the lines say. */
export interface TotalDifference {
  readonly field: keyof AeTotals;
  readonly found: string;
  readonly expected: string;
}

interface MpfLimits {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly minimum: Decimal;
  readonly maximum: Decimal;
  readonly source: SourceMark;
}

/** The merchandise processing fee of a whole entry lies between these; the lines carry it without them. */
const MPF_LIMITS: readonly MpfLimits[] = [
  {
    from: '2025-10-01',
    until: '2026-09-30',
    minimum: { units: 3358n, scale: 2 },
    maximum: { units: 65150n, scale: 2 },
    source: unconfirmed('19 CFR 24.23(b), fiscal year 2026', '3rd'),
  },
];

const ZERO: Decimal = { units: 0n, scale: 2 };

/** @internal Compares record 90 with the lines; a total left blank is not compared. */
export function checkTotals(summary: AeEntrySummary): TotalDifference[] {
  const { lines, totals = {} } = summary;
  const tariffs = lines.flatMap((line) => line.tariffs);
  const cash = tariffs.flatMap((tariff) => tariff.adCvd).filter(({ deposit }) => deposit !== 'B');
  const expected: Record<keyof AeTotals, readonly Decimal[]> = {
    dutyUsd: [sum(tariffs.map((tariff) => tariff.dutyUsd))],
    feesUsd: possibleFees(summary),
    irTaxUsd: [sumFees(lines.flatMap((line) => line.irTaxes))],
    antiDumpingUsd: [sumCases(cash, 'A')],
    countervailingUsd: [sumCases(cash, 'C')],
    otherUsd: [sumFees(lines.flatMap((line) => line.otherRevenue))],
  };
  return (Object.keys(expected) as (keyof AeTotals)[]).flatMap((field) => {
    const found = totals[field];
    if (found === undefined) return [];
    const total = amountOf(found);
    if (expected[field].some((sum) => compareDecimal(sum, total) === 0)) return [];
    return [{ field, found, expected: expected[field].map(formatDecimal).join(' or ') }];
  });
}

/** User fees of header and lines; also with the processing fee raised or lowered to the entry's own limits. */
function possibleFees({ headerFees, lines, content }: AeEntrySummary): Decimal[] {
  const fees = [...headerFees, ...lines.flatMap((line) => line.fees)];
  const total = sumFees(fees);
  const processing = sumFees(fees.filter(({ accountingClass }) => accountingClass === '499'));
  const entered = content.entryDate ?? '';
  const limits = MPF_LIMITS.find(({ from, until }) => from <= entered && entered <= until);
  if (limits === undefined || compareDecimal(processing, ZERO) === 0) return [total];
  const others = subtractDecimal(total, processing);
  const limited = [limits.minimum, limits.maximum].filter((limit) =>
    limit === limits.minimum
      ? compareDecimal(processing, limit) < 0
      : compareDecimal(processing, limit) > 0,
  );
  return [total, ...limited.map((limit) => addDecimal(others, limit))];
}

/** Case numbers begin with A (anti-dumping) or C (countervailing) [knowledge]; bonded amounts are in no total. */
function sumCases(cases: readonly AeAdCvd[], kind: 'A' | 'C'): Decimal {
  return sum(
    cases.filter(({ caseNumber }) => caseNumber.startsWith(kind)).map(({ dutyUsd }) => dutyUsd),
  );
}

const sumFees = (fees: readonly AeFee[]): Decimal => sum(fees.map(({ amountUsd }) => amountUsd));

function sum(amounts: readonly (string | undefined)[]): Decimal {
  return amounts.reduce((total, amount) => addDecimal(total, amountOf(amount)), ZERO);
}

function amountOf(amount: string | undefined): Decimal {
  return parseDecimal(amount) ?? ZERO;
}
