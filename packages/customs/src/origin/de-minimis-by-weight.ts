import { type Decimal, addDecimal, compareDecimal, formatDecimal } from '../money/decimal.ts';
import { isInSpans } from '../rules/code-span.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { judgeElastomericShare } from './elastomeric.ts';
import type { MaterialShift } from './judge-shift.ts';
import { isAtMost, littleOf } from './little.ts';
import { isFreeNylonFilament } from './nylon-filament.ts';
import { type Answer, type ProofStep, allOf, answerOf } from './proof.ts';
import { ZERO } from './range.ts';
import { FIBERS_AND_FABRICS } from './textile.ts';
import { percentText } from './value-content.ts';

interface Weight {
  readonly total: Decimal | undefined;
  readonly missing: readonly string[];
}

/** What the share is taken of: between two weights where it is not known exactly. */
interface Whole {
  readonly name: string;
  readonly least: Decimal | undefined;
  readonly most: Decimal | undefined;
  readonly missing: readonly string[];
}

/**
 * GN 29(d)(i)(A), (iii); 19 USC 4531(f)(4): fibers and yarns that do not change, by weight of the component that
 * determines the classification (chapters 61 to 63), of all fibers (a fiber, yarn or fabric under CAFTA-DR) or of the
 * good.
 */
export function judgeByWeight(
  origin: OriginCase,
  shifts: readonly MaterialShift[],
  onlyClassifying: boolean,
): ProofStep {
  const failing = [...new Set(shifts.flatMap((shift) => shift.failing))];
  const open = shifts.flatMap((shift) => shift.open);
  const all = [...new Set([...failing, ...open.map(({ view }) => view)])];
  const share = judgeShare(origin, failing, all, open, wholeOf(origin, onlyClassifying));
  const elastomeric = judgeElastomericShare(origin, onlyClassifying);
  const weighed: ProofStep =
    elastomeric === undefined
      ? share
      : {
          asked: 'de minimis by weight',
          answer: allOf([share.answer, elastomeric.answer]),
          citation: '19 USC 4531(f)(4)',
          steps: [share, elastomeric],
        };
  return origin.agreement.id === 'CAFTA-DR' && weighed.answer !== 'met'
    ? orNylon(weighed, all)
    : weighed;
}

function judgeShare(
  origin: OriginCase,
  failing: readonly MaterialView[],
  all: readonly MaterialView[],
  open: readonly { readonly ask: string }[],
  whole: Whole,
): ProofStep {
  const percent = littleOf(origin.agreement, 'weight');
  const asked = `materials that do not change are at most ${percent} per cent of the weight of the ${whole.name}`;
  const citation = origin.agreement.id === 'CAFTA-DR' ? 'GN 29(d)(i)(A)' : '19 USC 4531(f)(4)';
  const least = weigh(failing.filter(({ material }) => material.weight !== undefined));
  const most = weigh(all);
  const part = most.total ?? least.total ?? ZERO;
  const bound = most.total === undefined ? 'at least ' : '';
  const isLittle =
    whole.least !== undefined &&
    most.total !== undefined &&
    whole.least.units > 0n &&
    isAtMost(most.total, percent, whole.least);
  const isOver =
    whole.most !== undefined &&
    whole.most.units > 0n &&
    !isAtMost(least.total ?? ZERO, percent, whole.most);
  const others = all.filter((view) => !isOfFibers(view));
  const answer: Answer = isOver
    ? 'not-met'
    : answerOf(isLittle && others.length === 0 ? true : undefined);
  const missing = [
    ...open.map(({ ask }) => ask),
    ...most.missing,
    ...whole.missing,
    ...others.map(
      ({ material }) =>
        `whether de minimis by weight reaches ${material.description}, which is neither fiber, yarn nor fabric`,
    ),
  ];
  return {
    asked,
    answer,
    citation,
    ...(whole.most === undefined || whole.most.units <= 0n
      ? {}
      : {
          found: `${bound}${formatDecimal(part)} kg of ${formatDecimal(whole.most)} kg: ${bound}${percentText(part, whole.most)} per cent`,
        }),
    ...(answer === 'undetermined' ? { missing } : {}),
    ...(answer === 'not-met' ? { failure: 'de-minimis-exceeded' as const } : {}),
  };
}

