import { isHtsCovered, parseHts } from '@originmark/customs';
import type { CommercialInvoice, EntryLine, InvoiceLine } from '@originmark/schemas';

export interface MatchedInvoiceLine {
  readonly line: InvoiceLine;
  readonly index: number;
}

export interface InvoiceMatch {
  readonly matched: readonly MatchedInvoiceLine[];
  /** True when the invoice names products and none of them is one of the entry line's. */
  readonly isOtherProduct: boolean;
}

/**
 * The lines of an invoice that are the goods of an entry line: by product where both name one, else by
 * classification, else the only line there is. An invoice may hold goods of other lines and entries.
 */
export function matchInvoiceLines(invoice: CommercialInvoice, entered: EntryLine): InvoiceMatch {
  const lines = invoice.lines.map((line, index) => ({ line, index }));
  const products = entered.products === undefined ? undefined : new Set(entered.products);
  if (products !== undefined) {
    const named = lines.filter(({ line }) => line.product !== undefined);
    const same = named.filter(
      ({ line: { product } }) => product !== undefined && products.has(product),
    );
    if (same.length > 0) return { matched: same, isOtherProduct: false };
    if (named.length === lines.length) return { matched: [], isOtherProduct: true };
  }
  const open = lines.filter(({ line }) => products === undefined || line.product === undefined);
  const classified = open.filter(({ line }) => isUnderSubheading(line, entered.hts));
  if (classified.length > 0) return { matched: classified, isOtherProduct: false };
  return { matched: lines.length === 1 ? open : [], isOtherProduct: false };
}

/** Whether an invoice line is classified as the entry line is, to six digits. */
export function isUnderSubheading(line: InvoiceLine, hts: string): boolean {
  const parsed = parseHts(line.tariffClassification?.code);
  return parsed.ok && parsed.value.subheading !== undefined
    ? isHtsCovered(hts, parsed.value.subheading)
    : false;
}
