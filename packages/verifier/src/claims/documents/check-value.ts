import {
  type Decimal,
  addDecimal,
  compareDecimal,
  formatDecimal,
  subtractDecimal,
} from '@originmark/customs';
import type { CommercialInvoice, EntryLine, Money } from '@originmark/schemas';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { QuantityShare } from './check-quantity.ts';
import { sumUsd } from './invoice-goods.ts';
import { isShareOf } from './measure.ts';

// Values are entered in whole dollars: up or down, always by less than one.
const WHOLE_DOLLAR: Decimal = { units: 99n, scale: 2 };
const ONE: Decimal = { units: 1n, scale: 0 };
// Each may be in the value or out of it: more would be more ways than are worth trying.
const MAX_ADJUSTMENTS = 10;
/** Terms of sale under which the price contains carriage that is not part of the entered value. */
const CARRIAGE_PAID = new Set(['CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP']);
/** Which way an adjustment goes when the invoice does not say; "other" and "rounding" then tell nothing. */
const DIRECTION: Readonly<Record<string, 'add' | 'deduct'>> = {
  assist: 'add',
  royalty: 'add',
  freight: 'deduct',
  insurance: 'deduct',
  discount: 'deduct',
};

/** Amounts a line's entered value is compared with. */
export interface InvoicedValue {
  readonly invoices: readonly CommercialInvoice[];
  /** In US dollars, for the goods of the entry line; undefined where they do not add up. */
  readonly amount: Decimal | undefined;
  /** Amounts of the invoice lines, for a value that cannot be compared. */
  readonly shown: () => readonly Money[];
  /** The same goods on invoices of earlier sales: the whole quantity of each. */
  readonly earlierSales: readonly {
    readonly invoiceNumber: string;
    readonly amount: Decimal | undefined;
    readonly share: QuantityShare | undefined;
  }[];
}

/**
 * Entered value against invoiced amounts, in whole dollars. Lawful differences are told, not failed:
 * a part of the invoiced quantity, assists, royalties, freight and the like that the invoice states, and
 * a first sale that an earlier invoice shows.
 */
export function checkValue(
  line: EntryLine,
  share: QuantityShare | undefined,
  invoiced: InvoicedValue,
  facts: Facts,
): Finding {
  const entered = sumUsd([line.enteredValue]);
  const { amount } = invoiced;
  const at = { ...facts, expected: `${line.enteredValue.amount} ${line.enteredValue.currency}` };
  if (entered === undefined || amount === undefined) {
    const shown = invoiced.shown().map(({ amount: text, currency }) => `${text} ${currency}`);
    return undecided('documents.conflict', { ...at, found: shown });
  }
  const found = `${formatDecimal(amount)} USD`;
  const told = (why: string): Finding => pass('documents', { ...at, found: `${found}${why}` });
  const isPart = isPartOf(entered, share);
  if (isPart(amount)) return told('');
  const steps = adjustmentSteps(line, invoiced.invoices);
  if (steps === undefined) return undecided('documents.conflict', { ...at, found });
  const reasons = explain(amount, steps, isPart);
  if (reasons !== undefined) return told(`, adjusted by ${reasons.join(', ')}`);
  for (const { amount: price, invoiceNumber, share: first } of invoiced.earlierSales) {
    if (price !== undefined && isPartOf(entered, first)(price))
      return told(`; first sale by invoice ${invoiceNumber}, ${formatDecimal(price)} USD`);
  }
  return fail('documents.conflict', { ...at, found });
}

/** Compares with the part of an amount that falls on the quantity entered. */
function isPartOf(
  entered: Decimal,
  share: QuantityShare | undefined,
): (amount: Decimal) => boolean {
  const isLess =
    share !== undefined && compareDecimal(share.entered.value, share.invoiced.value) < 0;
  const [part, whole] = isLess ? [share.entered.value, share.invoiced.value] : [ONE, ONE];
  return (amount) => isShareOf(entered, amount, part, whole, WHOLE_DOLLAR);
}

interface Step {
  readonly name: string;
  readonly change: Decimal;
}

/** What the invoices say may lie between price and entered value; undefined when that cannot be tried. */
function adjustmentSteps(
  line: EntryLine,
  invoices: readonly CommercialInvoice[],
): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const { adjustments = [] } of invoices)
    for (const { kind, amount, direction = DIRECTION[kind] } of adjustments) {
      const size = sumUsd([amount]);
      if (size === undefined) return undefined;
      // A first sale is shown by its own invoice, not by a line on this one.
      if (kind === 'first-sale' || direction === undefined) continue;
      steps.push({ name: kind, change: direction === 'add' ? size : negative(size) });
    }
  const charges = line.charges === undefined ? undefined : sumUsd([line.charges]);
  const isCarriagePaid = invoices.some(({ termsOfSale }) =>
    CARRIAGE_PAID.has(termsOfSale?.incoterm ?? ''),
  );
  if (charges !== undefined && isCarriagePaid)
    steps.push({ name: 'charges', change: negative(charges) });
  return steps.length <= MAX_ADJUSTMENTS ? steps : undefined;
}

/** The steps that lead from the amount to the entered value, if some do. */
function explain(
  amount: Decimal,
  steps: readonly Step[],
  isEntered: (amount: Decimal) => boolean,
): readonly string[] | undefined {
  for (let chosen = 1; chosen < 2 ** steps.length; chosen += 1) {
    const taken = steps.filter((_, index) => (chosen & (1 << index)) !== 0);
    const value = taken.reduce((sum, { change }) => addDecimal(sum, change), amount);
    if (value.units >= 0n && isEntered(value)) return taken.map(({ name }) => name);
  }
  return undefined;
}

function negative(value: Decimal): Decimal {
  return subtractDecimal({ units: 0n, scale: 0 }, value);
}
