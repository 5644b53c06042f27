import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** A nomenclature in one of its editions. A code means nothing without it: chapters are renumbered every five years. */
export interface TariffSystem {
  /** `HS`: the Harmonized System, six digits. `HTS`: the tariff of the United States, up to ten. */
  readonly kind: 'HS' | 'HTS';
  /** Year of the edition. */
  readonly year: number;
  /** `HS2022`, `HTS2026`. */
  readonly text: string;
  /**
   * The edition of the Harmonized System under the first six digits, by its year. A tariff of a year of change counts with
   * the new edition, though the first weeks of that year had the old one. Absent for a tariff from 2028 on: when the
   * United States take that edition over is not known.
   */
  readonly hsYear?: number;
}

/** The years are those of the World Customs Organization; when the United States took them over is general knowledge. */
export const TARIFF_SYSTEM_SOURCE: SourceMark = unconfirmed(
  'World Customs Organization, editions of the HS; proclamations that took them into the HTSUS',
  'knowledge',
);

const HS_YEARS = [2002, 2007, 2012, 2017, 2022, 2028];

/** The HS edition of 2028 is not in the tariff of the United States yet. */
const NOT_TAKEN_OVER = 2028;

/** Reads `HS2022` or `HTS2026`. Reasons: `tariff-system-shape`, `tariff-system-edition` (no such edition of the HS). */
export function parseTariffSystem(text: unknown): Checked<TariffSystem> {
  const match = typeof text === 'string' && text.length <= 7 ? SHAPE.exec(text) : null;
  if (match === null) {
    return refused(
      'tariff-system-shape',
      `Write the nomenclature with the year of its edition, such as HS2022 or HTS2026, not ${shown(text)}.`,
    );
  }
  const [name, kind, digits] = match;
  const year = Number(digits);
  if (kind === 'HS' && !HS_YEARS.includes(year)) {
    return refused(
      'tariff-system-edition',
      `The Harmonized System has editions of ${HS_YEARS.join(', ')}, none of ${year}: look which one the code is from.`,
    );
  }
  const hsYear = kind === 'HS' ? year : hsYearOfTariff(year);
  return accepted({
    kind: kind === 'HS' ? 'HS' : 'HTS',
    year,
    text: name,
    ...(hsYear === undefined ? {} : { hsYear }),
  });
}

const SHAPE = /^(HS|HTS)(20[0-9]{2})$/;

function hsYearOfTariff(year: number): number | undefined {
  if (year >= NOT_TAKEN_OVER) return undefined;
  return HS_YEARS.findLast((edition) => edition <= year);
}
