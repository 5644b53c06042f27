import { addDecimal, decimalFromInteger, subtractDecimal } from '@originmark/customs';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { findWay, type Way } from './find-way.ts';
import type { Sale } from './sales.ts';
import { questionOf, shareSales } from './share-sales.ts';
import { writeCount } from './write-count.ts';

/** How goods went from their maker to the importer, or where the way breaks off. */
export type GoodsLink =
  | { readonly kind: 'linked' }
  | {
      /** `open`: by sales of which one is uncertain. */
      readonly kind: 'open' | 'not-linked';
      readonly expected: string;
      readonly found: unknown;
    };

const NONE = decimalFromInteger(0);

/**
 * A chain of sales from the covered maker to the importer, each naming the line's products in at least
 * the line's quantity, of which no other line has used the pieces. Without it a genuine maker's licence
 * would be a bearer token for anybody's goods.
 */
export function linkGoods(view: LineView, maker: string, claims: ClaimsContext): GoodsLink {
  const question = questionOf(view, claims);
  if (question === undefined)
    return {
      kind: 'not-linked',
      expected: 'products and a quantity in pieces on the line',
      found: { products: view.line.products ?? null, quantities: view.line.quantities ?? null },
    };
  if (maker === question.importer) return { kind: 'linked' };
  const { byLine, used } = shareSales(claims);
  const own = byLine.get(view);
  // What the line has used itself is there for it.
  const left = (sale: Sale) =>
    addDecimal(subtractDecimal(sale.pieces, used.get(sale) ?? NONE), own?.get(sale) ?? NONE);
  const certain = question.sales.filter(({ isCertain }) => isCertain);
  const walk = (sales: readonly Sale[]): Way => findWay({ ...question, maker, sales, left });
  const way = walk(certain);
  if ('hops' in way) return { kind: 'linked' };
  const expected = `sales of ${writeCount(question.needed)} pieces from the maker to the importer`;
  const uncertain = walk(question.sales);
  if ('short' in uncertain) return { kind: 'not-linked', expected, found: uncertain.short };
  const doubtful = uncertain.hops.flat().filter(({ isCertain }) => !isCertain);
  const invoices = [...new Set(doubtful.map(({ invoiceNumber }) => invoiceNumber))].sort();
  return { kind: 'open', expected, found: { undecided: invoices } };
}
