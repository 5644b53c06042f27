import { parseHts } from '@originmark/customs';
import type { CommercialInvoice, EntryLine } from '@originmark/schemas';
import { groupBy } from '../../group-by.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { oncePerEntryAnd } from '../../once-per.ts';
import { type InvoiceGoods, type PlacedLine, subheadingOf, takeTogether } from './invoice-goods.ts';

export interface InvoiceMatch {
  /** The goods of the entry line, by product where they were found by it; in the order of the invoice. */
  readonly goods: readonly InvoiceGoods[];
  /** True when the invoice names products and none of them is one of the entry line's. */
  readonly isOtherProduct: boolean;
}

/**
 * The lines of an invoice that are the goods of an entry line: by product where both name one, else by
 * classification, else the only line there is. An invoice may hold goods of other lines and entries.
 */
export function matchInvoiceLines(
  claims: Pick<ClaimsContext, 'answers'>,
  invoice: CommercialInvoice,
  entered: EntryLine,
): InvoiceMatch {
  const index = indexes(claims)(invoice);
  const subheading = subheadingEntered(entered);
  if (entered.products === undefined)
    return classified(index.all, subheading, invoice.lines.length === 1);
  const same = [...new Set(entered.products)].flatMap(
    (product) => index.byProduct.get(product) ?? [],
  );
  if (same.length > 0)
    return { goods: same.sort((a, b) => a.index - b.index), isOtherProduct: false };
  if (index.unnamed.only === undefined) return { goods: [], isOtherProduct: true };
  return classified(index.unnamed, subheading, invoice.lines.length === 1);
}

/** The six digits under which an entry line falls; undefined for a number that is none. */
export function subheadingEntered({ hts }: Pick<EntryLine, 'hts'>): string | undefined {
  const parsed = parseHts(hts);
  return parsed.ok ? parsed.value.subheading : undefined;
}

interface Classified {
  readonly bySubheading: ReadonlyMap<string | undefined, InvoiceGoods>;
  /** The first line; the only one where the invoice has one line. */
  readonly only: InvoiceGoods | undefined;
}

function classified(
  { bySubheading, only }: Classified,
  subheading: string | undefined,
  isOneLine: boolean,
): InvoiceMatch {
  const goods = subheading === undefined ? undefined : bySubheading.get(subheading);
  if (goods !== undefined) return { goods: [goods], isOtherProduct: false };
  return { goods: isOneLine && only !== undefined ? [only] : [], isOtherProduct: false };
}

/** An invoice is read once, however many entry lines are compared with it. */
const indexes = oncePerEntryAnd(indexInvoice);

function indexInvoice({ lines }: CommercialInvoice) {
  const placed = lines.map((line, index): PlacedLine => ({ line, index }));
  const named = placed.filter(({ line }) => line.product !== undefined);
  const byProduct = groupBy(named, ({ line }) => line.product ?? '');
  return {
    byProduct: new Map([...byProduct].map(([product, own]) => [product, takeTogether(own)])),
    all: classify(placed),
    unnamed: classify(placed.filter(({ line }) => line.product === undefined)),
  };
}

function classify(lines: readonly PlacedLine[]): Classified {
  const groups = groupBy(lines, ({ line }) => subheadingOf(line));
  const [first] = lines;
  return {
    bySubheading: new Map([...groups].map(([code, own]) => [code, takeTogether(own)])),
    only: first === undefined ? undefined : takeTogether([first]),
  };
}
