import { smallestUnitOf } from '@originmark/customs/numbers';

/** AE unit codes as UN/ECE Recommendation 20 has them (both lists from general knowledge). */
const AE_UNITS: ReadonlyMap<string, string> = new Map([
  ['DOZ', 'DZN'],
  ['DPR', 'DPR'],
  ['G', 'GRM'],
  ['GBQ', 'GBQ'],
  ['K', 'KGM'],
  ['KG', 'KGM'],
  ['L', 'LTR'],
  ['M', 'MTR'],
  ['M2', 'MTK'],
  ['M3', 'MTQ'],
  ['NO', 'C62'],
  ['PCS', 'C62'],
  ['PRS', 'PR'],
  ['T', 'TNE'],
]);

/** The unit of Recommendation 20 for one of an AE record, or undefined where it is not known. */
export function unitOfAe(code: string): string | undefined {
  return AE_UNITS.get(code);
}

/** A unit as papers write it without a mapping: a code of Recommendation 20 that we count with, or one of AE. */
export function unitOfPaper(written: string): string | undefined {
  const unit = AE_UNITS.get(written) ?? written;
  return smallestUnitOf(unit) === undefined && !AE_UNITS.has(written) ? undefined : unit;
}
