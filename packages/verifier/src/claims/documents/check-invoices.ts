import type { CommercialInvoice } from '@originmark/schemas';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { receivedAt } from '../../secure/received-at.ts';
import { isDayAhead } from '../../verdict/past-clocks.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { timeText } from '../clocks/local-day.ts';
import { checkQuantity, compareQuantities } from './check-quantity.ts';
import { checkValue } from './check-value.ts';
import { type LineDocuments, type Presented, isBuyer } from './line-documents.ts';
import {
  isUnderSubheading,
  type MatchedInvoiceLine,
  matchInvoiceLines,
} from './match-invoice-lines.ts';
import { isSameParty } from './same-party.ts';

type Invoice = Presented<CommercialInvoice>;

/** Compares a line with its invoices: parties, product, classification, origin, quantity and value. */
export function checkInvoices(
  claims: ClaimsContext,
  view: LineView,
  documents: LineDocuments,
): Finding[] {
  const { earlier, invoices } = documents;
  if (invoices.length === 0) return [];
  const axis = { axis: 'documents', line: view.number } as const;
  const findings: Finding[] = [];
  const goods: MatchedInvoiceLine[] = [];
  for (const invoice of invoices) {
    const at = { ...axis, on: invoice.credential };
    const { isOtherProduct, matched } = matchInvoiceLines(invoice.document, view.line);
    findings.push(checkBuyer(claims, invoice, at), ...checkSeller(view, invoice, earlier, at));
    findings.push(...checkDate(claims, view, invoice));
    if (matched.length === 0) findings.push(checkProducts(view, invoice, isOtherProduct, at));
    findings.push(...checkItems(view, matched, at));
    goods.push(...matched);
  }
  for (const sale of earlier) findings.push(...checkDate(claims, view, sale));
  if (goods.length === 0) return findings;
  const share = compareQuantities(
    view.line,
    goods.map(({ line }) => line.quantity),
  );
  // Several invoices are told on the first; what they come to stands in the finding.
  const [first] = invoices;
  const [only, ...others] = goods;
  const place = (member: string): string =>
    only === undefined || others.length > 0
      ? '/credentialSubject/lines'
      : `/credentialSubject/lines/${only.index}/${member}`;
  const at = { ...axis, on: first?.credential };
  const quantity = {
    ...at,
    pointer: place('quantity'),
    expected: view.line.quantities ?? null,
    found: goods.map(({ line }) => line.quantity),
  };
  const value = { ...at, pointer: place('amount') };
  const invoiced = {
    invoices: invoices.map(({ document }) => document),
    amounts: goods.map(({ line }) => line.amount),
    earlierSales: earlier.map(({ document }) => firstSale(view, document)),
  };
  return [
    ...findings,
    checkQuantity(share, quantity),
    checkValue(view.line, share, invoiced, value),
  ];
}

function firstSale(view: LineView, document: CommercialInvoice) {
  const { matched } = matchInvoiceLines(document, view.line);
  return {
    invoiceNumber: document.invoiceNumber,
    amounts: matched.map(({ line }) => line.amount),
    share: compareQuantities(
      view.line,
      matched.map(({ line }) => line.quantity),
    ),
  };
}

function checkBuyer(claims: ClaimsContext, { document }: Invoice, at: Facts): Finding {
  const { consignee, importer } = claims.subject;
  const facts = {
    ...at,
    pointer: '/credentialSubject/buyer',
    expected: consignee === undefined ? [importer.name] : [importer.name, consignee.name],
    found: document.buyer.name,
  };
  return isBuyer(claims, document) ? pass('documents', facts) : fail('documents.conflict', facts);
}

/** A sale under which goods were entered was made by the claim, or at least by when it was shown. */
function checkDate(
  { context }: ClaimsContext,
  { clocks, number }: LineView,
  { credential, document: { invoiceDate } }: Invoice,
): Finding[] {
  const latest = clocks.claimedAt ?? receivedAt(context.clocks);
  if (!isDayAhead(invoiceDate, latest)) return [];
  return [
    fail('documents.conflict', {
      axis: 'documents',
      line: number,
      on: credential,
      pointer: '/credentialSubject/invoiceDate',
      clock: clocks.claimedAt === undefined ? 'presented' : 'claimed',
      expected: `a day not after ${timeText(latest) ?? 'the claim'}`,
      found: invoiceDate,
    }),
  ];
}

/** The seller is the line's exporter, or bought from it: a third party may invoice. */
function checkSeller(
  { line }: LineView,
  { document }: Invoice,
  earlier: readonly Invoice[],
  at: Facts,
): Finding[] {
  if (line.exporter === undefined) return [];
  const { seller } = document;
  const facts = { ...at, pointer: '/credentialSubject/seller/id', expected: line.exporter };
  const exporter = { id: line.exporter, name: '' };
  if (isSameParty(seller, exporter)) return [pass('documents', { ...facts, found: seller.id })];
  const link = earlier.find(({ document: sale }) => isSameParty(sale.seller, exporter));
  return link === undefined
    ? [fail('documents.conflict', { ...facts, found: seller.id })]
    : [
        pass('documents', {
          ...facts,
          found: `${seller.id}, which the exporter's invoice ${link.document.invoiceNumber} leads to`,
        }),
      ];
}

function checkProducts(
  { line }: LineView,
  { document }: Invoice,
  isOtherProduct: boolean,
  at: Facts,
): Finding {
  const facts = {
    ...at,
    pointer: '/credentialSubject/lines',
    expected: line.products ?? line.hts,
    found: document.lines.map(({ description, product }) => product ?? description),
  };
  return isOtherProduct
    ? fail('documents.conflict', facts)
    : undecided('documents.conflict', facts);
}

/** Origin and classification of the goods on one invoice: the first difference, or that there is none. */
function checkItems(
  { line }: LineView,
  items: readonly MatchedInvoiceLine[],
  at: Facts,
): Finding[] {
  const origins = items.flatMap(({ index, line: item }) =>
    item.countryOfOrigin === undefined
      ? []
      : [
          {
            index,
            found: item.countryOfOrigin,
            isSame: item.countryOfOrigin === line.countryOfOrigin,
          },
        ],
  );
  const codes = items.flatMap(({ index, line: item }) =>
    item.tariffClassification === undefined
      ? []
      : [
          {
            index,
            found: item.tariffClassification.code,
            isSame: isUnderSubheading(item, line.hts),
          },
        ],
  );
  return [
    ...tellFirst(origins, { ...at, expected: line.countryOfOrigin }, 'countryOfOrigin'),
    ...tellFirst(codes, { ...at, expected: line.hts }, 'tariffClassification'),
  ];
}

function tellFirst(
  compared: readonly { readonly index: number; readonly found: string; readonly isSame: boolean }[],
  at: Facts,
  member: string,
): Finding[] {
  const told = compared.find(({ isSame }) => !isSame) ?? compared[0];
  if (told === undefined) return [];
  const pointer = `/credentialSubject/lines/${told.index}/${member}`;
  const facts = { ...at, pointer, found: told.found };
  return [told.isSame ? pass('documents', facts) : fail('documents.conflict', facts)];
}
