import { addDays } from '../dates/date-arithmetic.ts';
import { pscLastDay } from '../dates/after-entry-deadlines.ts';
import { compareDates } from '../dates/local-date.ts';
import { unconfirmed } from '../source-mark.ts';
import type { AfterEntryFacts } from './after-entry-facts.ts';
import { type Asked, byDeadline, closedSince, unavailable, undecidable } from './answers.ts';
import type { RemedyAnswer } from './remedy.ts';

/** Entry types of which the sources say that a correction is taken. */
const CORRECTABLE = ['01', '03', '23'];

const ASKED: Asked = {
  remedy: 'post-summary-correction',
  citation: 'CBP post-summary correction test',
  sources: [unconfirmed('CBP post-summary correction policy', 'knowledge')],
  note: 'Same entry number, new version of the summary.',
  needs: ['the whole summary anew, with reasons for the correction'],
};

/**
 * @internal Correction of the summary before it is liquidated. It cannot make a claim under 19 USC 1520(d), and a flagged
 * entry is settled by its reconciliation.
 */
export function askPostSummaryCorrection(facts: AfterEntryFacts): RemedyAnswer {
  const { entryDate, entryType, isLiquidationExtended, liquidation, today } = facts;
  if (facts.aim === 'claim-preference') return unavailable(ASKED, 'not-by-post-summary-correction');
  if (facts.wasClaimed === false) return unavailable(ASKED, 'no-claim-was-made');
  if (entryType === '09') return unavailable(ASKED, 'no-summary-to-correct');
  if (liquidation !== undefined && liquidation !== null && compareDates(liquidation, today) <= 0)
    return closedSince(ASKED, liquidation);
  const wantOf = [
    ...(facts.wasClaimed === undefined ? ['whether the preference was claimed'] : []),
    ...(entryDate === undefined ? ['the day of entry'] : []),
    ...(entryType === undefined ? ['the type of entry'] : []),
    ...(liquidation === undefined ? ['whether the entry was liquidated'] : []),
    ...(isLiquidationExtended === undefined ? ['whether liquidation was extended'] : []),
  ];
  // The outer limit settles a late day even without a schedule.
  if (entryDate !== undefined && isLiquidationExtended === false) {
    const outer = addDays(entryDate, 300);
    if (compareDates(today, outer) > 0 && facts.scheduledLiquidation === undefined)
      return closedSince(ASKED, addDays(outer, 1));
  }
  if (facts.scheduledLiquidation === undefined) wantOf.push('the day of scheduled liquidation');
  if (entryType !== undefined && !CORRECTABLE.includes(entryType))
    wantOf.push(`whether entries of type ${entryType} can be corrected so`);
  if (
    wantOf.length > 0 ||
    entryDate === undefined ||
    isLiquidationExtended === undefined ||
    facts.scheduledLiquidation === undefined
  )
    return undecidable(ASKED, ...wantOf);
  const schedule = {
    scheduledFor: facts.scheduledLiquidation,
    isExtended: isLiquidationExtended,
  };
  return byDeadline(ASKED, pscLastDay(entryDate, schedule), today);
}
