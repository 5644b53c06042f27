import { feesAtStake, formatDecimal, parseAdValoremRate, parseDecimal } from '@originmark/customs';
import type { EntryLine, PreflightStake } from '@originmark/schemas';

const CHAPTER_99 =
  'additional duties of chapter 99 that apply without the claim: no rate of theirs is known here';
const MINIMUM =
  'the least and the most that the merchandise processing fee of a whole entry may be';

/**
 * What a line owes if its claim fails: column 1 general duty and merchandise processing fee, from the rate
 * and the value on the line, in US dollars. Whatever the line does not tell is named as unknown, never
 * taken for nothing.
 */
export function stakeOf(line: EntryLine): PreflightStake {
  const { dutyRate, enteredValue } = line;
  const unknown = [CHAPTER_99, MINIMUM];
  const named = {
    enteredValue: { ...enteredValue },
    ...(dutyRate !== undefined && { rate: dutyRate }),
  };
  const enteredValueUsd =
    enteredValue.currency === 'USD' ? parseDecimal(enteredValue.amount) : undefined;
  if (enteredValueUsd === undefined) {
    unknown.unshift(`duty and fee: the value is not in US dollars but in ${enteredValue.currency}`);
    return { ...named, unknown };
  }
  const percent = parseAdValoremRate(dutyRate);
  const generalRatePercent = percent.ok ? percent.value : { units: 0n, scale: 0 };
  const { duty, mpf } = feesAtStake({ enteredValueUsd, generalRatePercent });
  const fees = { amount: formatDecimal(mpf), currency: 'USD' };
  if (percent.ok)
    return { ...named, duty: { amount: formatDecimal(duty), currency: 'USD' }, fees, unknown };
  unknown.unshift(
    dutyRate === undefined
      ? 'duty: the line gives no general rate'
      : `duty: "${dutyRate}" is no ad valorem rate and is not computed`,
  );
  return { ...named, fees, unknown };
}
