import { isInSpans } from '../../packages/customs/src/rules/code-span.ts';
import type {
  CodeSpan,
  OriginRule,
  RuleAlternative,
  RuleGoods,
  RuleSource,
} from '../../packages/customs/src/rules/rule.ts';
import { type ReadAlternative, parseRule } from './parse-rule.ts';
import { type Term, Unreadable } from './parse-terms.ts';
import { READINGS } from './readings.ts';
import type { RuleText } from './split-rules.ts';

/** Every rule of the note, in its order; and what could not be read, with the words at which it stopped. */
export interface ReadRules {
  readonly rules: readonly OriginRule[];
  readonly unread: readonly { readonly id: string; readonly why: string }[];
  readonly deleted: readonly string[];
}

interface Read {
  readonly id: string;
  readonly text: RuleText;
  readonly alternatives: readonly ReadAlternative[];
}

/** Turns the rules' words into data. Words that cannot be read make no rule: they are told. */
export function readRules(texts: readonly RuleText[]): ReadRules {
  const unread: { id: string; why: string }[] = [];
  const deleted: string[] = [];
  const read: Read[] = [];
  for (const text of texts) {
    const id = `${text.chapter}/${text.number}`;
    if (text.words === '' || text.words.startsWith('[Rule')) {
      deleted.push(id);
      continue;
    }
    try {
      read.push({ id, text, alternatives: readAlternatives(id, text.words) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread.push({ id, why: error.message });
    }
  }
  return { rules: read.map((one) => toRule(one, read)), unread, deleted };
}

/** A rule's words, or the reading of them; kinds that a reading names by a letter are put in. */
function readAlternatives(id: string, law: string): readonly ReadAlternative[] {
  const { alsoFrom = [], kinds = {}, words = law } = READINGS[id] ?? {};
  const named = <Named extends { readonly kind?: string }>(one: Named): Named =>
    one.kind === undefined ? one : { ...one, kind: kinds[one.kind] ?? one.kind };
  return parseRule(words).map((one) => ({
    ...one,
    goods: one.goods.map(named),
    ...(one.from === undefined ? {} : { from: [...one.from.map(named), ...alsoFrom] }),
    ...(one.except === undefined ? {} : { except: one.except.map(named) }),
  }));
}

function toRule({ id, text, alternatives }: Read, all: readonly Read[]): OriginRule {
  const reading = READINGS[id] ?? {};
  const neighbours = all.filter((one) => one.text.chapter === text.chapter);
  const codes = mergeSpans(
    alternatives.flatMap(({ goods }) => goods.flatMap((term) => term.codes)),
  );
  const goods = alternatives.every(isPlain)
    ? { codes }
    : { codes, ...onlyGoods(alternatives, neighbours) };
  const ways = alternatives.flatMap((one) => toAlternatives(one, codes, neighbours, reading));
  return {
    id,
    citation: `GN 29(n) chapter ${Number(text.chapter)} rule ${text.number}`,
    goods,
    alternatives: [...ways.map((way) => withoutSameGoods(way, goods)), ...(reading.alsoWays ?? [])],
    ...(reading.open === undefined ? {} : { open: reading.open }),
    ...(reading.unread === undefined ? {} : { unread: reading.unread }),
    ...(reading.validUntil === undefined ? {} : { validUntil: reading.validUntil }),
  };
}

/** What the rule says of its goods already is not said again. */
function withoutSameGoods(way: RuleAlternative, goods: RuleGoods): RuleAlternative {
  const { goods: own, ...rest } = way;
  return own === undefined || JSON.stringify(own) !== JSON.stringify(goods) ? way : rest;
}

const isPlain = (one: ReadAlternative): boolean =>
  !one.isAnyOther && one.goods.every(({ kind }) => kind === undefined);

/** A rule with ways for one kind of goods, or with one way for any other, is about those goods and no more. */
function onlyGoods(
  alternatives: readonly ReadAlternative[],
  neighbours: readonly Read[],
): Omit<RuleGoods, 'codes'> {
  const [only, ...more] = alternatives;
  if (only === undefined) return {};
  if (only.isAnyOther && more.length === 0) return { except: othersThan(only, neighbours) };
  if (alternatives.some(({ isAnyOther, isWithoutGoods }) => isAnyOther || isWithoutGoods))
    return {};
  const kinds = new Set(alternatives.flatMap(({ goods }) => goods.map(({ kind }) => kind)));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? { kind } : {};
}

function toAlternatives(
  one: ReadAlternative,
  ruleCodes: readonly CodeSpan[],
  neighbours: readonly Read[],
  reading: { exceptForKind?: string; conditions?: RuleAlternative['conditions'] },
): RuleAlternative[] {
  const codes = one.isWithoutGoods ? ruleCodes : one.goods.flatMap((term) => term.codes);
  const rest = (term: RuleGoods | undefined, group: readonly CodeSpan[]): RuleAlternative => ({
    ...(one.letter === undefined ? {} : { letter: one.letter }),
    ...(term === undefined ? {} : { goods: term }),
    ...(one.from === undefined
      ? {}
      : { from: one.from.map((source) => settle(source, group, one)) }),
    ...(one.except === undefined
      ? {}
      : {
          except: one.except.map((source) => ({
            ...settle(besideNamed(source, one.from), group, one),
            ...(reading.exceptForKind === undefined ? {} : { forKind: reading.exceptForKind }),
          })),
        }),
    ...(one.valueContent === undefined ? {} : { valueContent: one.valueContent }),
    ...((reading.conditions ?? one.conditions) === undefined
      ? {}
      : { conditions: reading.conditions ?? one.conditions ?? [] }),
  });
  if (one.isAnyOther) return [rest({ codes, except: othersThan(one, neighbours) }, codes)];
  const kinds = [...new Set(one.goods.map(({ kind }) => kind))];
  const same = codes.join() === ruleCodes.join();
  if (kinds.length <= 1 && kinds[0] === undefined)
    return [rest(same || one.isWithoutGoods ? undefined : { codes }, codes)];
  // Goods of several kinds under one letter: one way each.
  return kinds.map((kind) => {
    const own = one.goods.filter((term) => term.kind === kind).flatMap((term) => term.codes);
    return rest({ codes: own, ...(kind === undefined ? {} : { kind }) }, codes);
  });
}

/** What `any other` leaves out: narrower goods, or kinds, that other ways of the chapter name within the same codes. */
function othersThan(one: ReadAlternative, neighbours: readonly Read[]): RuleGoods[] {
  const own = one.goods.flatMap((term) => term.codes);
  // Another `any other` within narrower codes leaves out the same goods: all of its codes are taken.
  const named = neighbours.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ goods }) => goods),
  );
  const inside = named
    .filter((term) => isNarrower(term, own))
    .map(
      (term): RuleGoods => ({
        codes: term.codes,
        ...(term.kind === undefined ? {} : { kind: term.kind }),
      }),
    );
  return [...new Map(inside.map((goods) => [JSON.stringify(goods), goods])).values()];
}

