import type { LocalDate } from '../dates/local-date.ts';
import { type Decimal, addDecimal, subtractDecimal } from '../money/decimal.ts';
import { feesAtStake } from './fees-at-stake.ts';
import {
  type LineStake,
  type LineStakeFacts,
  type StakeAmount,
  lineStake,
  summed,
} from './line-stake.ts';
import { limitMpf } from './mpf-limits.ts';

/** A line of a formal entry, with or without a claim. */
export interface EntryStakeLine extends LineStakeFacts {
  readonly line: number;
  /** Whether its claim is taken to fail. */
  readonly fails: boolean;
  /** Whether the line is exempt from the processing fee as it was filed. */
  readonly isFeeExempt: boolean;
}

/** What a formal entry owes more if the claims of some of its lines fail. */
export interface EntryStake extends LineStake {
  readonly lines: readonly { readonly line: number; readonly stake: LineStake }[];
}

/**
 * What a formal entry owes more if claims of its lines fail: their duties, and the processing fee of the whole entry,
 * within its limits, with those lines less the fee without them. One unknown amount and there is no total.
 */
export function entryStake(entryDate: LocalDate, lines: readonly EntryStakeLine[]): EntryStake {
  const failing = lines
    .filter(({ fails }) => fails)
    .map((facts) => ({ line: facts.line, stake: lineStake(facts) }));
  const duties = failing.flatMap(({ line, stake }) =>
    stake.amounts
      .filter(({ name }) => name !== 'merchandise processing fee')
      .map((amount): StakeAmount => ({ ...amount, name: `line ${line}, ${amount.name}` })),
  );
  const amounts = failing.length === 0 ? [] : [...duties, processingFee(entryDate, lines)];
  return { ...summed(amounts), lines: failing };
}

function processingFee(entryDate: LocalDate, lines: readonly EntryStakeLine[]): StakeAmount {
  const name = 'merchandise processing fee of the entry';
  const before = feeOf(lines.filter(({ isFeeExempt }) => !isFeeExempt));
  const after = feeOf(lines.filter(({ fails, isFeeExempt }) => !isFeeExempt || fails));
  if (before === undefined || after === undefined)
    return { name, unknownBecause: 'a line gives no value in US dollars' };
  const [least, most] = [limitMpf(before, entryDate), limitMpf(after, entryDate)];
  if (!least.ok) return { name, unknownBecause: least.message };
  if (!most.ok) return { name, unknownBecause: most.message };
  return { name, usd: subtractDecimal(most.value, least.value) };
}

function feeOf(lines: readonly EntryStakeLine[]): Decimal | undefined {
  let sum: Decimal = { units: 0n, scale: 2 };
  for (const { enteredValueUsd } of lines) {
    if (enteredValueUsd === undefined || enteredValueUsd.units < 0n) return undefined;
    const generalRatePercent = { units: 0n, scale: 0 };
    sum = addDecimal(sum, feesAtStake({ enteredValueUsd, generalRatePercent }).mpf);
  }
  return sum;
}
