import { agreementOf } from '../agreements/agreements.ts';
import { addDays } from '../dates/date-arithmetic.ts';
import { CORRECTION_SOURCE, correctionLastDay } from '../dates/after-entry-deadlines.ts';
import { compareDates } from '../dates/local-date.ts';
import type { AfterEntryFacts } from './after-entry-facts.ts';
import {
  type Asked,
  byDeadline,
  closedSince,
  openUntilEvent,
  unavailable,
  undecidable,
} from './answers.ts';
import type { RemedyAnswer } from './remedy.ts';

const ASKED: Asked = {
  remedy: 'notice-of-correction',
  citation: '19 CFR 182.11(c), 182.13(b), 182.122, 182.124',
  sources: [],
  note: 'Made promptly and voluntarily, with duties and fees tendered, it keeps penalties of 19 USC 1592 away.',
  needs: [
    'the class of good, each import transaction with port and approximate date (19 CFR 182.124(c)(1), (2))',
    'what was wrong, and what is true (19 CFR 182.124(c)(4), (5))',
    'duties and merchandise processing fees, with it or within 30 days of it (19 CFR 182.124(d))',
  ],
};

/**
 * @internal Taking back a wrong claim. Prompt is: before a formal investigation, or within 30 days of becoming aware; one
 * of the two is enough (19 CFR 182.124(a)(1)). Not for fraud, nor for a claim repeated in full knowledge (b).
 */
export function askNoticeOfCorrection(facts: AfterEntryFacts): RemedyAnswer {
  const { awareOn, isUnderInvestigation, today } = facts;
  const agreement = agreementOf(facts.spi);
  const citation = agreement?.citations.correction ?? ASKED.citation;
  const asked = { ...ASKED, citation: agreement?.id === 'USMCA' ? ASKED.citation : citation };
  if (facts.aim === 'claim-preference') return unavailable(asked, 'nothing-to-claim');
  if (facts.wasClaimed === false) return unavailable(asked, 'no-claim-was-made');
  if (facts.isFraudulent === true) return unavailable(asked, 'fraud');
  if (facts.wasClaimedAfterAwareness === true)
    return unavailable(asked, 'repeated-after-awareness');
  if (facts.wasClaimed === undefined)
    return undecidable(asked, 'whether the preference was claimed');
  if (agreement === undefined)
    return undecidable(asked, 'the agreement under which it was claimed');
  const sourced = { ...asked, sources: [CORRECTION_SOURCE[agreement.id]] };
  if (awareOn !== undefined) {
    const deadline = correctionLastDay(awareOn, agreement.id);
    if (compareDates(today, deadline.date) <= 0) return byDeadline(asked, deadline, today);
    // NAFTA knows the 30 days alone (19 CFR 181.21(b)).
    if (agreement.id === 'NAFTA') return closedSince(sourced, addDays(deadline.date, 1));
  }
  if (agreement.id === 'NAFTA')
    return undecidable(asked, 'the day on which the importer became aware');
  if (isUnderInvestigation === false)
    return openUntilEvent(sourced, 'a formal investigation begins (19 CFR 162.74(g), (i))');
  if (isUnderInvestigation === true && awareOn !== undefined)
    return closedSince(sourced, addDays(correctionLastDay(awareOn, agreement.id).date, 1));
  return undecidable(
    sourced,
    ...(awareOn === undefined ? ['the day on which the importer became aware'] : []),
    ...(isUnderInvestigation === undefined ? ['whether a formal investigation has begun'] : []),
  );
}
