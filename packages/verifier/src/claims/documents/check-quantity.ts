import { addDecimal, formatDecimal } from '@originmark/customs';
import type { EntryLine, Quantity } from '@originmark/schemas';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { type Measure, compareMeasures, toMeasure } from './measure.ts';

/** What was entered and what was invoiced, in one unit. */
export interface QuantityShare {
  readonly entered: Measure;
  readonly invoiced: Measure;
}

/** A quantity of the line and the sum of the invoiced ones, where a common unit exists. */
export function compareQuantities(
  line: EntryLine,
  sum: Measure | undefined,
): QuantityShare | undefined {
  if (sum === undefined) return undefined;
  for (const quantity of line.quantities ?? []) {
    const entered = toMeasure(quantity);
    if (entered?.unit === sum.unit) return { entered, invoiced: sum };
  }
  return undefined;
}

/**
 * Entered against invoiced quantity. Dozens against pieces is no difference, and less than invoiced is
 * a split shipment or an invoice for several entries; more than invoiced is unexplained.
 */
export function checkQuantity(share: QuantityShare | undefined, facts: Facts): Finding {
  if (share === undefined) return undecided('documents.conflict', facts);
  const { entered, invoiced } = share;
  const order = compareMeasures(entered, invoiced);
  const [expected, found] = [textOf(entered), textOf(invoiced)];
  if (order > 0) return fail('documents.conflict', { ...facts, expected, found });
  const why =
    order < 0 ? `${found}: split shipment, or an invoice for several lines or entries` : found;
  return pass('documents', { ...facts, expected, found: why });
}

export function textOf({ value, unit }: Measure): string {
  return `${formatDecimal(value)} ${unit}`;
}

/** The sum of quantities of one unit; undefined for none, or for units that do not add up. */
export function sumOf(quantities: readonly Quantity[]): Measure | undefined {
  return addMeasures(quantities.map(toMeasure));
}

/** The same of what was read or added before. */
export function addMeasures(measures: readonly (Measure | undefined)[]): Measure | undefined {
  let sum: Measure | undefined;
  for (const measure of measures) {
    if (measure === undefined || (sum !== undefined && sum.unit !== measure.unit)) return undefined;
    sum = sum === undefined ? measure : { ...sum, value: addDecimal(sum.value, measure.value) };
  }
  return sum;
}
