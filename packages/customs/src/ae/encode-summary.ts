import { CustomsError } from '../customs-error.ts';
import { encodeLine } from './encode-line.ts';
import { encodeParties } from './encode-parties.ts';
import { chunked, numbered } from './numbered.ts';
import type { AeEntrySummary, AeHeader } from './summary.ts';
import { writeRecord } from './write-record.ts';

/** @internal The records of a summary, in the order of the chapter. Throws `ae-value-unwritable`. */
export function encodeSummary(summary: AeEntrySummary): string[] {
  if (summary.lines.length === 0)
    throw new CustomsError('ae-value-unwritable', 'An entry summary needs a line.');
  return [
    writeRecord('10', headerValues(summary.header)),
    writeRecord('11', summary.content),
    ...(summary.cargo === undefined ? [] : [writeRecord('20', summary.cargo)]),
    ...summary.bills.flatMap((bill) => [
      writeRecord('22', bill),
      ...bill.components.map((component) => writeRecord('23', component)),
    ]),
    ...summary.bonds.map((bond) => writeRecord('31', bond)),
    ...chunked(summary.missingDocuments, 2).map((codes) =>
      writeRecord('33', numbered('code', codes)),
    ),
    ...chunked(summary.headerFees, 2).map((fees) =>
      writeRecord('34', {
        ...numbered(
          'accountingClass',
          fees.map((fee) => fee.accountingClass),
        ),
        ...numbered(
          'amountUsd',
          fees.map((fee) => fee.amountUsd),
        ),
      }),
    ),
    ...encodeParties(summary.parties),
    ...summary.lines.flatMap(encodeLine),
    ...(summary.totals === undefined ? [] : [writeRecord('90', summary.totals)]),
  ];
}

function headerValues(header: AeHeader): object {
  const [, filerCode, sequence, checkDigit] =
    /^([0-9A-Z]{3})-([0-9]{7})-([0-9])$/.exec(header.entryNumber) ?? [];
  if (filerCode === undefined || sequence === undefined || checkDigit === undefined) {
    throw new CustomsError('ae-value-unwritable', 'Give the entry number as FFF-NNNNNNN-C.');
  }
  return { ...header, filerCode, entryNumber: `${sequence}${checkDigit}` };
}
