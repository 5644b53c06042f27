import {
  type Decimal,
  compareDecimal,
  convertQuantity,
  multiplyDecimal,
  parseDecimal,
  smallestUnitOf,
  subtractDecimal,
} from '@originmark/customs';
import type { Quantity } from '@originmark/schemas';

/** A quantity in the smallest unit of its kind; unknown units stay what they are. */
export interface Measure {
  readonly value: Decimal;
  readonly unit: string;
  /** Half of the last place in which the quantity was written: what rounding can hide. */
  readonly rounding: Decimal;
}

/** Reads a quantity; undefined for a number that cannot be read. */
export function toMeasure({ value: text, unit }: Quantity): Measure | undefined {
  const value = parseDecimal(text);
  if (value === undefined) return undefined;
  const half = { units: 5n, scale: value.scale + 1 };
  const smallest = smallestUnitOf(unit);
  if (smallest === undefined) return { value, unit, rounding: half };
  const converted = convertQuantity({ value, unit }, smallest);
  const rounding = convertQuantity({ value: half, unit }, smallest);
  return converted.ok && rounding.ok
    ? { value: converted.value, unit: smallest, rounding: rounding.value }
    : { value, unit, rounding: half };
}

/** Negative, zero or positive as `a` is below, within rounding of, or above `b`, of one unit. */
export function compareMeasures(a: Measure, b: Measure): number {
  return compareRounded(a.value, b.value, a.rounding);
}

/** As `compareDecimal`, but equal where the two differ by no more than `rounding`. */
function compareRounded(a: Decimal, b: Decimal, rounding: Decimal): number {
  const difference = subtractDecimal(a, b);
  const size =
    difference.units < 0n ? { units: -difference.units, scale: difference.scale } : difference;
  return compareDecimal(size, rounding) <= 0 ? 0 : difference.units < 0n ? -1 : 1;
}

/** Whether `value` is the part `share / whole` of `total`, within rounding, by cross-multiplication. */
export function isShareOf(
  value: Decimal,
  total: Decimal,
  share: Decimal,
  whole: Decimal,
  rounding: Decimal,
): boolean {
  const left = multiplyDecimal(value, whole);
  const right = multiplyDecimal(total, share);
  return compareRounded(left, right, multiplyDecimal(rounding, whole)) === 0;
}
