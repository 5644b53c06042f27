import { parseDateTime } from '@originmark/core';
import type { AeEntrySummary, AeLine, AeTariff } from '@originmark/customs';
import type { EntryRecord, EntryRecordLine } from '@originmark/verifier';

/** The times that AE records do not carry, in milliseconds. */
export interface RecordTimes {
  readonly enteredAt?: number;
  readonly claimedAt?: number;
}

/**
 * What a summary as filed says of the entry itself.
 * @param source the records as given, for their digest
 */
export function toRecord(
  summary: AeEntrySummary,
  times: RecordTimes,
  source: Uint8Array | string,
): EntryRecord {
  const { header, content, cargo, bills, bonds, lines } = summary;
  const { importerNumber, consigneeNumber, stateOfDestination } = content;
  // AE names the day of importation only. Noon UTC is that same day at every port of the United States.
  const importedAt = parseDateTime(`${String(content.importDate)}T12:00:00Z`);
  const [bond] = bonds;
  return given({
    entryNumber: header.entryNumber,
    importedAt,
    ...times,
    source,
    entryType: header.entryType,
    portOfEntry: header.port,
    portOfUnlading: cargo?.portOfUnlading,
    modeOfTransport: header.modeOfTransport,
    carrierCode: cargo?.carrier,
    vessel: cargo?.conveyance,
    bills: bills.map(({ components }) =>
      components.map(({ issuer = '', number }) => `${issuer}${number}`),
    ),
    importerNumber,
    consigneeNumber,
    stateOfDestination,
    // An entry under two bonds presents one of them.
    bond: bond === undefined || bonds.length > 1 ? undefined : bondOf(bond),
    totals: given({
      enteredValue: sumOf(lines.flatMap(({ tariffs }) => tariffs)),
      duty: summary.totals?.dutyUsd,
      fees: summary.totals?.feesUsd,
    }),
    lines: lines.map(toRecordLine),
  });
}

function bondOf({ bondType, surety }: AeEntrySummary['bonds'][number]): EntryRecord['bond'] {
  return given({ bondType, surety });
}

function toRecordLine(line: AeLine): EntryRecordLine {
  // Numbers of chapters 98 and 99 stand beside the number that classifies the good.
  const tariff =
    line.tariffs.find(({ hts }) => !hts.startsWith('98') && !hts.startsWith('99')) ??
    line.tariffs[0];
  const others = line.tariffs.filter((other) => other !== tariff).map(({ hts }) => hts);
  const duties = line.tariffs.flatMap(({ dutyUsd }) => dutyUsd ?? []);
  const [duty] = duties;
  return given({
    line: line.line,
    hts: tariff?.hts,
    secondaryHts: others.length === 0 ? undefined : others,
    spi: line.spi ?? null,
    countryOfOrigin: line.countryOfOrigin,
    countryOfExport: line.exportCountry,
    exportDate: line.exportDate,
    description: line.descriptions.length === 0 ? undefined : line.descriptions.join(' '),
    quantities: tariff?.quantities,
    enteredValue: sumOf(line.tariffs),
    charges: line.chargesUsd,
    grossWeight: line.grossKg === undefined ? undefined : { value: line.grossKg, unit: 'KG' },
    textileCategory: line.textileCategory,
    relatedParties: line.relatedParties,
    invoiceNumbers: line.invoices.map(({ invoiceNumber }) => invoiceNumber),
    manufacturerId: line.articleParties.find(({ role }) => role === 'M')?.id,
    // Which of several duties a presented one would be is not said.
    duty: duties.length === 1 ? duty : undefined,
    fees: line.fees.map(({ accountingClass, amountUsd }) => ({
      class: accountingClass,
      amount: amountUsd,
    })),
  });
}

/** The entered value in whole dollars, so integers add exactly; undefined where none is given. */
function sumOf(tariffs: readonly AeTariff[]): string | undefined {
  const values = tariffs.flatMap(({ valueUsd }) => valueUsd ?? []);
  return values.length === 0
    ? undefined
    : String(values.reduce((sum, value) => sum + BigInt(value), 0n));
}

type Given<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** Leaves out what the records do not give. */
function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}
