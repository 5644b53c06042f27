import { isInSpans } from '../rules/code-span.ts';
import { type OriginCase, allInside } from './case.ts';
import { type Effort, TooMuchAsked } from './effort.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';

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
