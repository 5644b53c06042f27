import { type Checked, accepted, refused, shown } from '../checked.ts';
import { parseHts } from '../numbers/hts.ts';
import { FROM_MANY, HS2022_TO_HS2017, NOT_IN_HS2022 } from './hs2022-to-hs2017.ts';

/** A goods code and the nomenclature it belongs to: `HS2022`, `HTS2026`. */
export interface Classification {
  readonly system: string;
  /** 4 to 10 digits, dotted or not. */
  readonly code: string;
}

/** The places a code may have in another edition: digits without dots, shorter where only the heading is known. */
export interface CarriedCode {
  readonly codes: readonly string[];
  /** True when it was carried over from another edition of the Harmonized System. */
  readonly isCarried: boolean;
}

const EDITIONS = ['HS2002', 'HS2007', 'HS2012', 'HS2017', 'HS2022', 'HS2028'] as const;
type Edition = (typeof EDITIONS)[number];

/**
 * The edition of the Harmonized System that a nomenclature is built on: `HTS2026` on `HS2022`. Years are those in which
 * the United States tariff took the edition up; `undefined` for what is not a nomenclature.
 */
export function editionOf(system: string): Edition | undefined {
  const known = EDITIONS.find((edition) => edition === system);
  if (known !== undefined) return known;
  const year = /^HTS(20[0-9]{2})$/.exec(system)?.[1];
  if (year === undefined) return undefined;
  // 2022: from 27 January; that January is counted with the rest of its year.
  const began: readonly (readonly [from: string, edition: Edition])[] = [
    ['2028', 'HS2028'],
    ['2022', 'HS2022'],
    ['2017', 'HS2017'],
    ['2012', 'HS2012'],
    ['2007', 'HS2007'],
    ['2002', 'HS2002'],
  ];
  return began.find(([from]) => year >= from)?.[1];
}

/**
 * Where a good stands in the edition in which a rule is written. Codes of that edition stay; codes of HS 2022 are carried
 * back to HS 2017; everything else is refused, because a code read in the wrong edition is a silent error.
 * Reasons: `hts-shape`, `hts-chapter`, `nomenclature-unknown`, `nomenclature-not-carried`, `code-not-in-edition`,
 * `code-from-many`.
 */
export function carryOver(from: Classification, nomenclature: string): Checked<CarriedCode> {
  const parsed = parseHts(from.code);
  if (!parsed.ok) return parsed;
  const { digits } = parsed.value;
  const edition = editionOf(from.system);
  const wanted = editionOf(nomenclature);
  if (edition === undefined || wanted === undefined) {
    return refused(
      'nomenclature-unknown',
      `Say the nomenclature of ${parsed.value.text} as HS2022 or HTS2026, not ${shown(from.system)}.`,
    );
  }
  if (edition === wanted) return accepted({ codes: [digits], isCarried: false });
  if (edition !== 'HS2022' || wanted !== 'HS2017') {
    return refused(
      'nomenclature-not-carried',
      `${parsed.value.text} is a code of ${edition}, the rule is written in ${wanted}: give its ${wanted} code as well.`,
    );
  }
  if (NOT_IN_HS2022.has(digits.slice(0, 6))) {
    return refused(
      'code-not-in-edition',
      `${parsed.value.text} is no code of HS 2022: if it is one of HS 2017, say HS2017.`,
    );
  }
  const before = placesBefore(digits);
  if (before === undefined) return accepted({ codes: [digits], isCarried: true });
  if (before.includes(FROM_MANY)) {
    return refused(
      'code-from-many',
      `${parsed.value.text} of HS 2022 gathers goods of many HS 2017 codes: give its HS2017 code as well.`,
    );
  }
  return accepted({ codes: before, isCarried: true });
}

/** Where a code stood; `undefined` when it did not move. Rows may stand for six or five digits, or for a heading. */
function placesBefore(digits: string): readonly string[] | undefined {
  const own =
    HS2022_TO_HS2017.get(digits.slice(0, 6)) ??
    HS2022_TO_HS2017.get(digits.slice(0, 5)) ??
    HS2022_TO_HS2017.get(digits.slice(0, 4));
  if (digits.length > 4) return own;
  // A bare heading may be any of its subheadings: where one of them moved, it may have stood there as well.
  const inside = [...HS2022_TO_HS2017].flatMap(([now, places]) =>
    now.startsWith(digits) && now.length > 4 ? places : [],
  );
  if (inside.length === 0) return own;
  return [...new Set([...(own ?? [digits]), ...inside])];
}
