import type { AgreementId } from '../agreements/agreement.ts';
import { checkCriterion } from '../agreements/check-criterion.ts';
import { LITERALS } from '../agreements/literals.ts';
import { parseHts } from '../numbers/hts.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';
import type { CertificationCircumstances, CertificationGood } from './certification-facts.ts';
import {
  type BareAnswer,
  isText,
  missing,
  notRequired,
  present,
  undecided,
} from './element-answer.ts';

/** Chapters in which the goods of Schedule II (Table 2.10.1) lie; the schedule itself was not read. */
export const SCHEDULE_II_CHAPTERS = ['84', '85', '90'] as const;
export const SCHEDULE_II_SOURCE: SourceMark = unconfirmed(
  '19 CFR part 182, Appendix A, Schedule II',
  'knowledge',
);

type Goods = readonly CertificationGood[];

/** @internal Every good has the fact; a certification of no goods has nothing. */
export function ofEveryGood(
  goods: Goods,
  why: string,
  has: (good: CertificationGood) => boolean,
): BareAnswer {
  if (goods.length === 0) return missing('no good is named');
  const left = goods.flatMap((good, index) => (has(good) ? [] : [index]));
  return left.length === 0 ? present() : { answer: 'missing', why, goods: left };
}

/** @internal Six digits at least; how many the rule needs more is for whoever reads the rule. */
export function checkClassification(goods: Goods): BareAnswer {
  return ofEveryGood(goods, 'no classification of six or more digits', (good) => {
    const hts = parseHts(good.tariffClassification?.code);
    return hts.ok && hts.value.subheading !== undefined;
  });
}

/** @internal The rule of origin: by a criterion of the agreement. Another text is for a person to read. */
export function checkRuleOfOrigin(agreement: AgreementId, goods: Goods): BareAnswer {
  const named = ofEveryGood(
    goods,
    'no rule of origin',
    ({ originCriterion, ruleOfOrigin }) => isText(originCriterion) || isText(ruleOfOrigin),
  );
  if (named.answer !== 'present') return named;
  const unread = goods.filter(
    ({ originCriterion }) => !checkCriterion(agreement, originCriterion).ok,
  );
  const inWords = unread.filter(({ ruleOfOrigin }) => isText(ruleOfOrigin));
  if (unread.length > inWords.length)
    return {
      answer: 'missing',
      why: `no criterion of ${agreement}`,
      goods: goods.flatMap((good, index) =>
        unread.includes(good) && !inWords.includes(good) ? [index] : [],
      ),
    };
  return unread.length === 0
    ? present()
    : undecided(`whether what is named in words is a rule of ${agreement}`);
}

/** @internal The words that name Schedule II, for a good that is listed there. */
export function checkScheduleII(
  goods: Goods,
  { isOfScheduleII }: CertificationCircumstances,
): BareAnswer {
  if (goods.some(({ scheduleII }) => scheduleII === true))
    return { answer: 'literal', text: LITERALS.scheduleII };
  if (isOfScheduleII === true) return missing('the words that name Schedule II are not there');
  if (isOfScheduleII === false) return notRequired('not-of-schedule-ii');
  const isOutside = goods.map(({ tariffClassification }) => {
    const hts = parseHts(tariffClassification?.code);
    return hts.ok && !SCHEDULE_II_CHAPTERS.some((chapter) => chapter === hts.value.chapter);
  });
  return goods.length > 0 && !isOutside.includes(false)
    ? notRequired('not-of-schedule-ii')
    : undecided('whether the good is listed in Schedule II');
}
