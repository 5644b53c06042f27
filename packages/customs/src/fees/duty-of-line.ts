import { type Checked, accepted, refused } from '../checked.ts';
import { type Quantity, convertQuantity } from '../money/convert-quantity.ts';
import {
  type Decimal,
  addDecimal,
  compareDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
} from '../money/decimal.ts';
import { smallestUnitOf } from '../money/units.ts';
import type { DutyRate, RateTerm } from './duty-rate.ts';

/** What a rate is applied to. */
export interface DutyBase {
  /** US dollars; only an ad valorem rate needs it. */
  readonly enteredValueUsd?: Decimal;
  /** Quantities of the line; only a specific rate needs one, in its unit or one that converts to it exactly. */
  readonly quantities?: readonly Quantity[];
}

/**
 * Duty of a line at a rate, in US dollars and cents, every term rounded half up. Reasons: `duty-value-missing`,
 * `duty-value-negative`, `duty-quantity-missing` (no quantity in the unit of the rate), `duty-quantity-negative`,
 * `duty-quantities-differ` (two quantities that convert to that unit do not agree).
 */
export function dutyOfLine(rate: DutyRate, base: DutyBase): Checked<Decimal> {
  let total: Decimal = { units: 0n, scale: 2 };
  for (const term of rate.terms) {
    const duty = term.kind === 'ad-valorem' ? shareOfValue(term, base) : perUnit(term, base);
    if (!duty.ok) return duty;
    total = addDecimal(total, duty.value);
  }
  return accepted(total);
}

function shareOfValue(
  { percent }: RateTerm & { kind: 'ad-valorem' },
  { enteredValueUsd }: DutyBase,
): Checked<Decimal> {
  if (enteredValueUsd === undefined)
    return refused(
      'duty-value-missing',
      'An ad valorem rate needs the entered value in US dollars.',
    );
  if (enteredValueUsd.units < 0n)
    return refused('duty-value-negative', 'The entered value is below zero.');
  const { units, scale } = multiplyDecimal(enteredValueUsd, percent);
  return accepted(roundDecimal({ units, scale: scale + 2 }, 2, 'half-up'));
}

function perUnit(
  { unit, usd }: RateTerm & { kind: 'specific' },
  { quantities = [] }: DutyBase,
): Checked<Decimal> {
  const amounts: Decimal[] = [];
  for (const quantity of quantities) {
    const counted = inUnit(quantity, unit);
    if (counted === undefined) continue;
    if (counted.value.units < 0n)
      return refused('duty-quantity-negative', 'A quantity is below zero.');
    amounts.push(roundQuotient(multiplyDecimal(usd, counted.value), counted.perUnit));
  }
  const [first, ...others] = amounts;
  if (first === undefined)
    return refused('duty-quantity-missing', `The rate is for each ${unit}; no quantity is in it.`);
  return others.every((amount) => compareDecimal(amount, first) === 0)
    ? accepted(first)
    : refused('duty-quantities-differ', `Several quantities in ${unit} do not agree.`);
}

interface Counted {
  readonly value: Decimal;
  /** How many of them one unit of the rate is. */
  readonly perUnit: bigint;
}

/** The quantity in the smallest unit of its kind, so that 7 pieces at a rate a dozen stay exact. */
function inUnit(quantity: Quantity, unit: string): Counted | undefined {
  const smallest = smallestUnitOf(unit);
  if (smallest === undefined) {
    // Litres and square metres have no conversion here: only the same unit counts.
    const value =
      typeof quantity.value === 'string' ? parseDecimal(quantity.value) : quantity.value;
    return quantity.unit === unit && value !== undefined ? { value, perUnit: 1n } : undefined;
  }
  const value = convertQuantity(quantity, smallest);
  const one = convertQuantity({ value: '1', unit }, smallest);
  return value.ok && one.ok && one.value.scale === 0
    ? { value: value.value, perUnit: one.value.units }
    : undefined;
}

/** A quotient of amounts that are not negative, in cents, half up. */
function roundQuotient({ units, scale }: Decimal, divisor: bigint): Decimal {
  const step = divisor * 10n ** BigInt(scale);
  return { units: (units * 200n + step) / (step * 2n), scale: 2 };
}
