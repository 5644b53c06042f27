import type { EntryLine, TrustPolicy } from '@originmark/schemas';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { coverLine } from './cover-line.ts';

/** Who says that a right is on the goods. */
export type Indication = 'importer' | 'recordation' | 'officer';

export interface IndicatedRight {
  readonly right: string;
  readonly by: readonly Indication[];
}

/**
 * Rights that somebody indicates for a line: the importer, the policy's recordations whose goods
 * cover the line, an officer. Nothing on an entry declares a mark, and silence is not a finding.
 * @returns sorted by right
 */
export function findIndicatedRights(
  view: LineView,
  claims: Pick<ClaimsContext, 'context' | 'subject'>,
): IndicatedRight[] {
  const { observed = [], policy } = claims.context;
  const by = new Map<string, Set<Indication>>();
  const note = (right: string, who: Indication): void => {
    by.set(right, (by.get(right) ?? new Set()).add(who));
  };
  for (const right of view.line.rights ?? []) note(right, 'importer');
  for (const recordation of policy.policy.recordations ?? [])
    if (isExpected(recordation, view, claims)) note(recordation.right, 'recordation');
  for (const { line, right } of observed) if (line === view.number) note(right, 'officer');
  return [...by]
    .map(([right, who]) => ({ right, by: [...who].sort() }))
    .sort((a, b) => (a.right < b.right ? -1 : 1));
}

/** A recordation expects a licence where it names the product, or, naming none, where it covers the goods. */
function isExpected(
  recordation: NonNullable<TrustPolicy['recordations']>[number],
  view: LineView,
  claims: Pick<ClaimsContext, 'subject'>,
): boolean {
  const { imported } = view.clocks;
  if (imported !== undefined) {
    if (recordation.from !== undefined && imported < recordation.from) return false;
    if (recordation.until !== undefined && imported > recordation.until) return false;
  }
  const line: EntryLine = view.line;
  if (coverLine(claims, view, recordation.goods) === 'not-covered') return false;
  return (
    recordation.products === undefined ||
    (line.products ?? []).some((product) => recordation.products?.includes(product))
  );
}
