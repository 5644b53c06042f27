import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** Both code lists are from general knowledge; only DOZ, KG and NO occur in the sources read. */
export const UNIT_SOURCE: SourceMark = unconfirmed(
  'UN/ECE Recommendation 20; AE unit codes',
  'knowledge',
);

interface Unit {
  readonly kind: 'pieces' | 'pairs' | 'grams';
  /** How many of the smallest unit of its kind. */
  readonly ofSmallest: bigint;
}

const PIECE: Unit = { kind: 'pieces', ofSmallest: 1n };
const DOZEN: Unit = { kind: 'pieces', ofSmallest: 12n };
// A pair is not two pieces to the tariff: gloves are counted in dozen pairs, never in gloves.
const PAIR: Unit = { kind: 'pairs', ofSmallest: 1n };
const DOZEN_PAIRS: Unit = { kind: 'pairs', ofSmallest: 12n };
const GRAM: Unit = { kind: 'grams', ofSmallest: 1n };
const KILOGRAM: Unit = { kind: 'grams', ofSmallest: 1_000n };
const TONNE: Unit = { kind: 'grams', ofSmallest: 1_000_000n };

/** @internal Rec 20 codes first, AE codes after them. */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['C62', PIECE],
  ['H87', PIECE],
  ['EA', PIECE],
  ['DZN', DOZEN],
  ['PR', PAIR],
  ['DPR', DOZEN_PAIRS],
  ['GRM', GRAM],
  ['KGM', KILOGRAM],
  ['TNE', TONNE],
  ['NO', PIECE],
  ['PCS', PIECE],
  ['DOZ', DOZEN],
  ['PRS', PAIR],
  ['G', GRAM],
  ['KG', KILOGRAM],
  ['T', TONNE],
]);

const SMALLEST: Readonly<Record<Unit['kind'], string>> = {
  pieces: 'C62',
  pairs: 'PR',
  grams: 'GRM',
};

/** The code of the smallest unit of the same kind: nothing is lost on the way to it. Undefined for a unit that is not known. */
export function smallestUnitOf(unit: string): string | undefined {
  const known = UNITS.get(unit);
  return known === undefined ? undefined : SMALLEST[known.kind];
}
