import { formatDateTime, parseDateTime } from '@originmark/core';
import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { ClockName } from '../verdict/fragment.ts';
import { isFromADay, type RevocationRecord } from './status-answer.ts';
import type { StatusVersion } from './status-version.ts';

/** What counts of all that is said of one revocation, and whether the version of the past said it. */
export interface RevocationWord {
  /** Absent: from the start. */
  readonly revocation?: RevocationRecord;
  readonly by: 'newest' | 'past';
}

type Written = NonNullable<BitstringStatusListCredential['revocations']>[number];

/** The records that a version holds for an index. */
export function recordsOf(
  { revocations = [] }: Pick<BitstringStatusListCredential, 'revocations'>,
  index: string,
): readonly Written[] {
  return revocations.filter(({ statusListIndex }) => statusListIndex === index);
}

/**
 * Of the newest version and the one in force then, the word that tells more against the credential. A bit
 * without a record says "from the start", unless it was provably clear then: it was set since.
 * @param newest records of the newest version; undefined where its bit is clear
 * @param past records of the version of the past; undefined where its bit is clear, or none is known
 * @param clearUntil until when (ms) the bit was provably clear, where it was clear then
 */
export function weighWords(
  newest: readonly Written[] | undefined,
  past: readonly Written[] | undefined,
  clearUntil: number | undefined,
  at: number,
): RevocationWord {
  const words: RevocationWord[] = [];
  // Of two that say the same the one in force then is named.
  if (past !== undefined) {
    const said = harshest(past);
    words.push({ ...(said && { revocation: said }), by: 'past' });
  }
  if (newest !== undefined) {
    const said = harshest(newest);
    const since =
      said === undefined && clearUntil !== undefined && clearUntil > at
        ? ({ reason: 'unstated', effectiveAt: clearUntil } as const)
        : said;
    words.push({ ...(since && { revocation: since }), by: 'newest' });
  }
  const [word] = words.toSorted((a, b) => dayOf(a.revocation) - dayOf(b.revocation));
  return word ?? { by: 'newest' };
}

/** Of several records for one credential the one that tells most against it: without a day, then the earliest. */
function harshest(written: readonly Written[]): RevocationRecord | undefined {
  const records = written.map(({ kind, effectiveFrom }) => {
    const effectiveAt = parseDateTime(effectiveFrom);
    return effectiveAt === undefined ? undefined : { reason: kind, effectiveAt };
  });
  return records.toSorted(
    (a, b) => dayOf(a) - dayOf(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  )[0];
}

/** From when a revocation tells against the credential; those that act from the start, before all. */
function dayOf(revocation: RevocationRecord | undefined): number {
  const isDated = revocation !== undefined && isFromADay(revocation);
  return isDated ? revocation.effectiveAt : Number.NEGATIVE_INFINITY;
}

/** Which version answered, and as of which clock: of the past, or the newest as it was presented. */
export interface UsedVersion {
  readonly purpose: 'revocation' | 'suspension';
  readonly sequence: number | null;
  /** `credentialDigest` of the version. */
  readonly list: string;
  readonly asOf: ClockName;
}

export function usedVersion(
  purpose: UsedVersion['purpose'],
  { digest, sequence }: StatusVersion,
  asOf: ClockName,
): UsedVersion {
  return { purpose, sequence: sequence ?? null, list: digest, asOf };
}

export function recordInWords(revocation: RevocationRecord | undefined): string {
  if (revocation === undefined) return 'no reason and no date recorded';
  const { effectiveAt, reason } = revocation;
  return reason === 'unstated'
    ? 'no reason and no date recorded'
    : `recorded: ${reason}, effective from ${formatDateTime(effectiveAt)}`;
}

export function versionInWords({ asOf, sequence }: UsedVersion): string {
  const version = sequence === null ? 'the status list' : `version ${String(sequence)} of the list`;
  return asOf === 'presented'
    ? `read from ${version}, the newest known`
    : `read from ${version}, in force at the moment asked about`;
}
