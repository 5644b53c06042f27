import { type MaterialView, type OriginCase, whatIsOpen } from './case.ts';
import { judgeChapterRules } from './judge-formation.ts';
import { materialsOfGood, materialsWithGood } from './materials-of-good.ts';
import { type ProofStep, allOf } from './proof.ts';

/**
 * Produced exclusively from originating materials. Foreign packing for retail sale and accessories are disregarded for
 * the change alone (GN 29(g), (i); 19 USC 4531(h), (i)): whether here too is not said.
 */
export function judgeOriginatingMaterials(origin: OriginCase): ProofStep {
  const counted = materialsOfGood(origin);
  const foreign = counted.filter(({ originating }) => originating === false);
  const open = counted.filter(({ originating }) => originating === undefined);
  const beside = materialsWithGood(origin).filter(({ originating }) => originating !== true);
  const asked = 'produced exclusively from originating materials';
  const citation = origin.agreement.id === 'CAFTA-DR' ? 'GN 29(b)(iii)' : '19 USC 4531(c)(1)(C)';
  if (foreign.length > 0)
    return { asked, answer: 'not-met', citation, found: `not originating: ${list(foreign)}` };
  if (counted.length === 0)
    return { asked, answer: 'undetermined', citation, missing: ['the materials of the good'] };
  // A chapter rule on thread, elastic or pockets binds every good of its chapter; kept or not, it is asked.
  const chapter = judgeChapterRules(origin).filter(({ answer }) => answer !== 'met');
  const missing = [
    ...open.map(whatIsOpen),
    ...beside.map(
      ({ material }) =>
        `whether ${material.description}, packing or accessory, may be foreign in a good made exclusively of originating materials`,
    ),
  ];
  if (missing.length === 0 && chapter.length === 0) return { asked, answer: 'met', citation };
  return {
    asked,
    answer: allOf(['undetermined', ...chapter.map(({ answer }) => answer)]),
    citation,
    missing,
    steps: chapter,
  };
}

const list = (views: readonly MaterialView[]): string => {
  const names = views.map(({ material }) => material.description);
  return names.length <= 5
    ? names.join('; ')
    : `${names.slice(0, 5).join('; ')}; and ${names.length - 5} more`;
};
