import {
  type Decimal,
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  multiplyDecimal,
} from '../money/decimal.ts';
import { isInSpans } from '../rules/code-span.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { DE_MINIMIS_EXCLUSIONS, OTHER_SUBHEADING_CHAPTERS } from './de-minimis-exclusions.ts';
import { isFromSource, isUnderGoods } from './judge-source.ts';
import type { MaterialShift } from './judge-shift.ts';
import { ZERO, nonOriginatingValueOf, sum } from './material-value.ts';
import { type Answer, type ProofStep, anyOf, anyTrue } from './proof.ts';
import { baseOf, percentText } from './value-content.ts';

/** Textiles and apparel are measured by weight, everything else by value. */
const TEXTILES = ['50-63', '9619'];
const PERCENT: Record<OriginCase['agreement']['id'], number> = {
  USMCA: 10,
  'CAFTA-DR': 10,
  NAFTA: 7,
};

/**
 * Whether what does not shift is little enough. `failing` certainly do not shift, `open` may not: a pass must hold with
 * both, a failure with the first alone.
 */
export function judgeDeMinimis(
  origin: OriginCase,
  failing: readonly MaterialShift[],
  open: readonly MaterialShift[],
  onlyClassifying: boolean,
): ProofStep {
  const excluded = [...failing, ...open].map(({ view }) => exclusionOf(origin, view));
  const barred = excluded.find((one) => one?.isExcluded === true);
  if (barred !== undefined)
    return {
      asked: 'de minimis',
      answer: 'not-met',
      citation: barred.citation,
      found: 'de minimis does not reach this material in this good',
      failure: 'rule-not-met',
    };
  const isTextile = anyTrue(origin.codes.codes.map((code) => isInSpans(code, TEXTILES))) !== false;
  const steps = isTextile
    ? [byWeight(origin, failing, open, onlyClassifying)]
    : byValue(origin, failing, open);
  const doubtful = excluded.find((one) => one?.isExcluded === undefined && one !== undefined);
  const answer = anyOf(steps.map((step) => step.answer));
  if (answer === 'met' && doubtful !== undefined)
    return {
      asked: 'de minimis',
      answer: 'undetermined',
      citation: doubtful.citation,
      missing: ['whether de minimis reaches this material in this good'],
      steps,
    };
  const [only, ...more] = steps;
  if (only !== undefined && more.length === 0) return only;
  return {
    asked: 'de minimis by value',
    answer,
    citation: '19 USC 4531(f)',
    ...(answer === 'not-met' ? { failure: 'de-minimis-exceeded' as const } : {}),
    steps,
  };
}

/** The first rule that keeps de minimis from a material; `isExcluded` undefined where it may. */
function exclusionOf(
  origin: OriginCase,
  view: MaterialView,
): { readonly citation: string; readonly isExcluded: boolean | undefined } | undefined {
  const { id } = origin.agreement;
  const found = DE_MINIMIS_EXCLUSIONS[id].map(({ citation, goods, materials }) => {
    const isGood = isUnderGoods(origin, goods);
    const isMaterial = anyTrue(
      materials.map((source) => isFromSource(origin, view, goods, source)),
    );
    const isExcluded =
      isGood === false || isMaterial === false
        ? false
        : isGood === true && isMaterial === true
          ? true
          : undefined;
    return { citation, isExcluded };
  });
  const { citation, codes } = OTHER_SUBHEADING_CHAPTERS[id];
  const isThere = isUnderGoods(origin, { codes });
  const isOtherSubheading = isFromSource(origin, view, { codes }, { other: 'subheading' });
  const bySubheading =
    isThere === false || isOtherSubheading === true
      ? false
      : isThere === true && isOtherSubheading === false
        ? true
        : undefined;
  const all = [...found, { citation, isExcluded: bySubheading }];
  return (
    all.find((one) => one.isExcluded === true) ?? all.find((one) => one.isExcluded === undefined)
  );
}

function byValue(
  origin: OriginCase,
  failing: readonly MaterialShift[],
  open: readonly MaterialShift[],
): ProofStep[] {
  const percent = PERCENT[origin.agreement.id];
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  const citation = isCafta ? 'GN 29(e)(i)' : '19 USC 4531(f)';
  const least = sum(failing.map(({ view }) => nonOriginatingValueOf(view, origin)));
  const most = sum([...failing, ...open].map(({ view }) => nonOriginatingValueOf(view, origin)));
  const bases = isCafta
    ? [{ name: 'adjusted value', ...baseOf(origin, 'build-down') }]
    : [
        { name: 'transaction value', ...baseOf(origin, 'transaction-value') },
        {
          name: 'total cost',
          total: origin.record.totalCost,
          missing: ['the total cost of the good'],
        },
      ];
  return bases.map(({ missing, name, total }) => {
    const asked = `materials that do not shift are at most ${percent} per cent of the ${name}`;
    if (total === undefined || total.units <= 0n)
      return { asked, answer: 'undetermined', citation, missing };
    const part = most.total ?? least.total;
    const isMost = most.total !== undefined && isAtMost(most.total, percent, total);
    const isOver = least.total !== undefined && !isAtMost(least.total, percent, total);
    const answer: Answer = isMost ? 'met' : isOver ? 'not-met' : 'undetermined';
    return {
      asked,
      answer,
      citation,
      ...(part === undefined
        ? {}
        : {
            found: `${formatDecimal(part)} of ${formatDecimal(total)}: ${percentText(part, total)} per cent`,
          }),
      ...(answer === 'undetermined' ? { missing: missingOf(most.missing, open) } : {}),
      ...(answer === 'not-met' ? { failure: 'de-minimis-exceeded' as const } : {}),
    };
  });
}

