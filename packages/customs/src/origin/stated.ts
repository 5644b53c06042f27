import type { GoodsKind } from '../rules/rule.ts';
import type { ProductionRecord, StatedKinds } from './production-record.ts';

/** Whether the statement says it is of the kind; a kind not spoken of, or spoken of both ways, is unknown. */
export function statedKind(kinds: StatedKinds, kind: GoodsKind): boolean | undefined {
  if (kinds.is.length + kinds.isNot.length === 0) return undefined;
  const wanted = ofRule(kind);
  const { is, isNot } = plainOf(kinds);
  const isNamed = is.includes(wanted);
  const isDenied = isNot.includes(wanted);
  return isNamed === isDenied ? undefined : isNamed;
}

/** Whether a fact holds by the record; one not spoken of, or stated both ways, is unknown. */
export function statedFact(
  { facts }: Pick<ProductionRecord, 'facts'>,
  fact: string,
): boolean | undefined {
  if (facts.length === 0) return undefined;
  const wanted = ofRule(fact);
  const answers = new Set(
    facts.filter((one) => sameWords(one.fact) === wanted).map(({ holds }) => holds),
  );
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

/** The words of rules are few and asked again and again; those of records are kept with their record. */
const WORDS_OF_RULES = new Map<string, string>();
const WORDS_OF_RECORDS = new WeakMap<StatedKinds, Record<'is' | 'isNot', readonly string[]>>();

function ofRule(words: string): string {
  const known = WORDS_OF_RULES.get(words);
  if (known !== undefined) return known;
  const plain = sameWords(words);
  WORDS_OF_RULES.set(words, plain);
  return plain;
}

function plainOf(kinds: StatedKinds): Record<'is' | 'isNot', readonly string[]> {
  const known = WORDS_OF_RECORDS.get(kinds);
  if (known !== undefined) return known;
  const plain = { is: kinds.is.map(sameWords), isNot: kinds.isNot.map(sameWords) };
  WORDS_OF_RECORDS.set(kinds, plain);
  return plain;
}

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
