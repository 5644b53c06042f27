import type { AgreementId } from '../agreements/agreement.ts';
import type { OriginCase } from './case.ts';
import { materialsOfGood } from './materials-of-good.ts';
import { isLiveBeginning } from './live-beginnings.ts';
import type { ProofStep } from './proof.ts';

/** Words of which each way to be wholly obtained has one: GN 29(c)(i)(A) to (L); 19 USC 4531(a)(4)(A) to (K). */
const WAYS: Readonly<
  Record<AgreementId, readonly (readonly [paragraph: string, words: readonly string[]])[]>
> = {
  'CAFTA-DR': [
    ['A', ['harvested', 'gathered']],
    ['B', ['born and raised']],
    ['C', ['obtained from live animals', 'obtained from a live animal']],
    ['D', ['hunting', 'trapping', 'fishing', 'aquaculture']],
    ['E', ['extracted', 'taken from the territory']],
    ['F', ['taken from the sea', 'taken from the subsoil outside']],
    ['G', ['on board a factory ship', 'on board factory ships']],
    ['H', ['taken from the seabed']],
    ['I', ['outer space']],
    ['J', ['waste and scrap', 'waste or scrap', 'fit only for the recovery of raw materials']],
    ['L', ['produced exclusively from']],
  ],
  USMCA: [
    ['A', ['extracted', 'taken from the territory']],
    ['B', ['grown', 'cultivated', 'harvested', 'picked', 'gathered']],
    ['C', ['born and raised']],
    ['D', ['obtained from live animals', 'obtained from a live animal']],
    ['E', ['hunting', 'trapping', 'fishing', 'capturing']],
    ['F', ['aquaculture']],
    ['G', ['taken from the sea']],
    ['H', ['on board a factory ship', 'on board factory ships']],
    ['I', ['taken from the seabed']],
    ['J', ['waste and scrap', 'waste or scrap', 'fit only for the recovery of raw materials']],
    ['K', ['produced exclusively from']],
  ],
  NAFTA: [],
};

/**
 * Wholly obtained or produced entirely there: as the record states, in words of the closed list. A record that names a
 * non-originating material beside it is not taken at its word, what the good was grown from left aside.
 */
export function judgeWhollyObtained(origin: OriginCase): ProofStep {
  const { agreement, record } = origin;
  const isCafta = agreement.id === 'CAFTA-DR';
  const list = isCafta ? 'GN 29(b)(i), (c)(i)' : '19 USC 4531(c)(1)(A), (a)(4)';
  const asked = 'wholly obtained or produced entirely there';
  const { whollyObtained } = record;
  if (whollyObtained === undefined)
    return { asked, answer: 'not-met', citation: list, found: 'the record does not say so' };
  const stated = whollyObtained.toLowerCase();
  const way = WAYS[agreement.id].find(([, words]) => words.some((word) => stated.includes(word)));
  if (way === undefined)
    return {
      asked,
      answer: 'undetermined',
      citation: list,
      found: whollyObtained,
      missing: [`by which paragraph of ${list} the good is wholly obtained`],
    };
  const citation = `${list}(${way[0]})`;
  const foreign = materialsOfGood(origin).filter(
    (view) => view.originating !== true && isLiveBeginning(origin, view) !== true,
  );
  if (foreign.length === 0) return { asked, answer: 'met', citation, found: whollyObtained };
  const names = foreign.map(({ material }) => material.description).join('; ');
  return {
    asked,
    answer: 'undetermined',
    citation,
    missing: [`how the good is wholly obtained with ${names} in it`],
  };
}
