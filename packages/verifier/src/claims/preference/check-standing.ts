import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { timeText } from '../clocks/local-day.ts';
import type { CertificationFace } from './certification-face.ts';

/**
 * What the integrity of the certification means for the claim. A certification that was never true
 * fails from the start, whenever it was withdrawn; one withdrawn for another reason stands for what
 * was claimed before; a broken one is defective evidence, which says nothing against the good.
 */
export function checkStanding(face: Omit<CertificationFace, 'subject'>): Finding {
  const { certification, claims, facts, view } = face;
  const { outcome, readable, status } = claims.standing(certification);
  const at = { ...facts, clock: 'claimed', expected: 'a certification that stands' } as const;
  if (status.kind === 'revoked') {
    const { revocation } = status;
    if (revocation === undefined || revocation.reason === 'false-from-the-start')
      return fail('status.revoked', { ...at, found: 'false-from-the-start' });
    const found = `revoked: ${revocation.reason}, from ${timeText(revocation.effectiveAt) ?? 'an unknown moment'}`;
    // A stolen key can write any date: only proven existence is older than the theft.
    const reliedAt =
      revocation.reason === 'key-compromised'
        ? claims.existedAt(certification)
        : view.clocks.claimedAt;
    if (reliedAt === undefined && revocation.reason !== 'key-compromised')
      return undecided('entry.line-unsupported', { ...at, found });
    // Revoked for another reason and broken as well: nothing it says can be read.
    const stood = reliedAt !== undefined && reliedAt < revocation.effectiveAt;
    return stood && outcome !== 'invalid' && readable
      ? pass('origin', { ...at, found })
      : fail('entry.line-unsupported', { ...at, found });
  }
  if (outcome === 'invalid' || !readable)
    return fail('entry.line-unsupported', { ...at, found: 'an invalid credential' });
  if (status.kind === 'suspended')
    return undecided('status.suspended', { ...at, found: status.kind });
  if (status.kind === 'unknown')
    return undecided('status.unavailable', { ...at, found: status.kind });
  return outcome === 'indeterminate'
    ? undecided('entry.line-unsupported', { ...at, found: outcome })
    : pass('origin', { ...at, found: status.kind });
}

/** The certifier's identity is graded, not demanded: its own word alone is a flag. */
export function checkIdentity({ certification, claims, facts }: CertificationFace): Finding {
  const found = claims.standing(certification).identity;
  const at = { ...facts, pointer: '/issuer', expected: ['identifier-bound', 'recognized'], found };
  return found === 'self-asserted' ? fail('origin.identity-self-asserted', at) : pass('origin', at);
}
