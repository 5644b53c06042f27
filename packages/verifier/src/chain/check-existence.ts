import { formatDateTime } from '@originmark/core';
import type { Credential } from '../intake/credential.ts';
import { type ClockName, type Finding, undecided } from '../verdict/fragment.ts';
import { profileOf } from './profile.ts';

export interface ExistenceQuestion {
  /** First moment (ms) at which the authority is used. */
  readonly at: number;
  readonly clock: ClockName;
  /** The entry line that uses it; absent where none does. */
  readonly line?: number;
  readonly existedAt: (credential: Credential) => number | undefined;
}

/**
 * What gives somebody leave must be proven older than its use, or it may have been signed after the
 * seizure. The profile says which types that are; of all others nothing is asked.
 */
export function checkExistence(
  on: Credential,
  { at, clock, line, existedAt }: ExistenceQuestion,
): Finding | undefined {
  const profile = profileOf(on.type);
  if (profile?.needsExistence !== true) return undefined;
  const existed = existedAt(on);
  if (existed !== undefined && existed <= at) return undefined;
  return undecided('chain.existence-unproven', {
    on,
    line,
    axis: profile.axis,
    clock,
    expected: `existence proven by ${formatDateTime(at)}`,
    found: existed === undefined ? null : formatDateTime(existed),
  });
}
