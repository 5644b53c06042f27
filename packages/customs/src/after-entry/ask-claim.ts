import { agreementOf } from '../agreements/agreements.ts';
import { checkAgreementInForce } from '../agreements/check-agreement-in-force.ts';
import { reconciliationLastDay } from '../dates/after-entry-deadlines.ts';
import { claim1520dLastDay } from '../dates/filing-deadlines.ts';
import { compareDates } from '../dates/local-date.ts';
import { parseSpi } from '../numbers/spi.ts';
import { unconfirmed } from '../source-mark.ts';
import type { AfterEntryFacts } from './after-entry-facts.ts';
import { type Asked, byDeadline, unavailable, undecidable } from './answers.ts';
import type { RemedyAnswer } from './remedy.ts';

const NEEDS = [
  'a declaration that the good was originating when imported, with number and date of each entry',
  'a copy of a certification of origin for the good',
  'a statement to whom copies of the summary were given',
  'a statement of any protest, petition or request for reliquidation',
];

const CLAIM: Asked = {
  remedy: 'post-importation-claim',
  citation: '19 USC 1520(d)',
  sources: [],
  note: 'For the importer of the good, or its broker; only for goods on which none was made.',
  needs: NEEDS,
};

const RECONCILIATION: Asked = {
  remedy: 'reconciliation',
  citation: '19 USC 1484(b)',
  sources: [unconfirmed('ACE reconciliation test', 'knowledge')],
  note: 'By an entry of type 09 that names the flagged entries.',
  needs: ['a reconciliation entry of type 09', ...NEEDS.slice(0, 2)],
};

/** @internal A claim within a year of importation, for goods on which none was made (19 USC 1520(d)). */
export function askPostImportationClaim(facts: AfterEntryFacts): RemedyAnswer {
  const { importDate, isFlaggedForReconciliation, spi, wasClaimed } = facts;
  const agreement = agreementOf(spi);
  const asked =
    agreement === undefined ? CLAIM : { ...CLAIM, citation: agreement.citations.postImportation };
  if (facts.aim === 'correct-claim') return unavailable(asked, 'nothing-to-claim');
  if (barredByIndicator(spi)) return unavailable(asked, 'no-preference-to-claim');
  if (isFlaggedForReconciliation === true) return unavailable(asked, 'only-by-reconciliation');
  if (wasClaimed === true) {
    return facts.wasClaimWithdrawn === true
      ? undecidable(asked, 'the law on a claim that was made and taken back by a correction')
      : unavailable(asked, 'claim-was-made');
  }
  // A year that is over is over, whatever else is not known.
  const deadline = importDate === undefined ? undefined : claim1520dLastDay(importDate);
  if (deadline !== undefined && compareDates(facts.today, deadline.date) > 0)
    return byDeadline(asked, deadline, facts.today);
  const wantOf = [
    ...(spi === undefined ? ['the agreement under which it is claimed'] : []),
    ...(wasClaimed === undefined ? ['whether the preference was claimed at entry'] : []),
    ...(isFlaggedForReconciliation === undefined
      ? ['whether the entry was flagged for reconciliation']
      : []),
    ...(importDate === undefined ? ['the day of importation'] : []),
    ...(facts.entryDate === undefined ? ['the day of entry'] : []),
  ];
  if (wantOf.length > 0 || deadline === undefined) return undecidable(asked, ...wantOf);
  if (!checkAgreementInForce(spi, facts.entryDate).ok)
    return unavailable(asked, 'no-preference-to-claim');
  return byDeadline(asked, deadline, facts.today);
}

/** @internal Settling a summary that was flagged because a claim might follow. */
export function askReconciliation(facts: AfterEntryFacts): RemedyAnswer {
  if (facts.isFlaggedForReconciliation === false) return unavailable(RECONCILIATION, 'not-flagged');
  if (facts.aim === 'correct-claim') return unavailable(RECONCILIATION, 'nothing-to-claim');
  if (barredByIndicator(facts.spi)) return unavailable(RECONCILIATION, 'no-preference-to-claim');
  if (facts.wasClaimed === true) return unavailable(RECONCILIATION, 'claim-was-made');
  const wantOf = [
    ...(facts.isFlaggedForReconciliation === undefined
      ? ['whether the entry was flagged for reconciliation']
      : []),
    ...(facts.wasClaimed === undefined ? ['whether the preference was claimed at entry'] : []),
    ...(facts.importDate === undefined ? ['the day of importation'] : []),
  ];
  if (wantOf.length > 0 || facts.importDate === undefined)
    return undecidable(RECONCILIATION, ...wantOf);
  return byDeadline(RECONCILIATION, reconciliationLastDay(facts.importDate), facts.today);
}

/** S+ textile goods of a preference level are non-originating: no claim after importation (19 CFR 182.82). */
function barredByIndicator(spi: string | undefined): boolean {
  if (spi === undefined) return false;
  const parsed = parseSpi(spi);
  if (parsed.ok && parsed.value.kind === 'tpl-or-agricultural') return true;
  return agreementOf(spi) === undefined;
}
