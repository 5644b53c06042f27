import { parseDateTime } from '@originmark/core';
import type { AeEntrySummary, AeLine } from '@originmark/customs';
import type { EntryRecord, EntryRecordLine } from '@originmark/verifier';

/** The times that AE records do not carry, in milliseconds. */
export interface RecordTimes {
  readonly enteredAt?: number;
  readonly claimedAt?: number;
}

/** What a summary as filed says of the entry itself. */
export function toRecord(summary: AeEntrySummary, times: RecordTimes): EntryRecord {
  // AE names the day of importation only. Noon UTC is that same day at every port of the United States.
  const importedAt = parseDateTime(`${String(summary.content.importDate)}T12:00:00Z`);
  return {
    entryNumber: summary.header.entryNumber,
    ...(importedAt === undefined ? {} : { importedAt }),
    ...times,
    lines: summary.lines.map(toRecordLine),
  };
}

function toRecordLine(line: AeLine): EntryRecordLine {
  // Numbers of chapters 98 and 99 stand beside the number that classifies the good.
  const tariff =
    line.tariffs.find(({ hts }) => !hts.startsWith('98') && !hts.startsWith('99')) ??
    line.tariffs[0];
  const values = line.tariffs.flatMap(({ valueUsd }) => valueUsd ?? []);
  const maker = line.articleParties.find(({ role }) => role === 'M');
  return {
    line: line.line,
    ...(tariff === undefined ? {} : { hts: tariff.hts }),
    spi: line.spi ?? null,
    ...(line.countryOfOrigin === undefined ? {} : { countryOfOrigin: line.countryOfOrigin }),
    // Whole dollars, so integers add exactly.
    ...(values.length === 0
      ? {}
      : { enteredValue: String(values.reduce((sum, value) => sum + BigInt(value), 0n)) }),
    ...(maker === undefined ? {} : { manufacturerId: maker.id }),
  };
}