/** GN 29(d)(i)(A); 19 USC 4531(f): fibers and yarns that fail, by weight of the component, or of the good. */
function byWeight(
  origin: OriginCase,
  failing: readonly MaterialShift[],
  open: readonly MaterialShift[],
  onlyClassifying: boolean,
): ProofStep {
  const percent = PERCENT[origin.agreement.id];
  const whole = onlyClassifying ? 'component that determines the classification' : 'good';
  const asked = `materials that do not shift are at most ${percent} per cent of the weight of the ${whole}`;
  const citation = origin.agreement.id === 'CAFTA-DR' ? 'GN 29(d)(i)(A)' : '19 USC 4531(f)';
  const elastomeric = elastomericQuestion(origin);
  const component = origin.materials.filter(
    ({ material }) => !onlyClassifying || material.uses.includes('classifying-component'),
  );
  const total = onlyClassifying
    ? weigh(component)
    : origin.record.weight === undefined
      ? weigh(origin.materials)
      : { total: origin.record.weight, missing: [] };
  const least = weigh(failing.map(({ view }) => view));
  const most = weigh([...failing, ...open].map(({ view }) => view));
  if (total.total === undefined || total.total.units <= 0n || component.length === 0)
    return {
      asked,
      answer: 'undetermined',
      citation,
      missing:
        component.length === 0 ? ['which component determines the classification'] : total.missing,
    };
  const isMost = most.total !== undefined && isAtMost(most.total, percent, total.total);
  const isOver = least.total !== undefined && !isAtMost(least.total, percent, total.total);
  const answer: Answer = isOver
    ? 'not-met'
    : isMost && elastomeric === undefined
      ? 'met'
      : 'undetermined';
  const part = most.total ?? least.total;
  return {
    asked,
    answer,
    citation,
    ...(part === undefined
      ? {}
      : {
          found: `${formatDecimal(part)} kg of ${formatDecimal(total.total)} kg: ${percentText(part, total.total)} per cent`,
        }),
    ...(answer === 'undetermined'
      ? {
          missing: [
            ...missingOf(most.missing, open),
            ...(elastomeric === undefined ? [] : [elastomeric]),
          ],
        }
      : {}),
    ...(answer === 'not-met' ? { failure: 'de-minimis-exceeded' as const } : {}),
  };
}

/** The last sentence of GN 29(d)(i) bars elastomeric yarn not wholly formed there; how far it reaches is open. */
function elastomericQuestion({ materials }: OriginCase): string | undefined {
  const yarn = materials.find(
    ({ isRegional, material }) =>
      material.uses.includes('elastomeric-yarn') &&
      (isRegional !== true || material.formedIn === undefined),
  );
  return yarn === undefined
    ? undefined
    : `whether ${yarn.material.description} is wholly formed in the territory, or whether that bar stands alone`;
}

function weigh(views: readonly MaterialView[]): { total: Decimal | undefined; missing: string[] } {
  const missing = views
    .filter(({ material }) => material.weight === undefined)
    .map(({ material }) => `the weight of ${material.description}`);
  if (missing.length > 0) return { total: undefined, missing };
  const total = views.reduce((all, { material }) => addDecimal(all, material.weight ?? ZERO), ZERO);
  return { total, missing };
}

function missingOf(missing: readonly string[], open: readonly MaterialShift[]): string[] {
  return [...missing, ...open.map(({ view }) => whatIsOpen(view))];
}

/** What would say whether a material shifts. */
export function whatIsOpen(view: MaterialView): string {
  const { codesProblem, material, originating } = view;
  if (codesProblem !== undefined)
    return `the classification of ${material.description}: ${codesProblem}`;
  if (originating === undefined) return `whether ${material.description} originates`;
  return `more about ${material.description}: its full classification, its kind, or what it is made of`;
}

function isAtMost(part: Decimal, percent: number, whole: Decimal): boolean {
  const left = multiplyDecimal(part, decimalFromInteger(100));
  return compareDecimal(left, multiplyDecimal(decimalFromInteger(percent), whole)) <= 0;
}
