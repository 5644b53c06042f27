import { normalizeDid } from '@originmark/core';
import {
  addDecimal,
  compareDecimal,
  convertQuantity,
  type Decimal,
  formatDecimal,
} from '@originmark/customs';
import type { CommercialInvoiceCredential } from '@originmark/schemas';
import { type ClaimsContext, type LineView, readSubject } from '../claims-context.ts';
import type { Credential } from '../../intake/credential.ts';

type Invoice = CommercialInvoiceCredential['credentialSubject'];

/** How goods went from their maker to the importer, or where the way breaks off. */
export type GoodsLink =
  | { readonly kind: 'linked'; readonly invoices: readonly string[] }
  | { readonly kind: 'not-linked'; readonly expected: string; readonly found: unknown };

const PIECE = 'C62';

/**
 * A chain of sales from the covered maker to the importer, each naming the line's products in at
 * least the line's quantity. Without it a genuine maker's licence would be a bearer token for
 * anybody's goods.
 */
export function linkGoods(view: LineView, maker: string, claims: ClaimsContext): GoodsLink {
  const products = new Set(view.line.products ?? []);
  const needed = piecesOf(view.line.quantities ?? []);
  if (products.size === 0)
    return { kind: 'not-linked', expected: 'products named on the line', found: null };
  if (needed === undefined)
    return {
      kind: 'not-linked',
      expected: 'a quantity in pieces on the line',
      found: view.line.quantities ?? null,
    };

  const invoices = invoicesOf(claims);
  const ways: { at: string; invoices: readonly string[] }[] = [{ at: maker, invoices: [] }];
  const visited = new Set([maker]);
  let short: unknown = null;
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    if (way.at === claims.importer) return { kind: 'linked', invoices: way.invoices };
    for (const { credential, invoice } of invoices) {
      const buyer = normalizeDid(invoice.buyer.id);
      if (normalizeDid(invoice.seller.id) !== way.at || visited.has(buyer)) continue;
      const sold = piecesOf(
        invoice.lines
          .filter(({ product }) => product !== undefined && products.has(product))
          .map(({ quantity }) => quantity),
      );
      if (sold === undefined || compareDecimal(sold, needed) < 0) {
        short = {
          invoice: invoice.invoiceNumber,
          pieces: sold === undefined ? null : formatDecimal(sold),
        };
        continue;
      }
      visited.add(buyer);
      ways.push({ at: buyer, invoices: [...way.invoices, credential.id] });
    }
  }
  return {
    kind: 'not-linked',
    expected: `sales of ${formatDecimal(needed)} pieces from the maker to the importer`,
    found: short,
  };
}

function invoicesOf(claims: ClaimsContext): { credential: Credential; invoice: Invoice }[] {
  const found = new Map<string, { credential: Credential; invoice: Invoice }>();
  for (const links of claims.graph.links.values())
    for (const { to } of links) {
      const invoice = readSubject<Invoice>(claims, to, 'CommercialInvoiceCredential');
      if (invoice !== undefined && claims.standing(to).outcome !== 'invalid')
        found.set(to.digest, { credential: to, invoice });
    }
  return [...found.values()].sort((a, b) => (a.credential.digest < b.credential.digest ? -1 : 1));
}

/** The sum in pieces of those quantities that count pieces; undefined when none does. */
export function piecesOf(
  quantities: readonly { value: string; unit: string }[],
): Decimal | undefined {
  let sum: Decimal | undefined;
  for (const quantity of quantities) {
    const pieces = convertQuantity(quantity, PIECE);
    if (pieces.ok) sum = sum === undefined ? pieces.value : addDecimal(sum, pieces.value);
  }
  return sum;
}
