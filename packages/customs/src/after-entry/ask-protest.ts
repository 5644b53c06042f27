import { deemedLiquidation, protestLastDay } from '../dates/after-entry-deadlines.ts';
import { compareDates } from '../dates/local-date.ts';
import { read } from '../source-mark.ts';
import type { AfterEntryFacts } from './after-entry-facts.ts';
import { type Asked, byDeadline, unavailable, undecidable } from './answers.ts';
import type { RemedyAnswer } from './remedy.ts';

const NEEDS = [
  'number and date of the entry and the day of the decision',
  'the merchandise and the objection, specifically (19 CFR 174.13)',
];

const LIQUIDATION: Asked = {
  remedy: 'protest-of-liquidation',
  citation: '19 USC 1514; 19 CFR 174.11, 174.12(e)(1)',
  sources: [read('19 CFR 174.11(b)(5)')],
  note: 'For the importer, consignee, surety or who paid, or an agent with power (19 CFR 174.12(a)).',
  needs: NEEDS,
};

const DENIAL: Asked = {
  remedy: 'protest-of-denied-claim',
  citation: '19 USC 1514; 19 CFR 174.11(b)(8), 174.12(e)(2)',
  sources: [read('19 CFR 174.11(b)(8)')],
  note: 'Counted from the written notice that a claim under 19 USC 1520(d) is denied.',
  needs: NEEDS,
};

/** @internal A protest against the liquidation. */
export function askProtestOfLiquidation(facts: AfterEntryFacts): RemedyAnswer {
  const { entryDate, liquidation, today } = facts;
  if (liquidation === null) return unavailable(LIQUIDATION, 'nothing-decided-yet');
  if (liquidation === undefined) {
    const isPerhapsDeemed =
      entryDate !== undefined && compareDates(today, deemedLiquidation(entryDate).date) >= 0;
    const why = isPerhapsDeemed ? ' (a year has passed: it may be deemed so, 19 CFR 159.11)' : '';
    return undecidable(LIQUIDATION, `whether and when the entry was liquidated${why}`);
  }
  if (entryDate === undefined) return undecidable(LIQUIDATION, 'the day of entry');
  // What lies ahead has not been decided yet.
  if (compareDates(liquidation, today) > 0) return unavailable(LIQUIDATION, 'nothing-decided-yet');
  return byDeadline(LIQUIDATION, protestLastDay(liquidation, entryDate), today);
}

/** @internal A protest against the refusal of a claim that was made after importation. */
export function askProtestOfDeniedClaim(facts: AfterEntryFacts): RemedyAnswer {
  const { claimDenied, entryDate, today } = facts;
  if (claimDenied === null) return unavailable(DENIAL, 'nothing-decided-yet');
  if (claimDenied === undefined)
    return undecidable(DENIAL, 'whether a claim after importation was denied');
  if (entryDate === undefined) return undecidable(DENIAL, 'the day of entry');
  if (compareDates(claimDenied, today) > 0) return unavailable(DENIAL, 'nothing-decided-yet');
  return byDeadline(DENIAL, protestLastDay(claimDenied, entryDate), today);
}
