import {
  addDecimal,
  compareDecimal,
  type Decimal,
  formatDecimal,
  parseDecimal,
} from '@originmark/customs';
import type { Money } from '@originmark/schemas';
import type { ProblemList } from '../trade-problem.ts';
import type { OpenDocument } from './collect-documents.ts';
import type { InvoiceHeader } from './invoice-header.ts';
import type { PricedLine } from './invoice-line.ts';

const NOTHING: Decimal = { units: 0n, scale: 0 };

/**
 * @internal The total as the paper states it, or the sum. A stated total that the lines do not add up
 * to is told, unless lines are known to be missing.
 */
export function checkTotal(
  { header, lines, rows }: OpenDocument<InvoiceHeader, PricedLine>,
  hasAllRows: boolean,
  problems: ProblemList,
): { readonly total: Money; readonly addsUp: boolean } {
  const { currency, invoiceNumber } = header;
  const sum = lines.reduce((total, { amount }) => addDecimal(total, amount), NOTHING);
  const stated = parseDecimal(header.total);
  if (stated === undefined)
    return { total: { amount: formatDecimal(sum), currency }, addsUp: true };
  const addsUp = compareDecimal(stated, sum) === 0;
  if (!addsUp && hasAllRows)
    problems.tell({
      source: { row: rows.at(-1) ?? 1 },
      message: `the lines of invoice ${invoiceNumber} add up to ${formatDecimal(sum)} ${currency}, its total says ${formatDecimal(stated)}`,
      remedy: 'look for a missing line, a discount or freight, and correct the paper',
      isRowKept: true,
    });
  return { total: { amount: formatDecimal(stated), currency }, addsUp };
}