/** GN 29(d)(i)(B): or the yarns that do not change are nylon filament yarns of certain countries. */
function orNylon(weighed: ProofStep, all: readonly MaterialView[]): ProofStep {
  const answers = all.map(isFreeNylonFilament);
  if (answers.length === 0 || answers.every((one) => one === false)) return weighed;
  const citation = 'GN 29(d)(i)(B)';
  const asked = 'the yarns that do not change are nylon filament yarns of a country named there';
  if (answers.every((one) => one === true))
    return { asked, answer: 'met', citation, steps: [weighed] };
  return {
    asked,
    answer: 'undetermined',
    citation,
    missing: [
      answers.includes(false)
        ? 'whether nylon filament yarns and a little of other yarns may stand side by side'
        : 'whether the nylon filament yarn is of a country whose free-trade area with the United States began before 1995-01-01 and stands',
    ],
    steps: [weighed],
  };
}

const TOO_HEAVY = 'why the good weighs more than its materials together';

/** Not part of the good's own weight. */
const ASIDE = new Set(['accessory', 'retail-packing', 'shipping-packing', 'indirect']);

function wholeOf(origin: OriginCase, onlyClassifying: boolean): Whole {
  const { agreement, codes, materials, record } = origin;
  const isComponent =
    onlyClassifying || codes.codes.every((code) => isInSpans(code, ['61-63']) === true);
  if (isComponent) {
    const component = materials.filter(({ material }) =>
      material.uses.includes('classifying-component'),
    );
    const name = 'component that determines the classification';
    if (component.length === 0)
      return {
        name,
        least: undefined,
        most: undefined,
        missing: ['which component determines the classification of the good'],
      };
    return { name, ...exact(weigh(component)) };
  }
  const parts = materials.filter(({ material: { uses } }) => !uses.some((use) => ASIDE.has(use)));
  const good: Weight =
    record.weight === undefined ? weigh(parts) : { total: record.weight, missing: [] };
  if (agreement.id !== 'CAFTA-DR') {
    const { total } = weigh(parts);
    // A good is not heavier than what it is made of: a share of more would be too small.
    return total !== undefined && good.total !== undefined && compareDecimal(total, good.total) < 0
      ? { name: 'good', least: total, most: good.total, missing: [TOO_HEAVY] }
      : { name: 'good', ...exact(good) };
  }
  // GN 29(d)(iii): all of the fibers in the good, which may hold more than fibers.
  const fibers = weigh(parts.filter(isOfFibers));
  const isAll = parts.every((view) => isOfFibers(view) || isSurelyOther(view));
  const name = 'fibers of the good';
  if (isAll && fibers.total !== undefined) return { name, ...exact(fibers) };
  const missing = [...fibers.missing, ...good.missing, 'the weight of all fibers of the good'];
  return { name, least: undefined, most: good.total, missing };
}

const exact = ({ missing, total }: Weight) => ({ least: total, most: total, missing });

const isOfFibers = ({ codes }: MaterialView): boolean =>
  codes !== undefined && codes.codes.every((code) => isInSpans(code, FIBERS_AND_FABRICS) === true);

const isSurelyOther = ({ codes }: MaterialView): boolean =>
  codes !== undefined && codes.codes.every((code) => isInSpans(code, FIBERS_AND_FABRICS) === false);

function weigh(views: readonly MaterialView[]): Weight {
  const missing = views
    .filter(({ material }) => material.weight === undefined)
    .map(({ material }) => `the weight of ${material.description}`);
  if (missing.length > 0) return { total: undefined, missing };
  const total = views.reduce((all, { material }) => addDecimal(all, material.weight ?? ZERO), ZERO);
  return { total, missing };
}
