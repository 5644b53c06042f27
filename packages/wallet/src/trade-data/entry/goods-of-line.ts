import { isHtsCovered } from '@originmark/customs';
import type { CommercialInvoice, EntryLine, InvoiceLine } from '@originmark/schemas';
import type { PartIndex, PartRecord } from '../parts/part-index.ts';
import type { Parties } from '../party-book.ts';
import type { DraftLine, LineClues } from './entry-draft.ts';

/** @internal Where the goods of an entry line are looked up. */
export interface GoodsSources {
  readonly invoices: readonly CommercialInvoice[];
  readonly parts: PartIndex | undefined;
  readonly parties: Parties;
}

interface Good {
  readonly line: InvoiceLine;
  readonly part: PartRecord | undefined;
}

/**
 * @internal What invoices and parts lists say of the goods of a line. Something is said only where
 * every good of the line agrees: one unknown product among several leaves all of them unsaid.
 */
export function goodsOfLine(
  line: DraftLine,
  clues: LineClues | undefined,
  sources: GoodsSources,
): Pick<Partial<EntryLine>, 'dutyRate' | 'products' | 'lots' | 'rights'> & {
  readonly maker?: string;
} {
  const goods = findGoods(line, clues, sources);
  if (goods === undefined || goods.length === 0) return {};
  const products = every(goods, (good) => good.line.product ?? good.part?.product);
  const rates = every(goods, ({ part }) => part?.dutyRate);
  const makers = every(goods, ({ part }) => part?.maker);
  const rights = [...new Set(goods.flatMap(({ part }) => part?.rights ?? []))];
  const lots = [...new Set(goods.flatMap((good) => good.line.lot ?? []))];
  const [rate] = rates;
  const [maker] = makers;
  return {
    ...(rates.length === 1 && rate !== undefined && { dutyRate: rate }),
    ...(products.length > 0 && { products }),
    ...(lots.length > 0 && { lots }),
    ...(rights.length > 0 && { rights }),
    ...(makers.length === 1 && maker !== undefined && { maker }),
  };
}

/** Distinct values, where every good has one; else none. */
function every(goods: readonly Good[], valueOf: (good: Good) => string | undefined): string[] {
  const values = goods.map(valueOf);
  return values.every((value) => value !== undefined) ? [...new Set(values)] : [];
}

/** Undefined where an invoice of the line is not at hand, or its lines cannot be told apart. */
function findGoods(
  line: DraftLine,
  clues: LineClues | undefined,
  { invoices, parts, parties }: GoodsSources,
): Good[] | undefined {
  const goods: Good[] = [];
  for (const number of line.invoiceNumbers ?? []) {
    const named = clues?.invoices.filter(({ invoiceNumber }) => invoiceNumber === number) ?? [];
    const supplier = named.find(({ supplierId }) => supplierId !== undefined)?.supplierId;
    const seller = supplier === undefined ? undefined : parties.byMid(supplier)?.party.id;
    const found = invoices.filter(
      (one) => one.invoiceNumber === number && (seller === undefined || one.seller.id === seller),
    );
    const [invoice] = found;
    if (invoice === undefined || found.length > 1) return undefined;
    const ranges = named.flatMap((one) => one.ranges);
    const own =
      ranges.length > 0
        ? invoice.lines.filter((_, at) =>
            ranges.some(({ from, to }) => from <= at + 1 && at + 1 <= to),
          )
        : linesUnder(line.hts, invoice, parts);
    if (own === undefined) return undefined;
    for (const one of own) goods.push({ line: one, part: partOf(one, invoice, parts) });
  }
  return goods;
}

/**
 * Lines of an invoice under the tariff number of the entry line. The only line of an invoice needs no
 * number to be told apart, but one that says another good is another good.
 */
function linesUnder(
  hts: string | undefined,
  invoice: CommercialInvoice,
  parts: PartIndex | undefined,
): readonly InvoiceLine[] | undefined {
  const codes = invoice.lines.map((one) => codeOf(one, partOf(one, invoice, parts)));
  if (invoice.lines.length === 1 && codes[0] === undefined) return invoice.lines;
  if (hts === undefined || codes.includes(undefined)) return undefined;
  const own = invoice.lines.filter((_, at) => isHtsCovered(hts, codes[at] ?? ''));
  return own.length > 0 ? own : undefined;
}

/** Beyond six digits a code is the tariff of one country: only that of the United States is compared. */
function codeOf(
  { tariffClassification: stated }: InvoiceLine,
  part: PartRecord | undefined,
): string | undefined {
  if (part?.hts !== undefined || stated === undefined) return part?.hts;
  return stated.system.startsWith('HTS')
    ? stated.code
    : stated.code.replaceAll('.', '').slice(0, 6);
}

function partOf(
  line: InvoiceLine,
  invoice: CommercialInvoice,
  parts: PartIndex | undefined,
): PartRecord | undefined {
  return line.item === undefined ? undefined : parts?.find(line.item, invoice.seller.id);
}
