import type { GoodsPrefix } from '@originmark/schemas';

export type Coverage = 'covered' | 'not-covered' | 'undecidable';

/**
 * Whether goods fall under one of the prefixes, by digits from the left. Codes of different
 * nomenclatures compare only where they are the same edition of the Harmonized System, and then only
 * its six digits; otherwise the answer is that it cannot be decided.
 */
export function coverGoods(system: string, code: string, bounds: readonly GoodsPrefix[]): Coverage {
  const digits = code.replaceAll('.', '');
  let undecidable = false;
  for (const bound of bounds) {
    const covered = digits.startsWith(bound.prefix);
    if (bound.system === system) {
      if (covered) return 'covered';
    } else if (
      harmonizedEdition(bound.system) === harmonizedEdition(system) &&
      bound.prefix.length <= 6
    ) {
      if (covered) return 'covered';
    } else undecidable = true;
  }
  return undecidable ? 'undecidable' : 'not-covered';
}

/** The edition of the Harmonized System that a nomenclature rests on: HTS 2026 is HS 2022. */
function harmonizedEdition(system: string): number {
  const year = Number(system.slice(-4));
  if (system.startsWith('HS')) return year;
  return EDITIONS.findLast((edition) => edition <= year) ?? 0;
}

// The tariff schedule of a year rests on the last edition in force in it (the United States put HS
// 2022 in force on 2022-01-27, within the schedule of that year).
const EDITIONS = [2002, 2007, 2012, 2017, 2022, 2028] as const;
