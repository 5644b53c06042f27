import type { BillOfLading } from '@originmark/schemas';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { sumOf, textOf } from './check-quantity.ts';
import type { LineDocuments, Presented } from './line-documents.ts';
import { compareMeasures, toMeasure } from './measure.ts';

/** Compares a line with its bills of lading: the number, and the gross weight carried. */
export function checkBills(
  claims: ClaimsContext,
  view: LineView,
  { bills }: LineDocuments,
): Finding[] {
  if (bills.length === 0) return [];
  const axis = { axis: 'documents', line: view.number } as const;
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
  if (grossWeight === undefined) return findings;
  const at = { ...axis, on: bills[0]?.credential, pointer: '/credentialSubject/goods' };
  return [...findings, checkWeight(claims, view, bills, at)];
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
  const own = bills.flatMap(({ document }) =>
    document.goods.filter((item) => isGoodsOf(view, item)),
  );
  const numbers = new Set(bills.map(({ document }) => document.billNumber));
  const lines =
    own.length > 0
      ? [view]
      : claims.lines.filter(
          (other) =>
            other.number === view.number ||
            (other.line.billNumber !== undefined && numbers.has(other.line.billNumber)),
        );
  const goods = own.length > 0 ? own : bills.flatMap(({ document }) => document.goods);
  const carried = sumOf(goods.map((item) => item.grossWeight));
  const entered = sumOf(lines.flatMap(({ line }) => line.grossWeight ?? []));
  const facts = {
    ...at,
    expected: view.line.grossWeight,
    found: goods.map((item) => item.grossWeight),
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

type Carried = BillOfLading['goods'][number];

function isGoodsOf({ line }: LineView, { invoiceNumber, product }: Carried): boolean {
  if (product !== undefined && line.products !== undefined) return line.products.includes(product);
  return invoiceNumber !== undefined && (line.invoiceNumbers ?? []).includes(invoiceNumber);
}
