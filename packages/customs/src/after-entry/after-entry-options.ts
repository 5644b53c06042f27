import { CustomsError } from '../customs-error.ts';
import { parseLocalDate } from '../dates/local-date.ts';
import type { AfterEntryFacts } from './after-entry-facts.ts';
import { askPostImportationClaim, askReconciliation } from './ask-claim.ts';
import { askPostSummaryCorrection } from './ask-correction.ts';
import { askNoticeOfCorrection } from './ask-notice.ts';
import { askProtestOfDeniedClaim, askProtestOfLiquidation } from './ask-protest.ts';
import type { RemedyAnswer } from './remedy.ts';

/**
 * What can still be done about a line after it was filed, remedy by remedy, always all six and in this order: open until
 * a day (that day included) or an event, closed since a day, not open because, or undecided for want of facts. It is a
 * reader's aid, not a determination; every answer says how well its rule is known.
 * Throws `date-malformed` for a day that is none: read days with `parseLocalDate` before.
 */
export function afterEntryOptions(facts: AfterEntryFacts): readonly RemedyAnswer[] {
  for (const day of [
    facts.today,
    facts.entryDate ?? facts.today,
    facts.importDate ?? facts.today,
    facts.scheduledLiquidation ?? facts.today,
    facts.awareOn ?? facts.today,
    orToday(facts.liquidation, facts),
    orToday(facts.claimDenied, facts),
  ])
    if (parseLocalDate(day) === undefined)
      throw new CustomsError('date-malformed', 'Give every day as YYYY-MM-DD.');
  return [
    askPostSummaryCorrection(facts),
    askPostImportationClaim(facts),
    askReconciliation(facts),
    askProtestOfLiquidation(facts),
    askProtestOfDeniedClaim(facts),
    askNoticeOfCorrection(facts),
  ];
}

function orToday(day: string | null | undefined, { today }: AfterEntryFacts): string {
  return day ?? today;
}
