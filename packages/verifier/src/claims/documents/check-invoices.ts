import type { CommercialInvoice } from '@originmark/schemas';
import { type Facts, type Finding, about, fail, pass, undecided } from '../../verdict/fragment.ts';
import { receivedAt } from '../../secure/received-at.ts';
import { isDayAhead } from '../../verdict/past-clocks.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { timeText } from '../clocks/local-day.ts';
import { checkQuantity, compareQuantities } from './check-quantity.ts';
import { checkValue } from './check-value.ts';
import { type LineDocuments, type Presented, isBuyer } from './line-documents.ts';
import {
  amountOf,
  type InvoiceGoods,
  MAX_SHOWN,
  quantityOf,
  shownOf,
  type Stated,
} from './invoice-goods.ts';
import { matchInvoiceLines, subheadingEntered } from './match-invoice-lines.ts';
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
  const axis = about({ axis: 'documents', line: view.number });
  const findings: Finding[] = [];
  const matches: (readonly InvoiceGoods[])[] = [];
  for (const invoice of invoices) {
    const at = { ...axis, on: invoice.credential };
    const { goods: matched, isOtherProduct } = matchInvoiceLines(
      claims,
      invoice.document,
      view.line,
    );
    findings.push(checkBuyer(claims, invoice, at), ...checkSeller(view, invoice, earlier, at));
    findings.push(...checkDate(claims, view, invoice));
    if (matched.length === 0) findings.push(checkProducts(view, invoice, isOtherProduct, at));
    findings.push(...checkItems(view, matched, at));
    matches.push(matched);
  }
  for (const sale of earlier) findings.push(...checkDate(claims, view, sale));
  const goods = matches.flat();
  if (goods.length === 0) return findings;
  const share = compareQuantities(view.line, quantityOf(goods));
  // Several invoices are told on the first; what they come to stands in the finding.
  const [first] = invoices;
  const [only, ...others] = goods;
  const place = (member: string): string =>
    only === undefined || only.count > 1 || others.length > 0
      ? '/credentialSubject/lines'
      : `/credentialSubject/lines/${only.index}/${member}`;
  const at = { ...axis, on: first?.credential };
  const quantity = {
    ...at,
    pointer: place('quantity'),
    expected: view.line.quantities ?? null,
    // A quantity that compares is told in one unit.
    ...(share === undefined && { found: shownOf(matches).map(({ quantity: own }) => own) }),
  };
  const value = { ...at, pointer: place('amount') };
  const invoiced = {
    invoices: invoices.map(({ document }) => document),
    amount: amountOf(goods),
    shown: () => shownOf(matches).map(({ amount }) => amount),
    earlierSales: earlier.map(({ document }) => firstSale(claims, view, document)),
  };
  return [
    ...findings,
    checkQuantity(share, quantity),
    checkValue(view.line, share, invoiced, value),
  ];
}

function firstSale(claims: ClaimsContext, view: LineView, document: CommercialInvoice) {
  const { goods } = matchInvoiceLines(claims, document, view.line);
  return {
    invoiceNumber: document.invoiceNumber,
    amount: amountOf(goods),
    share: compareQuantities(view.line, quantityOf(goods)),
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
    found: document.lines
      .slice(0, MAX_SHOWN)
      .map(({ description, product }) => product ?? description),
  };
  return isOtherProduct
    ? fail('documents.conflict', facts)
    : undecided('documents.conflict', facts);
}

/** Origin and classification of the goods on one invoice: the first difference, or that there is none. */
function checkItems({ line }: LineView, goods: readonly InvoiceGoods[], at: Facts): Finding[] {
  const subheading = subheadingEntered(line);
  const origins = goods.flatMap((own) => firstOf(own.origins, isOf(line.countryOfOrigin)));
  const codes = goods.flatMap(({ codes: own }) =>
    firstOf(own, (code) => code.subheading !== undefined && code.subheading === subheading),
  );
  return [
    ...tellFirst(origins, { ...at, expected: line.countryOfOrigin }, 'countryOfOrigin'),
    ...tellFirst(codes, { ...at, expected: line.hts }, 'tariffClassification'),
  ];
}

function isOf(expected: string): (stated: Stated) => boolean {
  return ({ value }) => value === expected;
}

type Compared = Stated & { readonly isSame: boolean };

/** The first that differs, or else the first. */
function firstOf<Own extends Stated>(
  stated: readonly Own[],
  isSame: (own: Own) => boolean,
): Compared[] {
  const told = stated.find((own) => !isSame(own)) ?? stated[0];
  return told === undefined ? [] : [{ ...told, isSame: isSame(told) }];
}

function tellFirst(compared: readonly Compared[], at: Facts, member: string): Finding[] {
  const sorted = compared.toSorted((a, b) => a.index - b.index);
  const told = sorted.find(({ isSame }) => !isSame) ?? sorted[0];
  if (told === undefined) return [];
  const pointer = `/credentialSubject/lines/${told.index}/${member}`;
  const facts = { ...at, pointer, found: told.value };
  return [told.isSame ? pass('documents', facts) : fail('documents.conflict', facts)];
}
