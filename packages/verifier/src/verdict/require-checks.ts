import type { TrustPolicy } from '@originmark/schemas';
import type { CheckName } from '../codes/registry.ts';
import type { Credential } from '../intake/credential.ts';
import { type Axis, type Finding, notRun } from './fragment.ts';

/** Checks that every credential answers for itself. */
const PER_CREDENTIAL: readonly CheckName[] = [
  'signature',
  'issuer',
  'did',
  'key',
  'claims',
  'time',
  'schema',
  'context',
  'status',
];

/**
 * A required check that produced no finding has not passed: it gets a finding that says so. Asked of
 * every reached credential that is not already refused, of every line, or of the entry, as the
 * check's own unit is.
 */
export function requireChecks(
  required: TrustPolicy['required'],
  reached: readonly Credential[],
  lines: readonly number[],
  findings: readonly Finding[],
): Finding[] {
  const missing: Finding[] = [];
  const refused = new Set(
    findings
      .filter(({ outcome, on }) => outcome === 'fail' && on !== undefined)
      .map(({ on }) => on?.digest),
  );
  const ran = new Set(
    findings.flatMap(({ check, on, line }) => [
      check,
      `${check} on ${on?.digest ?? ''}`,
      `${check} line ${line ?? 0}`,
    ]),
  );
  for (const [axis, checks] of Object.entries(required) as [Axis, readonly CheckName[]][])
    for (const check of checks) {
      if (PER_CREDENTIAL.includes(check)) {
        for (const on of reached)
          if (!refused.has(on.digest) && !ran.has(`${check} on ${on.digest}`))
            missing.push(notRun(check, { on, axis }));
      } else if (check === 'origin' || check === 'licence' || check === 'documents') {
        for (const line of lines)
          if (!ran.has(`${check} line ${line}`)) missing.push(notRun(check, { line, axis }));
      } else if (!ran.has(check)) missing.push(notRun(check, { axis }));
    }
  return missing;
}

/** Whether the policy requires a check on an axis. */
export function isRequired(
  required: TrustPolicy['required'],
): (axis: Axis, check: CheckName) => boolean {
  return (axis, check) => (required[axis] as readonly string[]).includes(check);
}
