import type { EntryLine } from '@originmark/schemas';
import { type Finding, about, fail } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { linePointer, ownRecord, recordLineOf } from '../clocks/own-record.ts';
import type { EntryRecord, EntryRecordLine } from '../record.ts';
import {
  amount,
  exactly,
  type FiledItem,
  isSameNumber,
  lists,
  quantities,
  tellItems,
  written,
} from './filed-item.ts';

/** Columns that an AE record has for an invoice number. */
const INVOICE_COLUMNS = 17;

/** Compares a line as presented with the verifier's own record of the line as filed, item by item. */
export function checkOwnRecord(claims: ClaimsContext, view: LineView): Finding[] {
  const record = ownRecord(claims.subject, claims.context.record);
  const own = recordLineOf(claims, view.number);
  const { line } = view;
  const at = about({ axis: 'documents', line: view.number, on: claims.entry });
  if (own === undefined || record === undefined) {
    if (record === undefined || record.lines.length === 0) return [];
    const pointer = linePointer(claims, view, 'line');
    const expected = record.lines.map((known) => known.line);
    const item = 'line number';
    return [fail('documents.conflict', { ...at, item, pointer, expected, found: line.line })];
  }
  const items = [...itemsOf(own, line), ...feesOf(own, line), ...billsOf(record, line)];
  return tellItems(items, (member) => ({ ...at, pointer: linePointer(claims, view, member) }));
}

function itemsOf(own: EntryRecordLine, line: EntryLine): FiledItem[] {
  const weight = own.grossWeight === undefined ? undefined : [own.grossWeight];
  const shown = line.grossWeight === undefined ? undefined : [line.grossWeight];
  return [
    {
      ...exactly('tariff number', 'hts', own.hts, line.hts),
      isSame: own.hts?.replaceAll('.', '') === line.hts.replaceAll('.', ''),
    },
    further(own, line),
    exactly('preference claim', 'spi', own.spi, line.spi ?? null),
    exactly('country of origin', 'countryOfOrigin', own.countryOfOrigin, line.countryOfOrigin),
    exactly('exporting country', 'countryOfExport', own.countryOfExport, line.countryOfExport),
    exactly('date of exportation', 'exportDate', own.exportDate, line.exportDate),
    written('description', 'description', own.description, line.description),
    quantities('quantity', 'quantities', own.quantities, line.quantities),
    amount('entered value', 'enteredValue', own.enteredValue, line.enteredValue),
    amount('charges', 'charges', own.charges, line.charges),
    quantities('gross weight', 'grossWeight', weight, shown),
    exactly('textile category', 'textileCategory', own.textileCategory, line.textileCategory),
    exactly('relation of the parties', 'relatedParties', own.relatedParties, line.relatedParties),
    lists(
      'invoice numbers',
      'invoiceNumbers',
      own.invoiceNumbers,
      line.invoiceNumbers,
      INVOICE_COLUMNS,
    ),
    // A line that hides the maker it was filed with differs from the filing.
    exactly(
      'manufacturer identification code',
      'manufacturerId',
      own.manufacturerId,
      line.manufacturerId ?? null,
    ),
    amount('duty', 'duty', own.duty, line.duty),
  ];
}

/** Tariff numbers are one with and without the points that people write. */
function further(own: EntryRecordLine, line: EntryLine): FiledItem {
  const bare = (numbers: readonly string[] | undefined): string[] | undefined =>
    numbers?.map((number) => number.replaceAll('.', ''));
  return {
    ...lists('', 'secondaryHts', bare(own.secondaryHts), bare(line.secondaryHts)),
    item: 'further tariff numbers',
  };
}

/** Fee by fee of the classes that both have: AE gives some fees for the entry and none for the line. */
function feesOf(own: EntryRecordLine, line: EntryLine): FiledItem[] {
  return (own.fees ?? []).map((fee) => {
    const index = (line.fees ?? []).findIndex(({ class: name }) => name === fee.class);
    const presented = line.fees?.[index]?.amount;
    return amount(`fee ${fee.class}`, `fees/${index}/amount`, fee.amount, presented);
  });
}

/** The record has its bills for the whole entry: that of the line is one of them. */
function billsOf({ bills }: EntryRecord, { billNumber }: EntryLine): FiledItem[] {
  if (bills === undefined || bills.length === 0) return [];
  const filed = bills.flat();
  const isSame = filed.some((number) => isSameNumber(number, billNumber));
  return [{ item: 'bill of lading', member: 'billNumber', filed, presented: billNumber, isSame }];
}
