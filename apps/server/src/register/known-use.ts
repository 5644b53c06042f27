import { addDecimal, type Decimal, formatDecimal, parseDecimal } from '@originmark/customs';
import type { StorageTransaction } from '@originmark/storage';

/** Quantities that are known to have been used under a licence. */
export interface KnownUse {
  readonly unit: string;
  /** The calendar year: caps count by year or over all of them. */
  readonly year: string;
  /** Exact, a decimal. */
  readonly quantity: string;
}

/** The uses that were reported for licences, by unit and year; of several their sum. */
export async function readKnownUse(
  tx: StorageTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownUse[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('reported_use')
    .select(['credential_id', 'quantity', 'unit', 'on_day'])
    .where('credential_id', 'in', [...ids])
    .orderBy('on_day')
    .execute();
  const known = new Map<string, KnownUse[]>();
  for (const { credential_id, on_day, quantity, unit } of rows) {
    const uses = known.get(credential_id) ?? [];
    known.set(credential_id, addUse(uses, { quantity, unit, year: on_day.slice(0, 4) }));
  }
  return known;
}

/** The sums of several licences. */
export function sumUses(uses: readonly (readonly KnownUse[])[]): readonly KnownUse[] {
  return uses.flat().reduce<KnownUse[]>(addUse, []);
}

function addUse(uses: readonly KnownUse[], use: KnownUse): KnownUse[] {
  const same = uses.find(({ unit, year }) => unit === use.unit && year === use.year);
  if (same === undefined) return [...uses, use];
  return uses.map((one) =>
    one === same ? { ...one, quantity: addQuantities(one.quantity, use.quantity) } : one,
  );
}

/** Exact sum of two quantities, without zeros that say nothing. */
export function addQuantities(a: string, b: string): string {
  const text = formatDecimal(addDecimal(toDecimal(a), toDecimal(b)));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function toDecimal(text: string): Decimal {
  const value = parseDecimal(text.replace(/^0+(?=\d)/, ''));
  if (value === undefined) throw new RangeError(`not a quantity: ${text}`);
  return value;
}
