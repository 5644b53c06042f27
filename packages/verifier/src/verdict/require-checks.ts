import type { TrustPolicy } from '@originmark/schemas';
import type { CheckName } from '../codes/registry.ts';
import type { Credential } from '../intake/credential.ts';
import { type Axis, type Finding, notRun } from './fragment.ts';

/** Checks that every credential answers for itself. */
const PER_CREDENTIAL: ReadonlySet<CheckName> = new Set<CheckName>([
  'signature',
  'issuer',
  'did',
  'key',
  'claims',
  'time',
  'schema',
  'context',
  'status',
]);
/** Checks that every line answers for itself. */
const PER_LINE: ReadonlySet<CheckName> = new Set<CheckName>(['origin', 'licence', 'documents']);

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
  const refused = new Set<string>();
  // What ran, by check: for which credentials where each is asked, for which lines where each line is.
  const ran = new Map<CheckName, Set<string | number>>();
  for (const { check, on, line, outcome } of findings) {
    let places = ran.get(check);
    if (places === undefined) {
      places = new Set();
      ran.set(check, places);
    }
    if (PER_CREDENTIAL.has(check)) {
      if (on === undefined) continue;
      places.add(on.digest);
      if (outcome === 'fail') refused.add(on.digest);
    } else if (line !== undefined) places.add(line);
  }
  for (const [axis, checks] of Object.entries(required) as [Axis, readonly CheckName[]][])
    for (const check of checks) {
      const places = ran.get(check);
      if (PER_CREDENTIAL.has(check)) {
        for (const on of reached)
          if (!refused.has(on.digest) && places?.has(on.digest) !== true)
            missing.push(notRun(check, { on, axis }));
      } else if (PER_LINE.has(check)) {
        for (const line of lines)
          if (places?.has(line) !== true) missing.push(notRun(check, { line, axis }));
      } else if (places === undefined) missing.push(notRun(check, { axis }));
    }
  return missing;
}

/** Whether the policy requires a check on an axis. */
export function isRequired(
  required: TrustPolicy['required'],
): (axis: Axis, check: CheckName) => boolean {
  return (axis, check) => (required[axis] as readonly string[]).includes(check);
}
