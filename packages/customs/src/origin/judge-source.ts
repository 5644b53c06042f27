import { isInSpans } from '../rules/code-span.ts';
import type { RuleAlternative, RuleGoods, RuleSource } from '../rules/rule.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { allTrue, anyTrue } from './proof.ts';
import { statedKind } from './stated.ts';

/** What a record says of a material that is the same sort of thing as the good, and yet another good. */
export const ANOTHER_GOOD = 'another good than the product';

/** Whether the good lies under goods that a rule names; `undefined` when its digits or its kind do not tell. */
export function isUnderGoods(origin: OriginCase, goods: RuleGoods): boolean | undefined {
  const inCodes = truthOfCodes(origin.codes.codes, (code) => isInSpans(code, goods.codes));
  if (inCodes === false) return false;
  const isKind = goods.kind === undefined ? true : origin.isKind(goods.kind);
  const isExcepted = anyTrue((goods.except ?? []).map((except) => isUnderGoods(origin, except)));
  return allTrue([inCodes, isKind, not(isExcepted)]);
}

/** Whether a material comes from where an alternative of a rule allows: the sources it names, less its exceptions. */
export function isAllowed(
  origin: OriginCase,
  view: MaterialView,
  goods: RuleGoods,
  alternative: RuleAlternative,
): boolean | undefined {
  if (alternative.from === undefined) return true;
  if (view.codes === undefined) return undefined;
  const isFrom = anyTrue(
    alternative.from.map((source) => isFromSource(origin, view, goods, source)),
  );
  const isExcepted = anyTrue(
    (alternative.except ?? []).map((source) =>
      source.forKind === undefined
        ? isFromSource(origin, view, goods, source)
        : allTrue([origin.isKind(source.forKind), isFromSource(origin, view, goods, source)]),
    ),
  );
  return allTrue([isFrom, not(isExcepted)]);
}

/** Whether a material lies in one source. */
export function isFromSource(
  origin: OriginCase,
  { codes, material }: MaterialView,
  goods: RuleGoods,
  source: RuleSource,
): boolean | undefined {
  const places = codes?.codes ?? [];
  const within = (spans: readonly string[]) =>
    truthOfCodes(places, (code) => isInSpans(code, spans));
  const { kind, notKind = [], other } = source;
  return allTrue([
    other === undefined ? true : isOther(origin, places, goods, other, material.kinds),
    source.codes === undefined ? true : within(source.codes),
    source.outside === undefined ? true : not(within(source.outside)),
    source.within === undefined ? true : within(source.within),
    kind === undefined ? true : statedKind(material.kinds, kind),
    ...notKind.map((one) => not(statedKind(material.kinds, one))),
  ]);
}

const DIGITS = { chapter: 2, heading: 4, subheading: 6 } as const;

function isOther(
  { codes, isKind }: OriginCase,
  places: readonly string[],
  goods: RuleGoods,
  level: 'chapter' | 'heading' | 'subheading' | 'good',
  kinds: MaterialView['material']['kinds'],
): boolean | undefined {
  if (level === 'good') {
    const inGoods = truthOfCodes(places, (code) => isInSpans(code, goods.codes));
    if (inGoods === false) return true;
    const isStated = statedKind(kinds, ANOTHER_GOOD);
    if (isStated !== undefined) return isStated;
    // A material that is not of the good's kind is another good.
    const { kind } = goods;
    if (kind === undefined || isKind(kind) === false) return undefined;
    return statedKind(kinds, kind) === false ? true : undefined;
  }
  return truthOfCodes(places, (place) =>
    truthOfCodes(codes.codes, (good) => differs(place, good, DIGITS[level])),
  );
}

/** Whether two codes differ within their first digits; `undefined` where one is too short and the rest is the same. */
function differs(a: string, b: string, digits: number): boolean | undefined {
  const length = Math.min(a.length, b.length, digits);
  if (a.slice(0, length) !== b.slice(0, length)) return true;
  return length < digits ? undefined : false;
}

/** One answer for every place a code may have, or none. */
function truthOfCodes(
  codes: readonly string[],
  ask: (code: string) => boolean | undefined,
): boolean | undefined {
  const [first, ...others] = codes;
  if (first === undefined) return undefined;
  if (others.length === 0) return ask(first);
  const answers = new Set(codes.map(ask));
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

function not(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}
