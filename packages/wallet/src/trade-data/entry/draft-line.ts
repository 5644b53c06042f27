import {
  addDecimal,
  type AeLine,
  type AeTariff,
  formatDecimal,
  parseDecimal,
} from '@originmark/customs';
import type { Money } from '@originmark/schemas';
import { unitOfAe } from '../units.ts';
import type { DraftLine, LineClues } from './entry-draft.ts';

/** Chapters 98 and 99 stand beside the tariff number of the good, whichever is filed first. */
const BESIDE = /^9[89]/;

/**
 * @internal An entry line as its AE records carry it: no bill, no rate, no DID. Values and duties of
 * several tariff numbers are added.
 * @param tell - told of a unit that is not known; the quantities are then left out
 */
export function draftLine(line: AeLine, tell: (unit: string) => void): DraftLine {
  const main = line.tariffs.find(({ hts }) => !BESIDE.test(hts)) ?? line.tariffs[0];
  const secondary = line.tariffs.filter((tariff) => tariff !== main).map(({ hts }) => hts);
  const maker = line.articleParties.find(({ role }) => role === 'M');
  const quantities = main === undefined ? undefined : quantitiesOf(main, tell);
  const enteredValue = sumOf(line.tariffs.map(({ valueUsd }) => valueUsd));
  const duty = sumOf(line.tariffs.map(({ dutyUsd }) => dutyUsd));
  const invoiceNumbers = [...new Set(line.invoices.map(({ invoiceNumber }) => invoiceNumber))];
  // `**` says that the origin is not known.
  const origin = line.countryOfOrigin === '**' ? undefined : line.countryOfOrigin;
  return {
    line: line.line,
    ...(main !== undefined && { hts: main.hts }),
    ...(line.spi !== undefined && { spi: line.spi }),
    ...(secondary.length > 0 && { secondaryHts: secondary }),
    ...(line.textileCategory !== undefined && { textileCategory: line.textileCategory }),
    ...(origin !== undefined && { countryOfOrigin: origin }),
    ...(line.exportCountry !== undefined && { countryOfExport: line.exportCountry }),
    ...(line.exportDate !== undefined && { exportDate: line.exportDate }),
    ...(line.descriptions.length > 0 && { description: line.descriptions.join(' ') }),
    ...(quantities !== undefined && quantities.length > 0 && { quantities }),
    ...(enteredValue && { enteredValue }),
    ...(line.chargesUsd !== undefined && { charges: usd(line.chargesUsd) }),
    ...(line.grossKg !== undefined && { grossWeight: { value: line.grossKg, unit: 'KGM' } }),
    ...(invoiceNumbers.length > 0 && { invoiceNumbers }),
    ...(maker !== undefined && { manufacturerId: maker.id }),
    ...(line.relatedParties !== undefined && { relatedParties: line.relatedParties }),
    ...(duty && { duty }),
    ...(line.fees.length > 0 && {
      fees: line.fees.map((fee) => ({ class: fee.accountingClass, amount: usd(fee.amountUsd) })),
    }),
  };
}

/** @internal What an AE line says that leads to what an entry line lacks. */
export function cluesOfLine(line: AeLine): LineClues {
  const exporter = line.articleParties.find(({ role }) => role === 'E');
  return {
    line: line.line,
    ...(exporter !== undefined && { exporterMid: exporter.id }),
    invoices: line.invoices,
  };
}

function quantitiesOf(tariff: AeTariff, tell: (unit: string) => void): DraftLine['quantities'] {
  const known = tariff.quantities.flatMap(({ value, unit: code }) => {
    // X: the tariff asks for no quantity.
    if (code === 'X') return [];
    const unit = unitOfAe(code);
    if (unit === undefined) tell(code);
    return [{ value, unit }];
  });
  return known.every((one): one is { value: string; unit: string } => one.unit !== undefined)
    ? known
    : undefined;
}

/** @internal The exact sum of what is said, in US dollars; undefined when nothing is. */
export function sumOf(amounts: readonly (string | undefined)[]): Money | undefined {
  const said = amounts.flatMap((amount) => parseDecimal(amount) ?? []);
  const [first, ...more] = said;
  return first === undefined ? undefined : usd(formatDecimal(more.reduce(addDecimal, first)));
}

/** @internal */
export function usd(amount: string): Money {
  return { amount, currency: 'USD' };
}
