import { normalizeDid } from '@originmark/core';
import { type Decimal, addDecimal, compareDecimal, convertQuantity } from '@originmark/customs';
import type { CommercialInvoice } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import { type ClaimsContext, type LineView, readSubject } from '../claims-context.ts';
import { recordLineOf } from '../clocks/own-record.ts';
import { oncePerEntry } from '../../once-per.ts';
import { groupBy } from '../../group-by.ts';

const PIECE = 'C62';

/** What one invoice says was sold of one product, all its lines together. */
export interface Sale {
  /** Names the invoice: its seller and the number the seller gave it. */
  readonly invoice: string;
  readonly invoiceNumber: string;
  readonly seller: string;
  readonly buyer: string;
  readonly pieces: Decimal;
  /** Whether the invoice stands; else what it sells leaves a question. */
  readonly isCertain: boolean;
}

/** The sales that a bundle tells of, in an order that does not depend on how it was packed. */
export interface Sales {
  readonly byProduct: ReadonlyMap<string, readonly Sale[]>;
  /** Names of invoices, by the digest of the credential. */
  readonly invoices: ReadonlyMap<string, string>;
}

/**
 * Every sale that an invoice of the bundle tells of. An invoice that nobody is shown to have signed is
 * no better than none; one that is intact and does not stand is uncertain. Of several that bear one
 * number of one seller, one counts: an invoice signed twice sells no more.
 */
export const readSales = oncePerEntry((claims: ClaimsContext): Sales => {
  const byProduct = new Map<string, Sale[]>();
  const invoices = new Map<string, string>();
  const counted = new Set<string>();
  for (const { credential, isCertain } of presented(claims)) {
    const document = readSubject<CommercialInvoice>(
      claims,
      credential,
      'CommercialInvoiceCredential',
    );
    if (document === undefined) continue;
    const { invoiceNumber } = document;
    const [seller, buyer] = [normalizeDid(document.seller.id), normalizeDid(document.buyer.id)];
    const invoice = JSON.stringify([seller, invoiceNumber]);
    invoices.set(credential.digest, invoice);
    if (counted.has(invoice)) continue;
    counted.add(invoice);
    for (const [product, lines] of groupBy(document.lines, (line) => line.product)) {
      const pieces = piecesOf(lines.map(({ quantity }) => quantity));
      if (product === undefined || pieces === undefined) continue;
      const sales = byProduct.get(product) ?? [];
      sales.push({ invoice, invoiceNumber, seller, buyer, pieces, isCertain });
      byProduct.set(product, sales);
    }
  }
  return { byProduct, invoices };
});

/** Those that stand come first, so that they count before a copy that does not. */
function presented(claims: ClaimsContext): { credential: Credential; isCertain: boolean }[] {
  const found = new Map<string, { credential: Credential; isCertain: boolean }>();
  for (const links of claims.graph.links.values())
    for (const { to } of links) {
      if (to.type !== 'CommercialInvoiceCredential' || found.has(to.digest)) continue;
      const { intact, outcome, status } = claims.standing(to);
      if (intact === 'invalid') continue;
      const isCertain = outcome === 'valid' && (status.kind === 'none' || status.kind === 'clear');
      found.set(to.digest, { credential: to, isCertain });
    }
  return [...found.values()].sort(
    (a, b) =>
      Number(b.isCertain) - Number(a.isCertain) ||
      (a.credential.digest < b.credential.digest ? -1 : 1),
  );
}

/**
 * The pieces of a line that are counted: what was presented or what the verifier's own record has,
 * whichever is more. Otherwise little is presented of what was filed, and the rest is counted nowhere.
 */
export function countedPieces(
  { line, number }: LineView,
  claims: ClaimsContext,
): Decimal | undefined {
  const presented = piecesOf(line.quantities ?? []);
  const filed = piecesOf(recordLineOf(claims, number)?.quantities ?? []);
  if (presented === undefined || filed === undefined) return presented ?? filed;
  return compareDecimal(presented, filed) < 0 ? filed : presented;
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
