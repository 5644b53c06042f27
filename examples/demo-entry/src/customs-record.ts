import { parseDateTime } from '@originmark/core';
import type { EntryLine, EntrySummary } from '@originmark/schemas';

/**
 * What the customs authority knows of the entry by itself: what was filed, and its own times, in
 * milliseconds since 1970-01-01T00:00:00Z. The verifier takes it as its `record`.
 */
export interface CustomsRecord {
  entryNumber: string;
  importedAt?: number;
  enteredAt?: number;
  claimedAt?: number;
  entryType?: string;
  portOfEntry?: string;
  portOfUnlading?: string;
  modeOfTransport?: string;
  carrierCode?: string;
  vessel?: string;
  bills?: string[][];
  importerNumber?: string;
  lines: CustomsRecordLine[];
}

/** A line as filed. */
export interface CustomsRecordLine {
  line: number;
  hts?: string;
  /** Null when the line was filed without a claim. */
  spi?: string | null;
  countryOfOrigin?: string;
  countryOfExport?: string;
  exportDate?: string;
  description?: string;
  quantities?: { value: string; unit: string }[];
  enteredValue?: string;
  charges?: string;
  grossWeight?: { value: string; unit: string };
  invoiceNumbers?: string[];
  manufacturerId?: string;
  duty?: string;
  fees?: { class: string; amount: string }[];
}

/** The record that the authority would have of a summary. */
export function toCustomsRecord(summary: EntrySummary): CustomsRecord {
  const { entryNumber, entryType, portOfEntry, portOfUnlading, billNumbers } = summary;
  const { modeOfTransport, carrierCode, vessel } = summary;
  const importedAt = parseDateTime(summary.importedAt);
  const enteredAt = parseDateTime(summary.enteredAt);
  const claimedAt = parseDateTime(summary.claimedAt);
  return {
    entryNumber,
    ...(importedAt !== undefined && { importedAt }),
    ...(enteredAt !== undefined && { enteredAt }),
    ...(claimedAt !== undefined && { claimedAt }),
    entryType,
    portOfEntry,
    ...(portOfUnlading !== undefined && { portOfUnlading }),
    ...(modeOfTransport !== undefined && { modeOfTransport }),
    ...(carrierCode !== undefined && { carrierCode }),
    ...(vessel !== undefined && { vessel }),
    ...(billNumbers !== undefined && { bills: billNumbers.map((number) => [number]) }),
    importerNumber: summary.importer.importerNumber,
    lines: summary.lines.map(toCustomsLine),
  };
}

/** The line that the authority would have of one that is presented. */
export function toCustomsLine(presented: EntryLine): CustomsRecordLine {
  const { line, hts, countryOfOrigin, countryOfExport, exportDate, description } = presented;
  const { quantities, grossWeight, invoiceNumbers, manufacturerId, fees } = presented;
  return {
    line,
    hts,
    spi: presented.spi ?? null,
    countryOfOrigin,
    ...(countryOfExport !== undefined && { countryOfExport }),
    ...(exportDate !== undefined && { exportDate }),
    description,
    ...(quantities !== undefined && { quantities: quantities.map((one) => ({ ...one })) }),
    enteredValue: presented.enteredValue.amount,
    ...(presented.charges !== undefined && { charges: presented.charges.amount }),
    ...(grossWeight !== undefined && { grossWeight: { ...grossWeight } }),
    ...(invoiceNumbers !== undefined && { invoiceNumbers: [...invoiceNumbers] }),
    ...(manufacturerId !== undefined && { manufacturerId }),
    ...(presented.duty !== undefined && { duty: presented.duty.amount }),
    ...(fees !== undefined && {
      fees: fees.map((fee) => ({ class: fee.class, amount: fee.amount.amount })),
    }),
  };
}
