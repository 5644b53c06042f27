import { formatDateTime } from '@originmark/core';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import { isFromADay } from '../status/status-answer.ts';
import { type Facts, type Finding, fail } from '../verdict/fragment.ts';

/**
 * What a revocation that took effect on a day says of a use at `at` (ms): before that day the
 * credential was good and has been revoked since; from that day on it was revoked. What was never
 * true, or signed with a stolen key, is refused where the credential itself is judged.
 */
export function judgeRevocation(
  credential: Credential,
  at: number,
  { status }: Standing,
  facts: Facts,
): Finding[] {
  if (status.kind !== 'revoked' || status.revocation === undefined) return [];
  const { revocation } = status;
  if (!isFromADay(revocation)) return [];
  const code = at < revocation.effectiveAt ? 'status.revoked-since' : 'status.revoked';
  return [
    fail(code, {
      ...facts,
      on: credential,
      edge: undefined,
      pointer: '/credentialStatus',
      expected: formatDateTime(at),
      found: { kind: revocation.reason, effectiveFrom: formatDateTime(revocation.effectiveAt) },
    }),
  ];
}
