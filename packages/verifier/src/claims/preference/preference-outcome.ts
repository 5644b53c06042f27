import { type LocalDate, addWorkingDays, daysBetween } from '@originmark/customs';
import type { PreferenceVerdict } from '@originmark/schemas';
import { CODES, type Effect, type FindingCode, isFindingCode } from '../../codes/registry.ts';
import type { Finding } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { localDayAt, timeText, zoneOfPort } from '../clocks/local-day.ts';

export type PreferenceOutcome = PreferenceVerdict['outcome'];

const DAY_MS = 86_400_000;
/** CBP gives not less than five working days for a corrected certification. */
const CURE_WORKING_DAYS = 5;
/** Where the port's zone is not known; working days are counted in CBP's own. */
const HEADQUARTERS_ZONE = 'America/New_York';
const FAVOURABLE: readonly PreferenceOutcome[] = [
  'supported',
  'undetermined',
  'not-supported',
  'contradicted',
];

/** Defects of a certification that another certification in its place would mend. */
const MENDED_BY_REPLACEMENT: ReadonlySet<string> = new Set<FindingCode>([
  'entry.line-unsupported',
  'origin.acceptance-expired',
  'origin.blanket-period',
  'origin.hs-mismatch',
  'origin.party-outside-territory',
  'origin.statement-missing',
]);

/** The weight of a failure; undefined for whatever did not fail. */
function weightOf({ code, outcome }: Finding): Effect | undefined {
  if (outcome !== 'fail') return undefined;
  return isFindingCode(code) ? CODES[code].effect : 'review';
}

/** Whether a finding speaks, or may speak, against the claim: a flag does not. */
export function isAgainstClaim(finding: Finding): boolean {
  const weight = weightOf(finding);
  return finding.outcome === 'indeterminate' || weight === 'exception' || weight === 'review';
}

/**
 * What findings come to: a failure that contradicts, a defect of evidence, something that cannot be
 * decided, and only then support. Flags inform and change nothing.
 */
export function outcomeOf(findings: readonly Finding[]): PreferenceOutcome {
  const weights = findings.map(weightOf);
  if (weights.includes('exception')) return 'contradicted';
  if (weights.includes('review')) return 'not-supported';
  if (findings.some(({ outcome }) => outcome === 'indeterminate')) return 'undetermined';
  // Nothing looked at is nothing shown.
  return findings.some(({ outcome }) => outcome === 'pass') ? 'supported' : 'undetermined';
}

/** Negative when `a` is more favourable to the claim than `b`. */
export function compareOutcomes(a: PreferenceOutcome, b: PreferenceOutcome): number {
  return FAVOURABLE.indexOf(a) - FAVOURABLE.indexOf(b);
}

/**
 * Until when a defective certification may be replaced at least: five working days from now. No day is
 * set for what a replacement would not mend, such as possession that came too late.
 */
export function cureBy(claims: ClaimsContext, findings: readonly Finding[]): string | undefined {
  const defects = findings.filter((finding) => weightOf(finding) === 'review');
  if (!defects.some(({ code }) => MENDED_BY_REPLACEMENT.has(code))) return undefined;
  const { verifiedAt } = claims.context.clocks;
  const zone = zoneOfPort(claims.subject.portOfEntry) ?? HEADQUARTERS_ZONE;
  const today: LocalDate | undefined = localDayAt(verifiedAt, zone);
  if (today === undefined) return undefined;
  const days = daysBetween(today, addWorkingDays(today, CURE_WORKING_DAYS));
  return timeText(verifiedAt + days * DAY_MS) ?? undefined;
}
