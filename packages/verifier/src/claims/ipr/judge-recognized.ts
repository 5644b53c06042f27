import { normalizeDid, parseDateTime } from '@originmark/core';
import type { Scope } from '@originmark/schemas';
import { ALL_ACTIVITIES } from '../../chain/authority.ts';
import type { Grant } from '../../chain/licences.ts';
import type { RecognizedScope } from '../../chain/recognized-scope.ts';
import { type Facts, type Finding, about, fail, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { coverLine } from './cover-line.ts';
import { filedGoods } from './filed-goods.ts';
import { madeSpan } from './use-of-authority.ts';

interface Use {
  readonly grant: Grant;
  readonly view: LineView;
  readonly claims: ClaimsContext;
  readonly facts: Facts;
}

/**
 * Whether the registry of a right may speak for this use of it: what the record of the right leaves
 * open, the scope of its recognition bounds, as a grant that names nothing inherits. One way of
 * recognitions within which the use lies is enough. What cannot be compared is not passed.
 */
export function judgeRecognized(grant: Grant, view: LineView, claims: ClaimsContext): Finding[] {
  const [right] = grant.path;
  const scope = right === undefined ? undefined : claims.standing(right).recognizedFor;
  if (right === undefined || scope === undefined) return [];
  const facts: Facts = about({ on: right, line: view.number, axis: 'ipr' });
  // No way from a root to its registry: refused, not unbounded.
  if (scope.length === 0)
    return [
      fail('chain.issuer-not-authorized', {
        ...facts,
        expected: 'a recognition that leads to a root',
        found: null,
      }),
    ];
  return [...judgeWays(scope, { grant, view, claims, facts }, new Map())];
}

/** Ways may meet again further up: each is judged once. */
function judgeWays(
  ways: RecognizedScope,
  use: Use,
  known: Map<RecognizedScope, readonly Finding[]>,
): readonly Finding[] {
  const before = known.get(ways);
  if (before !== undefined) return before;
  const answer = leastOf(
    ways.map(({ scopes, above }) => [
      ...leastOf(scopes.map((scope) => compareUse(scope, use))),
      ...(above === undefined ? [] : judgeWays(above, use, known)),
    ]),
  );
  known.set(ways, answer);
  return answer;
}

/** What speaks least against the use; of equals the first, in the order in which it was signed. */
function leastOf(answers: readonly (readonly Finding[])[]): readonly Finding[] {
  const weight = (findings: readonly Finding[]): number =>
    findings.reduce((sum, { outcome }) => sum + (outcome === 'fail' ? 100 : 1), 0);
  const [least] = answers.toSorted((a, b) => weight(a) - weight(b));
  return least ?? [];
}

function compareUse(scope: Scope, use: Use): Finding[] {
  const { grant, view, claims, facts } = use;
  const { line } = view;
  // Where goods come from and what they are is asked of what was filed, not of what is presented.
  const filed = filedGoods(claims, view);
  const findings: Finding[] = [];
  if (scope.goods !== undefined) {
    const coverage = coverLine(claims, view, scope.goods);
    const told = { ...facts, expected: scope.goods, found: filed.hts };
    if (coverage !== 'covered')
      findings.push((coverage === 'not-covered' ? fail : undecided)('scope.goods', told));
  }
  const maker = line.manufacturer === undefined ? [] : [normalizeDid(line.manufacturer)];
  findings.push(
    ...within('scope.goods', scope.products, line.products ?? [], facts),
    ...within('scope.territory', scope.madeIn, [filed.countryOfOrigin], facts),
    ...within('scope.territory', scope.soldIn, ['US'], facts),
    ...within('scope.makers', scope.makers?.map(normalizeDid), maker, facts),
    ...compareTerm(scope, view, facts),
  );
  // What the owner itself may do, how often it passes it on, and how much is made, no line tells.
  const { activities, depth, quantity, sublicensing } = scope;
  const licences = grant.path.length - 1;
  if (activities !== undefined && ALL_ACTIVITIES.some((one) => !activities.includes(one)))
    findings.push(
      undecided('scope.activity', { ...facts, expected: activities, found: ALL_ACTIVITIES }),
    );
  if ((sublicensing === false && licences > 0) || (depth !== undefined && licences > depth))
    findings.push(
      undecided('scope.depth', { ...facts, expected: depth ?? 'no licence', found: licences }),
    );
  if (quantity !== undefined)
    findings.push(
      undecided('scope.quantity', { ...facts, expected: quantity, found: line.quantities ?? null }),
    );
  return findings;
}

/** A set that bounds, and what the line has of it; nothing named is nothing compared. */
function within(
  code: 'scope.goods' | 'scope.territory' | 'scope.makers',
  bound: readonly string[] | undefined,
  named: readonly string[],
  facts: Facts,
): Finding[] {
  if (bound === undefined) return [];
  const told = { ...facts, expected: [...bound].sort() };
  if (named.length === 0) return [undecided(code, { ...told, found: null })];
  const outside = named.filter((item) => !bound.includes(item));
  return outside.length === 0 ? [] : [fail(code, { ...told, found: outside })];
}

function compareTerm({ term }: Scope, view: LineView, facts: Facts): Finding[] {
  if (term === undefined) return [];
  const made = madeSpan(view);
  const told = { ...facts, clock: 'made' as const, expected: term };
  if (made === undefined) return [undecided('scope.term', { ...told, found: null })];
  const from = parseDateTime(term.from) ?? Number.POSITIVE_INFINITY;
  const until = parseDateTime(term.until) ?? Number.NEGATIVE_INFINITY;
  return made.from >= from && made.at < until
    ? []
    : [fail('scope.term', { ...told, found: view.clocks.made })];
}
