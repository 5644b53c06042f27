import type { Credential } from '../../intake/credential.ts';
import { isFromADay } from '../../status/status-answer.ts';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { timeText } from '../clocks/local-day.ts';

/**
 * Whether a power of attorney stands when it is used. It may be revoked at any time (19 CFR 141.35):
 * what was filed before that stands.
 */
export function checkPowerStanding(
  claims: ClaimsContext,
  power: Credential,
  claimedAt: number | undefined,
  at: Facts,
): Finding {
  const { outcome, readable, status } = claims.standing(power);
  const facts = { ...at, expected: claims.importer };
  const under = `${claims.entry.issuer} under a power of attorney that is`;
  if (outcome === 'invalid' || !readable) {
    return status.kind === 'revoked'
      ? fail('status.revoked', { ...facts, found: status.revocation?.reason ?? 'revoked' })
      : fail('entry.filer-not-shown', { ...facts, found: `${under} invalid` });
  }
  if (status.kind === 'revoked') {
    const { revocation } = status;
    // What acts from the beginning has made it invalid (ADR 9): only an end on a day is weighed here.
    if (revocation === undefined || !isFromADay(revocation))
      return fail('status.revoked', { ...facts, found: revocation?.reason ?? 'revoked' });
    const found = `revoked: ${revocation.reason}, from ${timeText(revocation.effectiveAt) ?? 'an unknown moment'}`;
    if (claimedAt === undefined)
      return undecided('entry.filer-not-shown', { ...facts, found: `${under} ${found}` });
    return claimedAt < revocation.effectiveAt
      ? pass('entry', { ...facts, found })
      : fail('status.revoked', { ...facts, found });
  }
  if (status.kind === 'suspended')
    return undecided('status.suspended', { ...facts, found: status.kind });
  if (status.kind === 'unknown')
    return undecided('status.unavailable', { ...facts, found: status.kind });
  return outcome === 'indeterminate'
    ? undecided('entry.filer-not-shown', { ...facts, found: `${under} ${outcome}` })
    : pass('entry', { ...facts, found: status.kind });
}
