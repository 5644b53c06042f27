import type { RuleAlternative, RuleGoods } from '../rules/rule.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { judgeDeMinimis } from './de-minimis.ts';
import { judgeElastomericBar } from './elastomeric.ts';
import { type MaterialShift, SHIFT_WORDS, judgeShift } from './judge-shift.ts';
import { isUnderGoods } from './judge-source.ts';
import { namesOf } from './names-of.ts';
import { type Answer, type ProofStep, allOf } from './proof.ts';

/** The step that asks for a change, by its words. */
export const CHANGE = 'every non-originating material changes its classification';

/** Every non-originating material changes its classification, or what does not is little enough. */
export function judgeChange(
  origin: OriginCase,
  goods: RuleGoods,
  alternative: RuleAlternative,
): ProofStep {
  const onlyClassifying = asksComponent(origin);
  const shifts = judgeShift(origin, goods, alternative, onlyClassifying);
  if (shifts.length === 0)
    return { asked: CHANGE, answer: 'undetermined', missing: ['the materials of the good'] };
  const hasFailing = shifts.some(({ isMet }) => isMet === false);
  const open = shifts.flatMap((shift) => shift.open);
  const isLittleNeeded = hasFailing ? true : open.length > 0 ? undefined : false;
  const little =
    isLittleNeeded === false ? undefined : judgeDeMinimis(origin, shifts, onlyClassifying);
  const bar = judgeElastomericBar(origin, isLittleNeeded, onlyClassifying);
  const answer = allOf([
    changed(little?.answer, hasFailing),
    ...(bar === undefined ? [] : [bar.answer]),
  ]);
  return {
    asked: CHANGE,
    answer,
    steps: [
      ...shifts.map(tellShift),
      ...(little === undefined ? [] : [little]),
      ...(bar === undefined ? [] : [bar]),
    ],
    ...(answer === 'undetermined' ? { missing: [...new Set(open.map(({ ask }) => ask))] } : {}),
  };
}

/** What may yet be found to change can turn a failure of both into a pass. */
function changed(little: Answer | undefined, hasFailing: boolean): Answer {
  if (little === undefined) return 'met';
  return little === 'not-met' && !hasFailing ? 'undetermined' : little;
}

/** Whether the chapter asks only the component that determines the classification. */
function asksComponent(origin: OriginCase): boolean {
  return origin.ruleSet.chapterRules.some(
    ({ goods, rule }) =>
      rule.about === 'classifying-component' && isUnderGoods(origin, goods) !== false,
  );
}

function tellShift({ failing, isMet, open, view, why }: MaterialShift): ProofStep {
  const { classifications, countryOfOrigin, description } = view.material;
  const codes = classifications.map(({ code, system }) => `${code} (${system})`).join(', ');
  const inside = failing.filter((one) => one !== view);
  return {
    asked: `${description}, ${codes}${countryOfOrigin === undefined ? '' : `, of ${countryOfOrigin}`}`,
    answer: isMet === undefined ? 'undetermined' : isMet ? 'met' : 'not-met',
    found: `${SHIFT_WORDS[why]}${whyOf(view, why)}${inside.length === 0 ? '' : `: ${namesOf(inside)}`}`,
    ...(isMet === undefined ? { missing: open.map(({ ask }) => ask) } : {}),
    ...(isMet === false ? { failure: 'rule-not-met' as const } : {}),
  };
}

function whyOf({ foundBy, material }: MaterialView, why: MaterialShift['why']): string {
  if (why !== 'originating') return '';
  if (foundBy !== undefined) return `: ${foundBy}`;
  return material.uses.includes('indirect') ? ': an indirect material' : ', as the record states';
}
