import type { GoodsKind } from '../rules/rule.ts';
import type { ProductionRecord, StatedKinds } from './production-record.ts';

/** Whether the statement says it is of the kind; a kind not spoken of, or spoken of both ways, is unknown. */
export function statedKind(kinds: StatedKinds, kind: GoodsKind): boolean | undefined {
  if (kinds.is.length + kinds.isNot.length === 0) return undefined;
  const wanted = sameWords(kind);
  const isNamed = kinds.is.some((one) => sameWords(one) === wanted);
  const isDenied = kinds.isNot.some((one) => sameWords(one) === wanted);
  return isNamed === isDenied ? undefined : isNamed;
}

/** Whether a fact holds by the record; one not spoken of, or stated both ways, is unknown. */
export function statedFact(
  { facts }: Pick<ProductionRecord, 'facts'>,
  fact: string,
): boolean | undefined {
  if (facts.length === 0) return undefined;
  const wanted = sameWords(fact);
  const answers = new Set(
    facts.filter((one) => sameWords(one.fact) === wanted).map(({ holds }) => holds),
  );
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
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
