import type { BillOfLading } from '@originmark/schemas';
import { type Facts, type Finding, about, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { type CarriedGoods, cargoReader } from './carried-goods.ts';
import { addMeasures, sumOf, textOf } from './check-quantity.ts';
import { MAX_SHOWN } from './invoice-goods.ts';
import type { LineDocuments, Presented } from './line-documents.ts';
import { compareMeasures, toMeasure } from './measure.ts';

/** Compares a line with its bills of lading: the number, and the gross weight carried. */
export function checkBills(
  claims: ClaimsContext,
  view: LineView,
  { bills }: LineDocuments,
): Finding[] {
  if (bills.length === 0) return [];
  const axis = about({ axis: 'documents', line: view.number });
  const { billNumber, grossWeight } = view.line;
  const findings = bills.map(({ credential, document }) => {
    const facts = {
      ...axis,
      on: credential,
      pointer: '/credentialSubject/billNumber',
      expected: billNumber ?? claims.subject.billNumbers ?? null,
      found: document.billNumber,
    };
    const named = billNumber === undefined ? claims.subject.billNumbers : [billNumber];
    if (named === undefined) return undecided('documents.conflict', facts);
    return named.includes(document.billNumber)
      ? pass('documents', facts)
      : fail('documents.conflict', facts);
  });
  findings.push(...bills.flatMap((bill) => checkOnBoard(view, bill)));
  if (grossWeight === undefined) return findings;
  const at = { ...axis, on: bills[0]?.credential, pointer: '/credentialSubject/goods' };
  return [...findings, checkWeight(claims, view, bills, at)];
}

/** Goods went on board before they came. */
function checkOnBoard(
  { clocks: { imported }, number }: LineView,
  { credential, document: { onBoardDate } }: Presented<BillOfLading>,
): Finding[] {
  if (imported === undefined || onBoardDate <= imported) return [];
  return [
    fail('documents.conflict', {
      axis: 'documents',
      line: number,
      on: credential,
      pointer: '/credentialSubject/onBoardDate',
      clock: 'imported',
      expected: `a day not after ${imported}`,
      found: onBoardDate,
    }),
  ];
}

/**
 * No more weight is entered than was carried: by the goods of the line on its bills where they are
 * marked, else by all lines of those bills together. Less is a split shipment.
 */
function checkWeight(
  claims: ClaimsContext,
  view: LineView,
  bills: readonly Presented<BillOfLading>[],
  at: Facts,
): Finding {
  const readCargo = cargoReader(claims);
  const all = bills.flatMap(({ document }) => readCargo(document));
  const own = all.filter(goodsOf(view));
  const numbers = new Set(bills.map(({ document }) => document.billNumber));
  const lines =
    own.length > 0
      ? [view]
      : claims.lines.filter(
          (other) =>
            other.number === view.number ||
            (other.line.billNumber !== undefined && numbers.has(other.line.billNumber)),
        );
  const goods = own.length > 0 ? own : all;
  const carried = addMeasures(goods.map(({ weight }) => weight));
  const entered = sumOf(lines.flatMap(({ line }) => line.grossWeight ?? []));
  const facts = {
    ...at,
    expected: view.line.grossWeight,
    found: goods.flatMap(({ shown }) => shown).slice(0, MAX_SHOWN),
  };
  const isKnown = lines.every(
    ({ line }) => line.grossWeight !== undefined && toMeasure(line.grossWeight) !== undefined,
  );
  if (carried === undefined || entered === undefined || carried.unit !== entered.unit || !isKnown)
    return undecided('documents.conflict', facts);
  const texts = { ...facts, expected: textOf(entered), found: textOf(carried) };
  const order = compareMeasures(entered, carried);
  if (order > 0) return fail('documents.conflict', texts);
  return pass(
    'documents',
    order === 0
      ? texts
      : { ...texts, found: `${texts.found}: split shipment, or goods of several lines or entries` },
  );
}

/** Whether goods are marked as those of the line. */
function goodsOf({ line }: LineView): (goods: CarriedGoods) => boolean {
  const products = line.products === undefined ? undefined : new Set(line.products);
  const invoices = new Set(line.invoiceNumbers);
  return ({ invoiceNumber, product }) => {
    if (product !== undefined && products !== undefined) return products.has(product);
    return invoiceNumber !== undefined && invoices.has(invoiceNumber);
  };
}
