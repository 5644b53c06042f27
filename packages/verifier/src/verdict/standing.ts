import { CODES, type FindingCode } from '../codes/registry.ts';
import type { Finding } from './fragment.ts';

/** What follows for a credential from its own findings. */
export type StandingOutcome = 'valid' | 'invalid' | 'indeterminate';

/** The validity of the credential itself: a review by effect, yet nothing open about it. */
const INVALIDATING: ReadonlySet<string> = new Set([
  'time.expired',
  'time.not-yet-valid',
  'did.method-not-allowed',
  'did.deactivated',
]);
/** The credential was good at the moment it is asked about. */
const HARMLESS: ReadonlySet<string> = new Set(['status.revoked-since']);

/** One failed check that contradicts makes it invalid; anything that is open leaves it open; nothing at all proves nothing. */
export function standingOf(findings: readonly Finding[]): StandingOutcome {
  if (findings.length === 0) return 'indeterminate';
  let open = false;
  for (const { outcome, code } of findings) {
    if (outcome === 'fail') {
      if (HARMLESS.has(code)) continue;
      if (INVALIDATING.has(code) || CODES[code as FindingCode].effect === 'exception')
        return 'invalid';
      if (CODES[code as FindingCode].effect === 'review') open = true;
    } else if (outcome === 'indeterminate') open = true;
  }
  return open ? 'indeterminate' : 'valid';
}
