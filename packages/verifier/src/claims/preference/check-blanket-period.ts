import { addMonths, compareDates, wholeMonthsCover } from '@originmark/customs';
import type { DayPeriod } from '@originmark/schemas';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { isDayWithin, readDay, signingDay } from '../clocks/local-day.ts';
import type { CertificationFace } from './certification-face.ts';

/**
 * The local day of importation lies in the blanket period, both ends in, and the period is twelve
 * months at most. USMCA words the period twice: "from the date of certification" (19 CFR
 * 182.12(a)(4)(xii)) and as the period stated (g)(2). Where only one of the two readings covers the
 * day, it is undecided and never a failure.
 */
export function checkBlanketPeriod(face: CertificationFace, period: DayPeriod): Finding {
  const { agreement, facts, subject, view } = face;
  const { imported } = view.clocks;
  const written = `${period.from} to ${period.until}`;
  const months = agreement.blanketMaxMonths;
  const at = {
    ...facts,
    pointer: '/credentialSubject/blanketPeriod',
    clock: 'imported',
    expected: written,
  } as const;
  const from = readDay(period.from);
  const until = readDay(period.until);
  if (from === undefined || until === undefined)
    return undecided('origin.blanket-period', { ...at, found: imported ?? null });
  if (!wholeMonthsCover(from, until, months)) {
    const expected = `${written}, not a period of at most ${months} months`;
    return fail('origin.blanket-period', { ...at, expected, found: imported ?? null });
  }
  if (imported === undefined) {
    const found = `a day not known at port ${face.claims.subject.portOfEntry}`;
    return undecided('origin.blanket-period', { ...at, found });
  }
  if (!isDayWithin(imported, from, until))
    return fail('origin.blanket-period', { ...at, found: imported });
  if (agreement.id === 'USMCA') {
    const signed = signingDay(subject.signedAt);
    if (signed === undefined || !isCoveredFromSigning(imported, signed, months)) {
      const expected = `${written}, certified ${subject.signedAt}`;
      return undecided('origin.blanket-period', { ...at, expected, found: imported });
    }
  }
  return pass('origin', { ...at, found: imported });
}

function isCoveredFromSigning(imported: string, signed: string, months: number): boolean {
  return (
    compareDates(signed, imported) <= 0 && compareDates(imported, addMonths(signed, months)) < 0
  );
}
