import type { DecodedRecord } from './read-record.ts';
import { listed, of, valuesAs } from './decoded-values.ts';
import { decodeLine } from './decode-line.ts';
import { decodeParties } from './decode-parties.ts';
import type {
  AeBill,
  AeBillComponent,
  AeBond,
  AeCargo,
  AeContent,
  AeEntrySummary,
  AeFee,
  AeHeader,
  AeTotals,
} from './summary.ts';

/** @internal Assembles the records of one transaction, found whole and in order, into its typed form. */
export function decodeSummary(records: readonly DecodedRecord[]): AeEntrySummary {
  const firstLine = records.findIndex(({ type }) => type.id === '40');
  const header = records.slice(0, firstLine);
  const [cargo, totals] = [first(header, '20'), first(records, '90')];
  return {
    header: decodeHeader(header),
    content: Object.assign({}, ...of(header, '11').map(valuesAs<AeContent>)) as AeContent,
    ...(cargo === undefined ? {} : { cargo: valuesAs<AeCargo>(cargo) }),
    bills: decodeBills(header),
    bonds: of(header, '31').map(valuesAs<AeBond>),
    missingDocuments: listed(header, '33'),
    headerFees: of(header, '34').flatMap(decodeHeaderFees),
    parties: decodeParties(header),
    lines: splitLines(records.slice(firstLine)).map(decodeLine),
    ...(totals === undefined ? {} : { totals: valuesAs<AeTotals>(totals) }),
  };
}

function first(records: readonly DecodedRecord[], id: string): DecodedRecord | undefined {
  return records.find(({ type }) => type.id === id);
}

function decodeHeader(records: readonly DecodedRecord[]): AeHeader {
  const values = Object.assign({}, ...of(records, '10').map((record) => record.values)) as Record<
    string,
    string
  >;
  const { filerCode = '', entryNumber = '', ...rest } = values;
  const text = `${filerCode}-${entryNumber.slice(0, 7)}-${entryNumber.slice(7)}`;
  return { ...rest, entryNumber: text } as unknown as AeHeader;
}

function decodeBills(records: readonly DecodedRecord[]): AeBill[] {
  const bills: (AeBill & { components: AeBillComponent[] })[] = [];
  for (const record of records) {
    if (record.type.id === '22')
      bills.push({ ...valuesAs<Omit<AeBill, 'components'>>(record), components: [] });
    if (record.type.id === '23') bills.at(-1)?.components.push(valuesAs<AeBillComponent>(record));
  }
  return bills;
}

function decodeHeaderFees({ values }: DecodedRecord): AeFee[] {
  return [1, 2].flatMap((nth) => {
    const accountingClass = values[`accountingClass${nth}`];
    const amountUsd = values[`amountUsd${nth}`];
    return accountingClass === undefined || amountUsd === undefined
      ? []
      : [{ accountingClass: String(accountingClass), amountUsd: String(amountUsd) }];
  });
}

function splitLines(records: readonly DecodedRecord[]): DecodedRecord[][] {
  const lines: DecodedRecord[][] = [];
  for (const record of records) {
    if (record.type.id === '40') lines.push([]);
    lines.at(-1)?.push(record);
  }
  return lines;
}
