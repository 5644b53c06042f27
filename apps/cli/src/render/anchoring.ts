import type { AnchoringLag } from '@originmark/issuer/register';
import { putFact } from '../workspace/print-result.ts';
import { formatSpan } from './format-span.ts';
import type { Page } from './page.ts';

/** How far anchoring lags behind, as facts. */
export function putLag(page: Page, lag: AnchoringLag): void {
  const { boundMs, lagMs, lastConfirmed, missing, oldestWaitingMs, open, waiting } = lag;
  const since =
    oldestWaitingMs === undefined ? '' : `, the oldest for ${formatSpan(oldestWaitingMs)}`;
  putFact(page, 'waiting', `${waiting} items${since}`);
  for (const { ageMs, attempts, id, size, state } of open)
    putFact(
      page,
      `batch ${id}`,
      `${state}, ${size} items, for ${formatSpan(ageMs)}, ${attempts} transactions signed`,
    );
  if (lastConfirmed !== undefined) {
    const { block, confirmedAt, id } = lastConfirmed;
    const at = new Date(confirmedAt).toISOString();
    putFact(page, 'confirmed', `batch ${id} was the last, at ${at}, in block ${block}`);
  }
  const side = lagMs > boundMs ? 'beyond' : 'within';
  putFact(page, 'lag', `${formatSpan(lagMs)}, ${side} the bound of ${formatSpan(boundMs)}`);
  if (lag.ahead !== undefined) page.put(sentenceOfAhead(lag.ahead));
  putMissing(page, missing);
}

const STAMPED = {
  document: 'A document is stamped',
  batch: 'A batch was made',
  ledger: 'The block of the last batch is',
} as const;

/** Which clock is wrong nobody can tell from here; that one is, is said. */
export function sentenceOfAhead({ ms, what }: NonNullable<AnchoringLag['ahead']>): string {
  return `${STAMPED[what]} ${formatSpan(ms)} ahead of the clock here: that clock runs ahead, or this one behind, and what waits may be older than is said. Set the clocks of all machines that issue, anchor and seal by the same time.`;
}

/** What was final and is gone: nobody may overlook it. */
export function putMissing(page: Page, missing: AnchoringLag['missing']): void {
  for (const { digest, id, missingSince, size } of missing)
    page.put([
      { text: 'DAMAGE ', look: 'red' },
      `batch ${id} of ${size} items (${digest}) was final, and the ledger does not hold it, seen at ${new Date(missingSince).toISOString()}. It gives no proofs. See that the node serves the right chain, and ask those who run it why it was rewritten.`,
    ]);
}
