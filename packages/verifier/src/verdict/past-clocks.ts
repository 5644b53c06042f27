import { parseDateTime } from '@originmark/core';
import type { LineClocks } from '../claims/claims-context.ts';
import type { ReadClocks } from '../claims/clocks/line-clocks.ts';
import type { VerifierClocks } from '../context.ts';
import { type Finding, fail } from './fragment.ts';

/** The earliest zone is this far ahead of UTC (ms): no day begins sooner anywhere. */
const EARLIEST_ZONE = 14 * 3_600_000;

/**
 * Leaves out a claim that is yet to be made, and goods that are yet to be made or were made after they
 * were imported: nobody has imported those. Otherwise an entry
 * that dates its claim ahead would have every document received, and every licence granted, in time. A
 * claim clock that the operator set ahead by `asOf` is no moment of a claim either.
 */
export function pastClocks(clocks: ReadClocks, { verifiedAt }: VerifierClocks): ReadClocks {
  const findings: Finding[] = [];
  const lines = clocks.lines.map(({ claimedAt, made, ...rest }, at): LineClocks => {
    const isClaimed = claimedAt !== undefined && claimedAt <= verifiedAt;
    const { imported } = rest;
    const isAfterImport = made !== undefined && imported !== undefined && made.until > imported;
    if (isAfterImport)
      findings.push(
        fail('time.in-future', {
          axis: 'integrity',
          pointer: `/credentialSubject/lines/${at}/made/until`,
          clock: 'imported',
          expected: imported,
          found: made.until,
        }),
      );
    const isMade = made !== undefined && !isAfterImport && !isDayAhead(made.until, verifiedAt);
    return {
      ...rest,
      ...(isClaimed ? { claimedAt } : {}),
      ...(isMade ? { made } : {}),
    };
  });
  return { ...clocks, lines, findings: [...clocks.findings, ...findings] };
}

/** Whether a calendar day (YYYY-MM-DD) has not begun anywhere at a moment (ms). */
export function isDayAhead(day: string, at: number): boolean {
  const begins = parseDateTime(`${day}T00:00:00Z`);
  return begins !== undefined && begins - EARLIEST_ZONE > at;
}
