import type { ChapterRule } from '../rules/rule.ts';
import { STEP_NAMES } from '../rules/words-of-rule.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { type Answer, type ProofStep, allOf, answerOf } from './proof.ts';

type Formation = Extract<ChapterRule['rule'], { about: 'formed-in-territory' }>;

/** Where one material was formed, finished and its yarn formed, as a chapter rule asks. */
export function judgeFormed(
  { territory }: OriginCase,
  { material }: MaterialView,
  { shortSupply, steps }: Formation,
  name: string,
): ProofStep {
  const asked = `${material.description}: ${steps.map((step) => STEP_NAMES[step]).join(' and ')} in the territory`;
  // Chapter rules 6 (61, 62) and 3 (63); heading 9619 has no such rule.
  if (material.isShortSupply && shortSupply === 'helps')
    return { asked, answer: 'met', found: 'in the short-supply list (U.S. note 20)' };
  const places = {
    formed: material.formedIn,
    finished: material.finishedIn,
    'yarn-formed': material.yarnFormedIn,
  };
  const answers = steps.map((step): Answer => {
    const place = places[step];
    return answerOf(place === undefined ? undefined : territory.has(place));
  });
  const answer = allOf(answers);
  const missing = steps
    .filter((_, index) => answers[index] === 'undetermined')
    .map(
      (step) => `in which country the ${name} (${material.description}) was ${STEP_NAMES[step]}`,
    );
  const found = steps.flatMap((step) =>
    places[step] === undefined ? [] : [`${STEP_NAMES[step]} in ${places[step]}`],
  );
  return {
    asked,
    answer,
    ...(found.length === 0 ? {} : { found: found.join(', ') }),
    ...(answer === 'undetermined' ? { missing } : {}),
    ...(answer === 'not-met' ? { failure: 'rule-not-met' as const } : {}),
  };
}
