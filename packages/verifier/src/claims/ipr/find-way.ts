import { type Decimal, addDecimal, compareDecimal, decimalFromInteger } from '@originmark/customs';
import { groupBy } from '../../group-by.ts';
import type { Sale } from './sales.ts';
import { writeCount } from './write-count.ts';

/** How goods may have gone, and what is asked of each sale on the way. */
export interface WayQuestion {
  readonly maker: string;
  readonly importer: string;
  readonly needed: Decimal;
  /** Sales of the goods, those of invoices that the line names itself first. */
  readonly sales: readonly Sale[];
  /** Names of the invoices that the line names itself. */
  readonly named: ReadonlySet<string>;
  /** Pieces of a sale that no other line has used. */
  readonly left: (sale: Sale) => Decimal;
}

/** All sales between two parties: shipments that were split are summed. */
export type Hop = readonly Sale[];

/** Sales that are too small to go on by. */
export interface ShortHop {
  readonly invoices: readonly string[];
  readonly piecesLeft: string;
}

/** The hops from maker to importer, or the first that is short, if any sale leads on from the maker. */
export type Way = { readonly hops: readonly Hop[] } | { readonly short: ShortHop | null };

/**
 * The shortest chain of sales from the maker to the importer in which every hop has enough pieces left.
 * The sale to the importer must be by invoices that the line names; earlier ones may stand on others.
 */
export function findWay(question: WayQuestion): Way {
  const { importer, left, maker, named, needed, sales } = question;
  const bySeller = groupBy(
    sales.filter(({ buyer, invoice }) => buyer !== importer || named.has(invoice)),
    ({ seller }) => seller,
  );
  const ways: { at: string; hops: readonly Hop[] }[] = [{ at: maker, hops: [] }];
  const visited = new Set([maker]);
  let short: ShortHop | null = null;
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    if (way.at === importer) return { hops: way.hops };
    for (const [buyer, hop] of groupBy(bySeller.get(way.at) ?? [], (sale) => sale.buyer)) {
      if (visited.has(buyer)) continue;
      const pieces = hop.map(left).reduce(addDecimal, decimalFromInteger(0));
      if (compareDecimal(pieces, needed) < 0) {
        short ??= {
          invoices: [...new Set(hop.map(({ invoiceNumber }) => invoiceNumber))].sort(),
          piecesLeft: writeCount(pieces),
        };
        continue;
      }
      visited.add(buyer);
      ways.push({ at: buyer, hops: [...way.hops, hop] });
    }
  }
  return { short };
}
