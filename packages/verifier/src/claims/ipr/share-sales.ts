import { normalizeDid } from '@originmark/core';
import {
  type Decimal,
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  subtractDecimal,
} from '@originmark/customs';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { oncePerEntry } from '../../once-per.ts';
import { findWay, type Hop, type WayQuestion } from './find-way.ts';
import { groupBy } from '../../group-by.ts';
import { countedPieces, readSales, type Sale } from './sales.ts';

type Pieces = ReadonlyMap<Sale, Decimal>;

/** What the lines of an entry have used of the sales together, and each line on its own. */
export interface Shares {
  readonly used: Pieces;
  readonly byLine: ReadonlyMap<LineView, Pieces>;
}

/** What is asked for a line: its products in its quantity, by which of the sales. */
export type LineQuestion = Pick<WayQuestion, 'importer' | 'needed' | 'sales' | 'named'>;

const NONE = decimalFromInteger(0);

/**
 * One invoice links no more pieces than it has. The lines are served in the order of the entry,
 * whether or not a right is indicated for them: each takes its pieces along the way from its own
 * manufacturer, by sales that are certain where they suffice. A line for which there is no way takes
 * what is left of the invoices it names: its goods are theirs, or nobody's.
 */
export const shareSales = oncePerEntry((claims: ClaimsContext): Shares => {
  const used = new Map<Sale, Decimal>();
  const byLine = new Map<LineView, Pieces>();
  const left = (sale: Sale): Decimal => subtractDecimal(sale.pieces, used.get(sale) ?? NONE);
  for (const view of claims.lines) {
    const question = questionOf(view, claims);
    if (question === undefined) continue;
    const own = new Map<Sale, Decimal>();
    for (const hop of hopsOf(view, question, left)) {
      let open = question.needed;
      for (const sale of hop) {
        const taken = smaller(left(sale), open);
        open = subtractDecimal(open, taken);
        own.set(sale, taken);
        used.set(sale, addDecimal(used.get(sale) ?? NONE, taken));
      }
    }
    byLine.set(view, own);
  }
  return { used, byLine };
});

/** Undefined for a line that names no product or no quantity in pieces. */
export function questionOf(view: LineView, claims: ClaimsContext): LineQuestion | undefined {
  const needed = countedPieces(view, claims);
  const products = new Set(view.line.products ?? []);
  if (needed === undefined || compareDecimal(needed, NONE) <= 0 || products.size === 0)
    return undefined;
  const { byProduct, invoices } = readSales(claims);
  const named = new Set(view.support.flatMap(({ digest }) => invoices.get(digest) ?? []));
  const all = [...products].sort().flatMap((product) => byProduct.get(product) ?? []);
  const own = all.filter(({ invoice }) => named.has(invoice));
  const others = all.filter(({ invoice }) => !named.has(invoice));
  return { importer: claims.importer, needed, named, sales: [...own, ...others] };
}

function hopsOf(
  { line }: LineView,
  question: LineQuestion,
  left: (sale: Sale) => Decimal,
): readonly Hop[] {
  const maker = line.manufacturer === undefined ? undefined : normalizeDid(line.manufacturer);
  if (maker !== undefined && maker !== question.importer) {
    const certain = question.sales.filter(({ isCertain }) => isCertain);
    for (const sales of [certain, question.sales]) {
      const way = findWay({ ...question, maker, sales, left });
      if ('hops' in way) return way.hops;
    }
  }
  return namedHops(question);
}

function namedHops({ named, sales }: LineQuestion): readonly Hop[] {
  const own = sales.filter(({ invoice }) => named.has(invoice));
  return [...groupBy(own, ({ seller, buyer }) => JSON.stringify([seller, buyer])).values()];
}

function smaller(a: Decimal, b: Decimal): Decimal {
  return compareDecimal(a, b) <= 0 ? a : b;
}
