import { parseDateTime } from '@originmark/core';
import { judgeRevocation } from '../../chain/judge-revocation.ts';
import type { Grant } from '../../chain/licences.ts';
import { clockSkewMs, signatureOver, textOfSeconds } from '../../secure/check-time.ts';
import { type Finding, about, fail } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import type { MadeSpan } from './use-of-authority.ts';

/** The last credential of the path is nobody's parent, so its own validity, signature and status are asked here. */
export function leafInForce(
  grant: Grant,
  view: LineView,
  { from, at }: MadeSpan,
  claims: ClaimsContext,
): Finding[] {
  const leaf = grant.path.at(-1);
  if (leaf === undefined) return [];
  const facts = about({
    on: leaf,
    line: view.number,
    axis: 'ipr' as const,
    clock: 'made' as const,
  });
  const validFrom = parseDateTime(leaf.payload['validFrom']) ?? Number.POSITIVE_INFINITY;
  const validUntil =
    leaf.payload['validUntil'] === undefined
      ? Number.POSITIVE_INFINITY
      : (parseDateTime(leaf.payload['validUntil']) ?? Number.NEGATIVE_INFINITY);
  const findings = judgeRevocation(leaf, at, claims.standing(leaf), facts);
  const expected = view.clocks.made;
  if (from < validFrom) {
    const found = leaf.payload['validFrom'];
    findings.push(fail('time.not-yet-valid', { ...facts, pointer: '/validFrom', expected, found }));
  } else if (at >= validUntil) {
    const found = leaf.payload['validUntil'];
    findings.push(fail('time.expired', { ...facts, pointer: '/validUntil', expected, found }));
  }
  const signatureEnd = signatureOver(leaf, at, clockSkewMs(claims.context.policy.policy.rules));
  if (signatureEnd !== undefined) {
    const found = textOfSeconds(signatureEnd);
    findings.push(fail('time.expired', { ...facts, pointer: '/exp', expected, found }));
  }
  return findings;
}
