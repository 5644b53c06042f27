import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type Decimal, multiplyDecimal, parseDecimal } from './decimal.ts';
import { UNITS } from './units.ts';

/** A quantity as documents write it: a plain decimal and a unit code. */
export interface Quantity {
  readonly value: string | Decimal;
  /** UN/ECE Recommendation 20 (`C62`, `DZN`, `KGM`) or AE (`NO`, `DOZ`, `KG`) code, upper case. */
  readonly unit: string;
}

/**
 * Converts between units of one kind (pieces, pairs, weight), exactly. Dozens against pieces is a lawful difference
 * between two documents, so it must never be decided on a rounded number.
 * Reasons: `quantity-malformed`, `quantity-unit-unknown`, `quantity-kinds-differ`, `quantity-not-exact`
 * (7 pieces are no exact number of dozens: compare in the smaller unit).
 */
export function convertQuantity(quantity: Quantity, toUnit: string): Checked<Decimal> {
  const value = decimalOf(quantity.value);
  if (value === undefined) {
    return refused(
      'quantity-malformed',
      `Write the quantity as a plain decimal, not ${shown(quantity.value)}.`,
    );
  }
  const from = UNITS.get(quantity.unit);
  const to = UNITS.get(toUnit);
  if (from === undefined || to === undefined) {
    const unknown = from === undefined ? quantity.unit : toUnit;
    return refused(
      'quantity-unit-unknown',
      `No conversion is known for the unit ${shown(unknown)}.`,
    );
  }
  if (from.kind !== to.kind) {
    return refused(
      'quantity-kinds-differ',
      `${quantity.unit} counts ${from.kind}, ${toUnit} counts ${to.kind}.`,
    );
  }
  const total = multiplyDecimal(value, { units: from.ofSmallest, scale: 0 });
  return divideExactly(total, to.ofSmallest);
}

/** Values come from documents: a JSON number or an object is no quantity, whatever the types promised. */
function decimalOf(value: unknown): Decimal | undefined {
  if (typeof value !== 'object' || value === null) return parseDecimal(value);
  return 'units' in value && typeof value.units === 'bigint' ? (value as Decimal) : undefined;
}

function divideExactly(total: Decimal, divisor: bigint): Checked<Decimal> {
  // A quotient of decimals ends only if some power of ten clears the divisor; 2^20 * 5^20 is beyond any unit here.
  for (let places = 0; places <= 20; places += 1) {
    const units = total.units * 10n ** BigInt(places);
    if (units % divisor === 0n)
      return accepted({ units: units / divisor, scale: total.scale + places });
  }
  return refused(
    'quantity-not-exact',
    'The result does not end: compare in the smaller of the two units.',
  );
}
