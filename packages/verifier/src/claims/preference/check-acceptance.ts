import { addYears, compareDates } from '@originmark/customs';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { possibleDaysAt, signingDay, timeText } from '../clocks/local-day.ts';
import type { CertificationFace } from './certification-face.ts';

/**
 * A certification is accepted for four years from its completion (19 CFR 182.12(h)). That is neither
 * its blanket period nor the validity of the credential.
 */
export function checkAcceptance(face: CertificationFace): Finding {
  const { agreement, claims, facts, subject, view } = face;
  const signed = signingDay(subject.signedAt);
  const { claimedAt } = view.clocks;
  const claimed =
    claimedAt === undefined ? undefined : possibleDaysAt(claimedAt, claims.subject.portOfEntry);
  const at = {
    ...facts,
    pointer: '/credentialSubject/signedAt',
    clock: 'claimed',
    found: subject.signedAt,
  } as const;
  if (signed === undefined || claimed === undefined)
    return undecided('origin.acceptance-expired', { ...at, expected: timeText(claimedAt) });
  const expected = addYears(signed, agreement.acceptanceYears);
  if (compareDates(claimed.last, expected) <= 0) return pass('origin', { ...at, expected });
  const report = compareDates(claimed.first, expected) > 0 ? fail : undecided;
  return report('origin.acceptance-expired', { ...at, expected });
}