function isNarrower(term: Term, own: readonly CodeSpan[]): boolean {
  const touches = term.codes.some((span) => own.some((other) => overlaps(span, other)));
  if (!touches) return false;
  if (term.kind !== undefined) return true;
  return term.codes.every((span) => own.some((other) => digits(span) > digits(other)));
}

const ends = (span: CodeSpan): [string, string] => {
  const [first = '', last = first] = span.split('-');
  return [first, last];
};
const digits = (span: CodeSpan): number => ends(span)[0].length;

function overlaps(a: CodeSpan, b: CodeSpan): boolean {
  const [, lastA] = ends(a);
  const [, lastB] = ends(b);
  return (
    isInSpans(ends(a)[0], [b]) !== false ||
    isInSpans(lastA, [b]) !== false ||
    isInSpans(ends(b)[0], [a]) !== false ||
    isInSpans(lastB, [a]) !== false
  );
}

/**
 * `from tariff item 5402.47.10 or any other chapter, except from … chapter 54`: the exception does not take back what
 * the rule names.
 */
function besideNamed(exception: RuleSource, from: readonly RuleSource[] = []): RuleSource {
  const { codes = [], kind, notKind } = exception;
  if (kind !== undefined || notKind !== undefined) return exception;
  const named = from.flatMap((source) =>
    source.other === undefined && source.kind === undefined ? (source.codes ?? []) : [],
  );
  const outside = named.filter((span) => codes.some((other) => isWithin(span, other)));
  return outside.length === 0 ? exception : { ...exception, outside };
}

const isWithin = (span: CodeSpan, other: CodeSpan): boolean =>
  ends(span).every((end) => isInSpans(end, [other]) === true);

/** Puts the group in for `that group`, and the kinds in for `any other good` of an exception. */
function settle(source: RuleSource, group: readonly CodeSpan[], one: ReadAlternative): RuleSource {
  const { notKind, outside } = source;
  const kinds = (one.from ?? []).flatMap(({ kind }) => (kind === undefined ? [] : [kind]));
  return {
    ...source,
    ...(outside?.[0] === 'group' ? { outside: group } : {}),
    ...(notKind?.[0] === 'group' ? { notKind: kinds } : {}),
  };
}

/** Each span once, those inside another left out; the order of the law stays. */
function mergeSpans(spans: readonly CodeSpan[]): CodeSpan[] {
  const once = [...new Set(spans)];
  return once.filter((span) => !once.some((other) => other !== span && isWithin(span, other)));
}
