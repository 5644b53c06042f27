import { feesAtStake, formatDecimal, parseAdValoremRate, parseDecimal } from '@originmark/customs';
import type { EntryLine } from '@originmark/schemas';
import type { Consequence } from '../../verdict/fragment.ts';

const SUMMARY =
  'Column 1 general duty, the merchandise processing fee and any chapter 99 duty are due on the line; the goods stay admissible.';

/**
 * What a line owes if its claim fails: a rate of duty and a fee, never admissibility (19 CFR 182.16).
 * Amounts are left out where the rate is no ad valorem rate or the value is not in US dollars.
 */
export function preferenceConsequence(line: EntryLine): Consequence {
  const rate = line.dutyRate;
  const named = rate === undefined ? { summary: SUMMARY } : { summary: SUMMARY, rate };
  const enteredValueUsd =
    line.enteredValue.currency === 'USD' ? parseDecimal(line.enteredValue.amount) : undefined;
  if (enteredValueUsd === undefined) return named;
  const percent = parseAdValoremRate(rate);
  const generalRatePercent = percent.ok ? percent.value : { units: 0n, scale: 0 };
  const { duty, mpf } = feesAtStake({ enteredValueUsd, generalRatePercent });
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const fees = usd(formatDecimal(mpf));
  return percent.ok ? { ...named, duty: usd(formatDecimal(duty)), fees } : { ...named, fees };
}
