import { type Decimal, addDecimal, parseDecimal, parseHts } from '@originmark/customs';
import type { InvoiceLine, Money } from '@originmark/schemas';
import { addMeasures, sumOf } from './check-quantity.ts';
import type { Measure } from './measure.ts';

/** A value with the place of the invoice line that is the first to state it. */
export interface Stated {
  readonly index: number;
  readonly value: string;
}

/**
 * Lines of one invoice taken together, with all that an entry line is compared with. Worked out once:
 * many entry lines are compared with the same goods.
 */
export interface InvoiceGoods {
  readonly count: number;
  /** Place of the first of them. */
  readonly index: number;
  /** Undefined for quantities that do not add up. */
  readonly quantity: Measure | undefined;
  /** In US dollars; undefined where another currency is among them. */
  readonly amount: Decimal | undefined;
  /** Countries of origin, each where it first stands. */
  readonly origins: readonly Stated[];
  /** Tariff classifications, the first of each subheading; what has none does not agree with any. */
  readonly codes: readonly (Stated & { readonly subheading: string | undefined })[];
  /** The first lines, as many as a verdict shows. */
  readonly shown: readonly PlacedLine[];
}

export interface PlacedLine {
  readonly line: InvoiceLine;
  readonly index: number;
}

/** As many values as a fragment tells of a list. */
export const MAX_SHOWN = 50;

/** Takes lines of one invoice together. They come in the order of the invoice, at least one. */
export function takeTogether(lines: readonly PlacedLine[]): InvoiceGoods {
  const origins = new Map<string, Stated>();
  const codes = new Map<string | undefined, InvoiceGoods['codes'][number]>();
  for (const { index, line } of lines) {
    const { countryOfOrigin, tariffClassification } = line;
    if (countryOfOrigin !== undefined && !origins.has(countryOfOrigin))
      origins.set(countryOfOrigin, { index, value: countryOfOrigin });
    const subheading = subheadingOf(line);
    if (tariffClassification !== undefined && !codes.has(subheading))
      codes.set(subheading, { index, value: tariffClassification.code, subheading });
  }
  return {
    count: lines.length,
    index: lines[0]?.index ?? 0,
    quantity: sumOf(lines.map(({ line }) => line.quantity)),
    amount: sumUsd(lines.map(({ line }) => line.amount)),
    origins: [...origins.values()],
    codes: [...codes.values()],
    shown: lines.slice(0, MAX_SHOWN),
  };
}

/** The subheading under which an invoice line is classified; undefined for none, or for fewer digits. */
export function subheadingOf({ tariffClassification }: InvoiceLine): string | undefined {
  const parsed = parseHts(tariffClassification?.code);
  return parsed.ok ? parsed.value.subheading : undefined;
}

/** All quantities together; undefined for none, or for units that do not add up. */
export function quantityOf(goods: readonly InvoiceGoods[]): Measure | undefined {
  return addMeasures(goods.map(({ quantity }) => quantity));
}

/** All amounts together in US dollars; undefined for none, and for any other currency. */
export function amountOf(goods: readonly InvoiceGoods[]): Decimal | undefined {
  let sum: Decimal | undefined;
  for (const { amount } of goods) {
    if (amount === undefined) return undefined;
    sum = sum === undefined ? amount : addDecimal(sum, amount);
  }
  return sum;
}

/** The lines that a verdict shows of the goods on each invoice, in the order of the invoices. */
export function shownOf(invoices: readonly (readonly InvoiceGoods[])[]): readonly InvoiceLine[] {
  return invoices
    .flatMap((goods) => goods.flatMap(({ shown }) => shown).sort((a, b) => a.index - b.index))
    .slice(0, MAX_SHOWN)
    .map(({ line }) => line);
}

/** The sum of amounts in US dollars; undefined for none, and for any other currency. */
export function sumUsd(amounts: readonly Money[]): Decimal | undefined {
  let sum: Decimal | undefined;
  for (const { amount, currency } of amounts) {
    const value = currency === 'USD' ? parseDecimal(amount) : undefined;
    if (value === undefined) return undefined;
    sum = sum === undefined ? value : addDecimal(sum, value);
  }
  return sum;
}
