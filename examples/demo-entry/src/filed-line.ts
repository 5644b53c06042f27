import type { AeLine } from '@originmark/customs';
import type { EntryLine } from '@originmark/schemas';
import { usd } from './facts/lines.ts';

/** AE unit codes as UN/ECE Recommendation 20 has them. */
const UNITS: Readonly<Record<string, string>> = { DOZ: 'DZN', KG: 'KGM', NO: 'C62' };

/**
 * An entry line as its AE records carry it. AE names no bill and no rate by line, and no DID.
 * @throws Error if the line lacks what an entry line cannot do without
 */
export function toEntryLine(line: AeLine): EntryLine {
  const [tariff] = line.tariffs;
  if (tariff?.valueUsd === undefined || line.countryOfOrigin === undefined) {
    throw new Error(`AE line ${line.line} has no value or no country of origin`);
  }
  const maker = line.articleParties.find(({ role }) => role === 'M');
  return {
    line: line.line,
    hts: tariff.hts,
    ...(line.spi !== undefined && { spi: line.spi }),
    countryOfOrigin: line.countryOfOrigin,
    ...(line.exportCountry !== undefined && { countryOfExport: line.exportCountry }),
    ...(line.exportDate !== undefined && { exportDate: line.exportDate }),
    description: line.descriptions.join(' '),
    quantities: tariff.quantities.map(({ value, unit }) => ({ value, unit: unitOf(unit) })),
    enteredValue: usd(tariff.valueUsd),
    ...(line.chargesUsd !== undefined && { charges: usd(line.chargesUsd) }),
    ...(line.grossKg !== undefined && { grossWeight: { value: line.grossKg, unit: 'KGM' } }),
    invoiceNumbers: line.invoices.map(({ invoiceNumber }) => invoiceNumber),
    ...(maker !== undefined && { manufacturerId: maker.id }),
    ...(line.relatedParties !== undefined && { relatedParties: line.relatedParties }),
    ...(tariff.dutyUsd !== undefined && { duty: usd(tariff.dutyUsd) }),
    fees: line.fees.map((fee) => ({ class: fee.accountingClass, amount: usd(fee.amountUsd) })),
  };
}

function unitOf(code: string): string {
  const unit = UNITS[code];
  if (unit === undefined) throw new Error(`the AE unit ${code} is not one of this entry`);
  return unit;
}
