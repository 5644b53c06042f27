import { normalizeDid } from '@originmark/core';
import type { HeldCredential } from '../read-credential.ts';
import type { HoldingsQuery } from './holdings.ts';
import { type TermKind, toTerm } from './index-terms.ts';

/** @internal Shortest goods code that is compared. */
export const SHORTEST_CODE = 4;

/** @internal One member of a query: the terms of which any is enough, and whether a credential has what is meant. */
export interface Wanted {
  readonly keys: readonly string[];
  readonly isMet: (held: HeldCredential, keys: ReadonlySet<string>) => boolean;
}

/** @internal All of a query that must hold. */
export function wantedBy(query: HoldingsQuery): readonly Wanted[] {
  const { goods, issuer, number, parties, product, restsOn, right, types } = query;
  const any = (kind: string, values: readonly string[]): Wanted => {
    const keys = values.map((value) => keyOf(kind, value));
    return { keys, isMet: (_, own) => keys.some((key) => own.has(key)) };
  };
  const term = (kind: TermKind, value: string): Wanted => any(kind, [toTerm(kind, value)]);
  return [
    ...(types === undefined ? [] : [any('type', types)]),
    ...(issuer === undefined ? [] : [any('issuer', [normalizeDid(issuer)])]),
    ...(parties === undefined
      ? []
      : [
          any(
            'party',
            parties.map((party) => toTerm('party', party)),
          ),
        ]),
    ...(product === undefined ? [] : [term('product', product)]),
    ...(right === undefined ? [] : [term('right', right)]),
    ...(number === undefined ? [] : [term('number', number)]),
    ...(restsOn === undefined ? [] : [any('target', [restsOn])]),
    ...(goods === undefined ? [] : [ofGoods(toTerm('goods', goods))]),
  ];
}

/** Those with a code that the digits begin with, or that begins with the digits; shorter ones say too little. */
function ofGoods(digits: string): Wanted {
  if (digits.length < SHORTEST_CODE) return { keys: [], isMet: () => false };
  return {
    keys: [keyOf('heading', digits.slice(0, SHORTEST_CODE))],
    isMet: (_, own) => {
      for (const key of own) {
        const code = key.startsWith('goods ') ? key.slice('goods '.length) : '';
        if (code.length >= SHORTEST_CODE && (digits.startsWith(code) || code.startsWith(digits)))
          return true;
      }
      return false;
    },
  };
}

/** @internal A term, or a type, issuer, heading or target, as the index has it. */
export function keyOf(kind: string, value: string): string {
  return `${kind} ${value}`;
}
