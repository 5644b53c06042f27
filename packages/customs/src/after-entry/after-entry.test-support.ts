import type { AfterEntryFacts } from './after-entry-facts.ts';
import { afterEntryOptions } from './after-entry-options.ts';
import type { RemedyAnswer, RemedyId } from './remedy.ts';

/** The demo entry: imported and entered 2026-09-14, nothing liquidated, all facts known. */
export const CLAIMED: AfterEntryFacts = {
  today: '2026-11-10',
  aim: 'correct-claim',
  entryType: '01',
  entryDate: '2026-09-14',
  importDate: '2026-09-14',
  spi: 'S',
  wasClaimed: true,
  isFlaggedForReconciliation: false,
  liquidation: null,
  scheduledLiquidation: '2027-07-30',
  isLiquidationExtended: false,
  claimDenied: null,
  awareOn: '2026-11-02',
  isUnderInvestigation: false,
};
export const UNCLAIMED: AfterEntryFacts = {
  ...CLAIMED,
  aim: 'claim-preference',
  wasClaimed: false,
};

export function ask(remedy: RemedyId, facts: AfterEntryFacts): RemedyAnswer {
  const found = afterEntryOptions(facts).find((answer) => answer.remedy === remedy);
  if (found === undefined) throw new Error(`no answer for ${remedy}`);
  return found;
}

export const without = (
  facts: AfterEntryFacts,
  ...names: (keyof AfterEntryFacts)[]
): AfterEntryFacts =>
  Object.fromEntries(
    Object.entries(facts).filter(([name]) => !names.includes(name as keyof AfterEntryFacts)),
  ) as unknown as AfterEntryFacts;
