import type { TrustPolicy } from '@originmark/schemas';
import type { LineView } from '../claims-context.ts';
import { coverEither } from './cover-line.ts';
import type { FiledIn } from './filed-goods.ts';

type Recordation = NonNullable<TrustPolicy['recordations']>[number];

/** Who says that a right is on the goods. */
export type Indication = 'importer' | 'recordation' | 'officer';

export interface IndicatedRight {
  readonly right: string;
  readonly by: readonly Indication[];
  /** Whether it is known to be on the goods: a recordation may name products where the line names none. */
  readonly isCertain: boolean;
}

/**
 * Rights that somebody indicates for a line: the importer, the policy's recordations whose goods
 * cover the line, an officer. Nothing on an entry declares a mark, and silence is not a finding.
 * @returns sorted by right
 */
export function findIndicatedRights(view: LineView, claims: FiledIn): IndicatedRight[] {
  const { observed = [], policy } = claims.context;
  const by = new Map<string, Set<Indication>>();
  const certain = new Set<string>();
  const note = (right: string, who: Indication, isCertain = true): void => {
    by.set(right, (by.get(right) ?? new Set()).add(who));
    if (isCertain) certain.add(right);
  };
  for (const right of view.line.rights ?? []) note(right, 'importer');
  for (const recordation of policy.policy.recordations ?? [])
    if (isExpected(recordation, view, claims))
      note(recordation.right, 'recordation', isNamed(recordation, view));
  for (const { line, right } of observed) if (line === view.number) note(right, 'officer');
  return [...by]
    .map(([right, who]) => ({ right, by: [...who].sort(), isCertain: certain.has(right) }))
    .sort((a, b) => (a.right < b.right ? -1 : 1));
}

/**
 * A recordation expects a licence where it covers the goods and names one of their products. Where it
 * names products and the line names none, nobody can tell, and what is not named is not let through.
 */
function isExpected(recordation: Recordation, view: LineView, claims: FiledIn): boolean {
  const { imported } = view.clocks;
  if (imported !== undefined) {
    if (recordation.from !== undefined && imported < recordation.from) return false;
    if (recordation.until !== undefined && imported > recordation.until) return false;
  }
  if (coverEither(claims, view, recordation.goods) === 'not-covered') return false;
  return isNamed(recordation, view) || (view.line.products ?? []).length === 0;
}

/** Whether a recordation names a product of the line, or covers whatever falls under its goods. */
function isNamed({ products: recorded }: Recordation, { line }: LineView): boolean {
  if (recorded === undefined) return true;
  return (line.products ?? []).some((product) => recorded.includes(product));
}
