import type { IdentifiedParty } from '@originmark/schemas';
import type { RowReader } from '../csv/row-reader.ts';
import type { Parties } from '../party-book.ts';
import type { OpenDocument } from './collect-documents.ts';
import { readParty } from './read-party.ts';

/** @internal What all rows of an invoice share. */
export interface InvoiceHeader {
  readonly invoiceNumber: string;
  readonly invoiceDate: string;
  readonly seller: IdentifiedParty;
  readonly buyer: IdentifiedParty;
  readonly currency: string;
  readonly incoterm?: string;
  readonly place?: string;
  /** As the paper states it. */
  readonly total?: string;
}

/** @internal What a row says of its invoice; what it leaves blank stands in an earlier row. */
export function readInvoiceHeader(reader: RowReader, parties: Parties): Partial<InvoiceHeader> {
  reader.require('invoiceNumber');
  const found = {
    invoiceNumber: reader.name('invoiceNumber', 60),
    invoiceDate: reader.day('invoiceDate'),
    seller: readParty(reader, 'seller', parties),
    buyer: readParty(reader, 'buyer', parties),
    currency: reader.currency('currency'),
    incoterm: readIncoterm(reader),
    place: reader.text('place', 4000),
    total: reader.number('total'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** @internal Asks the row that begins an invoice for what the invoice cannot do without. */
export function requireHeader(
  reader: RowReader,
  { incoterm, place }: Partial<InvoiceHeader>,
): void {
  reader.require('invoiceDate', 'seller', 'buyer', 'currency');
  if ((incoterm === undefined) !== (place === undefined))
    reader.note(
      incoterm === undefined ? 'incoterm' : 'place',
      'the terms of sale are given by half',
      'give Incoterm and place; without both, neither is in the invoice',
    );
}

function readIncoterm(reader: RowReader): string | undefined {
  const found = reader.text('incoterm', 3);
  return found === undefined || /^[A-Z]{3}$/.test(found)
    ? found
    : reader.refuse('incoterm', `"${found}" is no Incoterm`, 'write FOB, FCA, …');
}

const SHARED = ['invoiceDate', 'buyer', 'currency', 'incoterm', 'place', 'total'] as const;

/** @internal Refuses a row that says of its invoice what an earlier row does not. */
export function agreesWith(
  reader: RowReader,
  found: Partial<InvoiceHeader>,
  { header, rows }: OpenDocument<InvoiceHeader, unknown>,
): void {
  for (const field of SHARED) {
    const [here, there] = [plain(found[field]), plain(header[field])];
    if (here !== undefined && here !== there)
      reader.refuse(
        field,
        `row ${rows[0] ?? '?'} of invoice ${header.invoiceNumber} has ${there ?? 'nothing'} here, this row ${here}`,
        'say the same in all rows of an invoice, or say it in the first row only',
      );
  }
}

function plain(value: string | IdentifiedParty | undefined): string | undefined {
  if (typeof value === 'object') return value.id;
  // 35 and 35.00 are one total.
  return value !== undefined && /^[0-9]+\.[0-9]*0$/.test(value)
    ? value.replace(/\.?0+$/, '')
    : value;
}
