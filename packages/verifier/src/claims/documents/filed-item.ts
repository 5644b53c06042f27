import { compareDecimal, foldToAscii, parseDecimal } from '@originmark/customs';
import type { Money, Quantity } from '@originmark/schemas';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { textOf } from './check-quantity.ts';
import { compareMeasures, toMeasure } from './measure.ts';

/** What the verifier's own record and the presented entry say of one thing. */
export interface FiledItem {
  /** The thing in words: "country of origin". */
  readonly item: string;
  /** Where it stands in the presented entry: the end of the pointer. */
  readonly member: string;
  readonly filed: unknown;
  readonly presented: unknown;
  /** Undefined where the two cannot be compared. */
  readonly isSame: boolean | undefined;
}

/** One finding for each item that both have: what only one of them has is no difference. */
export function tellItems(
  items: readonly FiledItem[],
  factsOf: (member: string) => Facts,
): Finding[] {
  return items.flatMap(({ item, member, filed, presented, isSame }) => {
    if (filed === undefined || presented === undefined) return [];
    const facts = { ...factsOf(member), item, expected: filed, found: presented };
    if (isSame === undefined) return [undecided('documents.conflict', facts)];
    return [isSame ? pass('documents', facts) : fail('documents.conflict', facts)];
  });
}

/** A text that must be the same character by character. */
export function exactly(
  item: string,
  member: string,
  filed: unknown,
  presented: unknown,
): FiledItem {
  return { item, member, filed, presented, isSame: filed === presented };
}

/**
 * A text that people write in several ways: case, accents, blanks and punctuation are no difference, and
 * neither is what an AE field of `width` columns cannot hold.
 */
export function written(
  item: string,
  member: string,
  filed: string | undefined,
  presented: string | undefined,
  width = Number.POSITIVE_INFINITY,
): FiledItem {
  return { item, member, filed, presented, isSame: isSameText(filed, presented, width) };
}

/** Amounts of US dollars, as numbers. */
export function amount(
  item: string,
  member: string,
  filed: string | undefined,
  presented: Money | undefined,
): FiledItem {
  const [left, right] = [parseDecimal(filed), parseDecimal(presented?.amount)];
  const isUsd = presented?.currency === 'USD';
  return {
    item,
    member,
    filed,
    presented: isUsd || presented === undefined ? presented?.amount : moneyText(presented),
    isSame: isUsd && left !== undefined && right !== undefined && compareDecimal(left, right) === 0,
  };
}

/**
 * Quantities of one kind, each against each: dozens against pieces is no difference, and a filed one is
 * rounded. Where nothing is counted in a unit that both have, they cannot be compared.
 */
export function quantities(
  item: string,
  member: string,
  filed: readonly Quantity[] | undefined,
  presented: readonly Quantity[] | undefined,
): FiledItem {
  const own = (filed ?? []).flatMap((quantity) => toMeasure(quantity) ?? []);
  const other = (presented ?? []).flatMap((quantity) => toMeasure(quantity) ?? []);
  const pairs = own.flatMap((one) =>
    other.filter(({ unit }) => unit === one.unit).map((two) => [one, two] as const),
  );
  const differing = pairs.find(([one, two]) => compareMeasures(one, two) !== 0);
  const told = differing ?? pairs[0];
  return {
    item,
    member,
    filed: filed === undefined || filed.length === 0 ? undefined : told ? textOf(told[0]) : filed,
    presented: presented === undefined || !told ? presented : textOf(told[1]),
    isSame: told === undefined ? undefined : differing === undefined,
  };
}

/** Lists of numbers in any order; a number is upper-case and as long as its AE field of `width` columns. */
export function lists(
  item: string,
  member: string,
  filed: readonly string[] | undefined,
  presented: readonly string[] | undefined,
  width?: number,
): FiledItem {
  const has = (list: readonly string[] = [], isSame: (one: string) => boolean): boolean =>
    list.some(isSame);
  return {
    item,
    member,
    filed: filed?.length === 0 ? undefined : filed,
    presented,
    isSame:
      (filed ?? []).every((one) => has(presented, (two) => isSameNumber(one, two, width))) &&
      (presented ?? []).every((two) => has(filed, (one) => isSameNumber(one, two, width))),
  };
}

/** Whether two numbers are one. Their points and hyphens tell 1-23 from 12-3. */
export function isSameNumber(
  filed: string,
  presented: string | undefined,
  width = Number.POSITIVE_INFINITY,
): boolean {
  const [left, right] = [filed.trim().toUpperCase(), (presented ?? '').trim().toUpperCase()];
  return left === right || (left.length >= width && right.startsWith(left));
}

/** Whether two texts have the same letters and digits in the same order. */
function isSameText(
  filed: string | undefined,
  presented: string | undefined,
  width = Number.POSITIVE_INFINITY,
): boolean {
  const [left, right] = [levelled(filed ?? ''), levelled(presented ?? '')];
  if (left === '' || right === '') return filed === presented;
  return left === right || ((filed ?? '').length >= width && right.startsWith(left));
}

function levelled(text: string): string {
  return foldToAscii(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function moneyText({ amount: text, currency }: Money): string {
  return `${text} ${currency}`;
}
