import { isInSpans } from '../rules/code-span.ts';
import { type OriginCase, allInside } from './case.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';

/** How many looks may still be taken. One is a material, or what it is made of, against one way of one rule. */
export interface Effort {
  left: number;
}

/** What a record may ask by itself; a large one, for each of its rows. */
const LOOKS = 60_000;
const LOOKS_OF_ROW = 30;

export const TOO_MUCH =
  'a record that asks less: each material of unstated origin is looked into down to its ends, for each way of each rule that may be about it';

/** Thrown where the looks are used up; what was not looked at is not decided. */
export class TooMuchAsked extends Error {}

/** What one record may ask, out of what is left for all. */
export function effortFor(rows: number, all: Effort | undefined): Effort {
  const own = Math.max(LOOKS, LOOKS_OF_ROW * rows);
  return { left: Math.min(own, all?.left ?? own) };
}

/** Takes what one good, or one material whose origin is to be found, asks. */
export function chargeFor(effort: Effort | undefined, origin: OriginCase): void {
  if (effort === undefined) return;
  const inside = allInside(origin.materials);
  const reach = inside.reduce((sum, { inputs }) => sum + 1 + inputs.length, 0);
  effort.left -= reach * (1 + waysOf(origin));
  if (effort.left < 0) throw new TooMuchAsked();
}

/** Ways of the rules that may be about the good by its codes. */
function waysOf({ codes, ruleSet }: OriginCase): number {
  return rulesInForce(ruleSet, codes.codes)
    .filter(({ goods }) => codes.codes.some((code) => isInSpans(code, goods.codes) !== false))
    .reduce((sum, { alternatives }) => sum + alternatives.length, 0);
}
