import { CustomsError } from '../customs-error.ts';

/**
 * An exact decimal: `units / 10^scale`. Money, weights and percentages are never floats here.
 * Scale is kept (1.50 stays 1.50); compare with `compareDecimal`, not with `===`.
 */
export interface Decimal {
  readonly units: bigint;
  /** Digits after the point, 0 or more. */
  readonly scale: number;
}

const MAX_WHOLE_DIGITS = 30;
const MAX_PLACES = 12;
const PLAIN_DECIMAL = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

/**
 * Reads a plain decimal such as `-12.50`: no exponent, sign `+`, group separator, blank or leading zero.
 * At most 30 digits before and 12 after the point. Anything else is `undefined`.
 */
export function parseDecimal(text: unknown): Decimal | undefined {
  if (typeof text !== 'string' || text.length > MAX_WHOLE_DIGITS + MAX_PLACES + 2) return undefined;
  const match = PLAIN_DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', places = ''] = match;
  if (whole.length > MAX_WHOLE_DIGITS || places.length > MAX_PLACES) return undefined;
  return { units: BigInt(`${sign}${whole}${places}`), scale: places.length };
}

/** A whole number as a decimal of scale 0. Throws `amount-out-of-range` unless a safe integer or a bigint. */
export function decimalFromInteger(value: number | bigint): Decimal {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new CustomsError(
      'amount-out-of-range',
      'Give a whole number that is exactly representable.',
    );
  }
  return { units: BigInt(value), scale: 0 };
}

/** Exact sum. */
export function addDecimal(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** Exact difference `a - b`. */
export function subtractDecimal(a: Decimal, b: Decimal): Decimal {
  return addDecimal(a, { units: -b.units, scale: b.scale });
}

/** Exact product. Its scale is the sum of the two scales: nothing is rounded. */
export function multiplyDecimal(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; scale does not matter. */
export function compareDecimal(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Plain decimal text with exactly `scale` places: `12.50`, `-0.125`, `7`. */
export function formatDecimal(value: Decimal): string {
  const sign = value.units < 0n ? '-' : '';
  const digits = magnitude(value.units)
    .toString()
    .padStart(value.scale + 1, '0');
  if (value.scale === 0) return `${sign}${digits}`;
  const point = digits.length - value.scale;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Rounds (or widens) to `places` digits. `half-up` sends a half away from zero, as CBP amounts are rounded. */
export function roundDecimal(value: Decimal, places: number, mode: 'half-up'): Decimal {
  if (mode !== ('half-up' as string)) {
    throw new CustomsError('amount-out-of-range', 'The only way of rounding is half-up.');
  }
  if (!Number.isInteger(places) || places < 0 || places > 100) {
    throw new CustomsError(
      'amount-out-of-range',
      'Round to a whole number of places from 0 to 100.',
    );
  }
  if (places >= value.scale) return { units: unitsAt(value, places), scale: places };
  const step = 10n ** BigInt(value.scale - places);
  const size = magnitude(value.units);
  const rounded = (size * 2n + step) / (step * 2n);
  return { units: value.units < 0n ? -rounded : rounded, scale: places };
}

function unitsAt(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);
}

function magnitude(units: bigint): bigint {
  return units < 0n ? -units : units;
}
