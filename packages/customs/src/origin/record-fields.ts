import { convertQuantity } from '../money/convert-quantity.ts';
import { type Decimal, parseDecimal } from '../money/decimal.ts';
import { isoCountry } from '../numbers/iso-country.ts';
import { shown } from '../checked.ts';

/** An object whose fields are not read yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is wrong, and where: `/materials/3/value`. */
export class Wrong extends Error {
  readonly pointer: string;
  constructor(pointer: string, message: string) {
    super(message);
    this.pointer = pointer;
  }
}

/** Reads a row of a list; what is wrong in it is wrong at its place in the list. */
export function under<T>(at: string, index: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Wrong
      ? new Wrong(`${at}/${index}${error.pointer}`, error.message)
      : error;
  }
}

export function readWeight(value: unknown, at: string): Decimal | undefined {
  if (value === undefined) return undefined;
  const { unit, value: amount } = fields(value, at, '{"value": "262", "unit": "GRM"}');
  if (typeof amount !== 'string' || typeof unit !== 'string')
    throw new Wrong(at, 'give a value as text and a unit such as KGM');
  const weight = convertQuantity({ value: amount, unit }, 'KGM');
  if (!weight.ok) throw new Wrong(at, weight.message);
  if (weight.value.units < 0n) throw new Wrong(at, 'a weight is not below zero');
  return weight.value;
}

/** One currency for the whole record: nothing is converted here. */
export class Currency {
  currency: string | undefined;
  read(value: unknown, at: string): Decimal | undefined {
    if (value === undefined) return undefined;
    const { amount, currency } = fields(value, at, '{"amount": "48.00", "currency": "USD"}');
    const read = parseDecimal(amount);
    if (read === undefined || read.units < 0n)
      throw new Wrong(
        at,
        `write the amount as a plain decimal in text such as "1234.50", with a point and nothing between thousands, not ${shown(amount)}`,
      );
    if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
      throw new Wrong(at, `name the currency as USD, not ${shown(currency)}`);
    this.currency ??= currency;
    if (this.currency !== currency)
      throw new Wrong(
        at,
        `amounts are in ${this.currency} and in ${shown(currency)}: give all in one currency, nothing is converted here`,
      );
    return read;
  }
}

export function given<Name extends string, T>(
  name: Name,
  value: T | undefined,
): { [K in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [K in Name]?: T };
}

/** `form`: how it is written, where the place alone does not say it. */
export function fields(value: unknown, at: string, form?: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Wrong(at, `an object is needed here${form === undefined ? '' : ` such as ${form}`}`);
  return value as Fields;
}

export function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Wrong(at, 'a list is needed here');
  return value as unknown[];
}

export function text(value: unknown, at: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length === 0 || value.length > 4000)
    throw new Wrong(at, 'text of 1 to 4,000 characters is needed here');
  return value;
}

export const texts = (value: unknown, at: string): string[] =>
  list(value ?? [], at).map((one) => {
    const read = text(one, at);
    if (read === undefined) throw new Wrong(at, 'text is needed here');
    return read;
  });

export function truth(value: unknown, at: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new Wrong(at, `true or false is needed here, without quotes, not ${shown(value)}`);
}

export function country(value: unknown, at: string): string | undefined {
  const read = text(value, at);
  if (read === undefined || isoCountry(read)) return read;
  throw new Wrong(at, `write the country as two letters of ISO 3166-1, not ${shown(read)}`);
}

export function oneOf<T extends string>(value: unknown, known: readonly T[], at: string): T {
  const found = known.find((one) => one === value);
  if (found === undefined)
    throw new Wrong(at, `${shown(value)} is not one of: ${known.join(', ')}`);
  return found;
}

export function onlyKnown(row: Fields, known: ReadonlySet<string>, at: string): void {
  const unknown = Object.keys(row).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new Wrong(`${at}/${unknown}`, `no such field is known: one of ${[...known].join(', ')}`);
}
