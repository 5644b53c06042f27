import { normalizeDid } from '@originmark/core';
import type { BillOfLading, CommercialInvoice } from '@originmark/schemas';
import { targetsOf } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Finding, fail, undecided } from '../../verdict/fragment.ts';
import { type ClaimsContext, type LineView, readSubject } from '../claims-context.ts';
import { linePointer } from '../clocks/own-record.ts';
import { isSameParty } from './same-party.ts';

export interface Presented<T> {
  readonly credential: Credential;
  readonly document: T;
}

/** The commercial documents of a line, and what was found while collecting them. */
export interface LineDocuments {
  /** Invoices of the sale under which the goods are entered. */
  readonly invoices: readonly Presented<CommercialInvoice>[];
  /** Invoices of earlier sales of the same goods, up the chain of sellers. */
  readonly earlier: readonly Presented<CommercialInvoice>[];
  readonly bills: readonly Presented<BillOfLading>[];
  readonly findings: readonly Finding[];
}

/** Collects the documents that a line is supported by, and says which named ones are not there. */
export function readLineDocuments(claims: ClaimsContext, view: LineView): LineDocuments {
  const broken: Finding[] = [];
  const read = <T>(type: string): Presented<T>[] =>
    view.support.flatMap((credential) => {
      if (credential.typeName !== type) return [];
      const document = readSubject<T>(claims, credential, type);
      const { outcome } = claims.standing(credential);
      if (document !== undefined && outcome === 'valid') return [{ credential, document }];
      broken.push(brokenDocument(claims, view, credential));
      // One that is merely undecided can still be compared.
      return document !== undefined && outcome === 'indeterminate'
        ? [{ credential, document }]
        : [];
    });
  const all = read<CommercialInvoice>('CommercialInvoiceCredential');
  const numbers = view.line.invoiceNumbers;
  const isOfLine = ({ document }: Presented<CommercialInvoice>): boolean =>
    numbers?.includes(document.invoiceNumber) ?? isBuyer(claims, document);
  const invoices = all.filter(isOfLine);
  const earlier = earlierSales(
    invoices,
    all.filter((invoice) => !isOfLine(invoice)),
  );
  const known = new Set([...invoices, ...earlier]);
  const strangers = all.filter((invoice) => !known.has(invoice));
  // An invoice that was dropped may be the one that a stranger's sale leads to.
  const isWhole = view.support.every(
    (named) =>
      named.typeName !== 'CommercialInvoiceCredential' ||
      all.some(({ credential }) => credential === named),
  );
  const others = entryBills(claims, view);
  for (const { credential } of others)
    if (claims.standing(credential).outcome !== 'valid')
      broken.push(brokenDocument(claims, view, credential));
  const bills = [...read<BillOfLading>('BillOfLadingCredential'), ...others];
  return {
    invoices,
    earlier,
    bills,
    findings: [
      ...broken,
      ...strangers.map((stranger) => strangeInvoice(view, stranger, isWhole)),
      ...missingInvoices(claims, view, invoices),
      ...missingBill(claims, view, bills),
    ],
  };
}

/** True when the invoice is made out to the importer or to the consignee. */
export function isBuyer(claims: ClaimsContext, { buyer }: CommercialInvoice): boolean {
  const { consignee, importer } = claims.subject;
  return isSameParty(buyer, importer) || (consignee !== undefined && isSameParty(buyer, consignee));
}

/** Invoices whose buyer sells on: the maker's to the exporter, and what came before it. */
function earlierSales(
  invoices: readonly Presented<CommercialInvoice>[],
  others: readonly Presented<CommercialInvoice>[],
): Presented<CommercialInvoice>[] {
  const byBuyer = new Map<string, Presented<CommercialInvoice>[]>();
  for (const other of others) {
    const buyer = normalizeDid(other.document.buyer.id);
    byBuyer.set(buyer, [...(byBuyer.get(buyer) ?? []), other]);
  }
  const chain = new Set(invoices);
  // A set hands out what is added to it while it is walked: the chain is followed to its start.
  for (const { document: later } of chain)
    for (const sale of byBuyer.get(normalizeDid(later.seller.id)) ?? []) chain.add(sale);
  return others.filter((other) => chain.has(other));
}

/** A bill that another line names, and whose number this line gives. */
function entryBills(claims: ClaimsContext, view: LineView): Presented<BillOfLading>[] {
  const own = new Set(view.support.map(({ digest }) => digest));
  return targetsOf(claims.graph, claims.entry, 'supportedBy').flatMap((credential) => {
    const document = readSubject<BillOfLading>(claims, credential, 'BillOfLadingCredential');
    if (document === undefined || own.has(credential.digest)) return [];
    own.add(credential.digest);
    const isUsable = claims.standing(credential).outcome !== 'invalid';
    const isOfLine = document.billNumber === view.line.billNumber;
    return isUsable && isOfLine ? [{ credential, document }] : [];
  });
}

function brokenDocument(claims: ClaimsContext, view: LineView, on: Credential): Finding {
  const { outcome, readable } = claims.standing(on);
  return undecided('documents.conflict', {
    axis: 'documents',
    line: view.number,
    on,
    expected: 'a document that stands',
    found: readable ? outcome : 'a document that cannot be read',
  });
}

/** An invoice of another sale; a question where the sale that it may lead to is not to be read. */
function strangeInvoice(
  view: LineView,
  { credential, document }: Presented<CommercialInvoice>,
  isWhole: boolean,
): Finding {
  const report = isWhole ? fail : undecided;
  return report('documents.conflict', {
    axis: 'documents',
    line: view.number,
    on: credential,
    pointer: '/credentialSubject/invoiceNumber',
    expected: view.line.invoiceNumbers ?? 'an invoice to the importer or consignee',
    found: document.invoiceNumber,
  });
}

function missingInvoices(
  claims: ClaimsContext,
  view: LineView,
  invoices: readonly Presented<CommercialInvoice>[],
): Finding[] {
  const shown = new Set(invoices.map(({ document }) => document.invoiceNumber));
  const missing = (view.line.invoiceNumbers ?? []).filter((number) => !shown.has(number));
  if (missing.length === 0) return [];
  return [missingDocument(claims, view, 'invoiceNumbers', `invoice ${missing.join(', ')}`)];
}

function missingBill(
  claims: ClaimsContext,
  view: LineView,
  bills: readonly Presented<BillOfLading>[],
): Finding[] {
  const { billNumber } = view.line;
  if (billNumber === undefined || bills.length > 0) return [];
  return [missingDocument(claims, view, 'billNumber', `bill of lading ${billNumber}`)];
}

function missingDocument(
  claims: ClaimsContext,
  view: LineView,
  member: string,
  expected: string,
): Finding {
  return undecided('documents.conflict', {
    axis: 'documents',
    line: view.number,
    on: claims.entry,
    pointer: linePointer(claims, view, member),
    expected,
    found: null,
  });
}
