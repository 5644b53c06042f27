import type { GoodsKind } from '../rules/rule.ts';
import type { ProductionRecord, StatedKinds } from './production-record.ts';

/** Whether the statement says it is of the kind; a kind not spoken of, or spoken of both ways, is unknown. */
export function statedKind(kinds: StatedKinds, kind: GoodsKind): boolean | undefined {
  if (kinds.is.length + kinds.isNot.length === 0) return undefined;
  const wanted = ofRule(kind);
  const { is, isNot } = plainOf(kinds);
  const isNamed = is.has(wanted);
  const isDenied = isNot.has(wanted);
  return isNamed === isDenied ? undefined : isNamed;
}

/** Whether a fact holds by the record; one not spoken of, or stated both ways, is unknown. */
export function statedFact(
  { facts }: Pick<ProductionRecord, 'facts'>,
  fact: string,
): boolean | undefined {
  if (facts.length === 0) return undefined;
  const wanted = ofRule(fact);
  const { is, isNot } = plainFacts(facts);
  const holds = is.has(wanted);
  return holds === isNot.has(wanted) ? undefined : holds;
}

/** The words of rules are few and asked again and again; those of records are kept with their record. */
const WORDS_OF_RULES = new Map<string, string>();
const WORDS_OF_RECORDS = new WeakMap<object, Stated>();

type Stated = Record<'is' | 'isNot', ReadonlySet<string>>;

function ofRule(words: string): string {
  const known = WORDS_OF_RULES.get(words);
  if (known !== undefined) return known;
  const plain = sameWords(words);
  WORDS_OF_RULES.set(words, plain);
  return plain;
}

function plainOf(kinds: StatedKinds): Stated {
  const known = WORDS_OF_RECORDS.get(kinds);
  if (known !== undefined) return known;
  const plain = { is: setOf(kinds.is), isNot: setOf(kinds.isNot) };
  WORDS_OF_RECORDS.set(kinds, plain);
  return plain;
}

function plainFacts(facts: ProductionRecord['facts']): Stated {
  const known = WORDS_OF_RECORDS.get(facts);
  if (known !== undefined) return known;
  const saying = (wanted: boolean) =>
    setOf(facts.filter(({ holds }) => holds === wanted).map(({ fact }) => fact));
  const plain = { is: saying(true), isNot: saying(false) };
  WORDS_OF_RECORDS.set(facts, plain);
  return plain;
}

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(sameWords));

/** Singular and plural, upper and lower case, commas and spaces do not matter. */
function sameWords(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9/.]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word))
    .join(' ');
}
