import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type Decimal, multiplyDecimal, parseDecimal, roundDecimal } from '../money/decimal.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** Merchandise processing fee, class 499, per cent of the entered value of a line. */
export const MPF_RATE_PERCENT: Decimal = { units: 3464n, scale: 4 };
/** Harbor maintenance fee, class 501, per cent; sea only; no agreement exempts from it. */
export const HMF_RATE_PERCENT: Decimal = { units: 125n, scale: 3 };
export const FEE_RATE_SOURCE: SourceMark = unconfirmed('19 CFR 24.23(b), 24.24', 'knowledge');

/** What a line would owe without its preference. */
export interface LineAtStake {
  /** US dollars. */
  readonly enteredValueUsd: Decimal;
  /** Column 1 general rate in per cent, 0 for Free; read with `parseAdValoremRate`. */
  readonly generalRatePercent: Decimal;
}

/**
 * Duty and merchandise processing fee of one line at the general rate, in US dollars and cents, each rounded half up.
 * The fee's minimum and maximum apply to the whole entry and are not applied here. The harbor maintenance fee is due
 * either way. Additional duties (chapter 99, anti-dumping) are not in it.
 */
export function feesAtStake(line: LineAtStake): { readonly duty: Decimal; readonly mpf: Decimal } {
  return {
    duty: percentOf(line.enteredValueUsd, line.generalRatePercent),
    mpf: percentOf(line.enteredValueUsd, MPF_RATE_PERCENT),
  };
}

/** Harbor maintenance fee of one line, in US dollars and cents, rounded half up. */
export function harborMaintenanceFee(enteredValueUsd: Decimal): Decimal {
  return percentOf(enteredValueUsd, HMF_RATE_PERCENT);
}

/**
 * Reads an ad valorem rate of the tariff: `Free`, `19.7%`, `19.7 %` or `19.7`; 0 to 1,000 per cent.
 * Specific and compound rates are refused, not guessed. Reason: `rate-not-ad-valorem`.
 */
export function parseAdValoremRate(text: unknown): Checked<Decimal> {
  if (text === 'Free') return accepted({ units: 0n, scale: 0 });
  const number =
    typeof text === 'string' && text.length <= 12 ? text.replace(/ ?%$/, '') : undefined;
  const rate = parseDecimal(number);
  if (rate === undefined || rate.units < 0n || rate.units > 1000n * 10n ** BigInt(rate.scale)) {
    return refused(
      'rate-not-ad-valorem',
      `Only rates such as 19.7% or Free can be computed, not ${shown(text)}.`,
    );
  }
  return accepted(rate);
}

function percentOf(value: Decimal, percent: Decimal): Decimal {
  const { units, scale } = multiplyDecimal(value, percent);
  return roundDecimal({ units, scale: scale + 2 }, 2, 'half-up');
}
