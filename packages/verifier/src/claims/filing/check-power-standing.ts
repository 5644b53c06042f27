import type { Credential } from '../../intake/credential.ts';
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
    if (revocation === undefined || revocation.reason === 'false-from-the-start')
      return fail('status.revoked', { ...facts, found: 'false-from-the-start' });
    const found = `revoked: ${revocation.reason}, from ${timeText(revocation.effectiveAt) ?? 'an unknown moment'}`;
    // A stolen key can write any date: only proven existence is older than the theft.
    const reliedAt = revocation.reason === 'key-compromised' ? claims.existedAt(power) : claimedAt;
    if (reliedAt === undefined)
      return undecided('entry.filer-not-shown', { ...facts, found: `${under} ${found}` });
    return reliedAt < revocation.effectiveAt
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
