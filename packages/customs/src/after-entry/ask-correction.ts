import { pscLastDay } from '../dates/after-entry-deadlines.ts';
import { type Deadline, pscCloses } from '../dates/filing-deadlines.ts';
import { type LocalDate, compareDates } from '../dates/local-date.ts';
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
  const { entryDate, entryType, liquidation, today, wasClaimed } = facts;
  if (facts.aim === 'claim-preference') return unavailable(ASKED, 'not-by-post-summary-correction');
  if (wasClaimed === false) return unavailable(ASKED, 'no-claim-was-made');
  if (entryType === '09') return unavailable(ASKED, 'no-summary-to-correct');
  const isLiquidated =
    liquidation !== undefined && liquidation !== null && compareDates(liquidation, today) <= 0;
  if (isLiquidated) return closedSince(ASKED, liquidation);
  const window = entryDate === undefined ? undefined : windowOf(entryDate, facts);
  // What is over on every reading is over, whatever else is not known.
  if (window?.last !== undefined && compareDates(today, window.last.date) > 0)
    return byDeadline(ASKED, window.last, today);
  const isOpen = window?.first !== undefined && compareDates(today, window.first.date) <= 0;
  const wantOf = [
    ...(wasClaimed === undefined ? ['whether the preference was claimed'] : []),
    ...(entryDate === undefined ? ['the day of entry'] : []),
    ...(entryType === undefined ? ['the type of entry'] : []),
    ...(liquidation === undefined ? ['whether the entry was liquidated'] : []),
    ...(isOpen || facts.scheduledLiquidation !== undefined
      ? []
      : ['the day of scheduled liquidation']),
    ...(isOpen || facts.isLiquidationExtended !== undefined
      ? []
      : ['whether liquidation was extended']),
    ...(entryType === undefined || CORRECTABLE.includes(entryType)
      ? []
      : [`whether entries of type ${entryType} can be corrected so`]),
  ];
  return wantOf.length > 0 || window?.first === undefined
    ? undecidable(ASKED, ...wantOf)
    : byDeadline(ASKED, window.first, today);
}

/** The close on the strictest and on the most generous reading of what is not known; absent where there is no bound. */
interface Window {
  readonly first: Deadline | undefined;
  readonly last: Deadline | undefined;
}

function windowOf(
  entryDate: LocalDate,
  { isLiquidationExtended, scheduledLiquidation }: AfterEntryFacts,
): Window {
  if (scheduledLiquidation === undefined)
    return {
      first: undefined,
      // Without an extension 300 days are the most, whatever the schedule.
      last: isLiquidationExtended === false ? pscCloses(entryDate) : undefined,
    };
  const at = (isExtended: boolean): Deadline =>
    pscLastDay(entryDate, { scheduledFor: scheduledLiquidation, isExtended });
  return { first: at(isLiquidationExtended ?? false), last: at(isLiquidationExtended ?? true) };
}
