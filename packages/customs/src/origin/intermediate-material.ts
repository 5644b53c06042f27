import { isInSpans } from '../rules/code-span.ts';
import type { RuleSet } from '../rules/rule.ts';
import { type MaterialView, allInside } from './case.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';
import { allTrue } from './proof.ts';

/**
 * Whether a designated intermediate material may stand with those designated inside it: no other self-produced material
 * that is subject to a value content may be (19 USC 4531(d)(9)(B)). `undefined` where it is not known what is asked of
 * one inside.
 */
export function mayBeDesignated(
  inputs: readonly MaterialView[],
  ruleSet: RuleSet,
): boolean | undefined {
  const inner = allInside(inputs).filter(
    ({ material }) => material.isSelfProduced && material.isDesignated,
  );
  return allTrue(
    inner.map((view) => {
      const isSubject = isSubjectToValueContent(view, ruleSet);
      return isSubject === undefined ? undefined : !isSubject;
    }),
  );
}

function isSubjectToValueContent({ codes }: MaterialView, ruleSet: RuleSet): boolean | undefined {
  if (codes === undefined) return undefined;
  const ways = rulesInForce(ruleSet, codes.codes)
    .filter(({ goods }) => codes.codes.some((code) => isPerhapsIn(code, goods.codes)))
    .flatMap(({ alternatives }) => alternatives);
  if (ways.length === 0) return undefined;
  const asking = ways.filter(({ valueContent }) => valueContent !== undefined).length;
  if (asking === 0) return false;
  return asking === ways.length ? true : undefined;
}

function isPerhapsIn(code: string, spans: readonly string[]): boolean {
  return isInSpans(code, spans) !== false;
}
