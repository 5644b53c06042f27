import { type Decimal, addDecimal, compareDecimal, subtractDecimal } from '../money/decimal.ts';

export const ZERO: Decimal = { units: 0n, scale: 0 };

/**
 * An amount between two bounds: what is not known moves it no further. `most` absent: nothing bounds it from above;
 * `missing`: what would narrow it.
 */
export interface Range {
  readonly least: Decimal;
  readonly most: Decimal | undefined;
  readonly missing: readonly string[];
}

export const NOTHING: Range = { least: ZERO, most: ZERO, missing: [] };

export const exactly = (amount: Decimal): Range => ({ least: amount, most: amount, missing: [] });

export const isExact = ({ least, most }: Range): boolean =>
  most !== undefined && compareDecimal(least, most) === 0;

/** Anything from nothing up: what would say it is named. */
export const unknown = (missing: readonly string[], most?: Decimal): Range => ({
  least: ZERO,
  most,
  missing,
});

/** So much of what is missing is named: a record that lacks more is not mended in one step. */
const MOST_MISSING = 100;

export function sumRanges(ranges: readonly Range[]): Range {
  let least = ZERO;
  let most: Decimal | undefined = ZERO;
  const missing = new Set<string>();
  for (const range of ranges) {
    least = addDecimal(least, range.least);
    most =
      most === undefined || range.most === undefined ? undefined : addDecimal(most, range.most);
    for (const one of range.missing) {
      if (missing.size >= MOST_MISSING) break;
      missing.add(one);
    }
  }
  return { least, most, missing: [...missing] };
}

/** `a - b`, never below nothing. */
export function lessButNotBelowZero(a: Decimal, b: Decimal): Decimal {
  const difference = b.units === 0n ? a : subtractDecimal(a, b);
  return difference.units < 0n ? ZERO : difference;
}

export const lesser = (a: Decimal, b: Decimal): Decimal => (compareDecimal(a, b) <= 0 ? a : b);
