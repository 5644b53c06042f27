import type { Fragment, PreflightProblem } from '@originmark/schemas';
import { codeEntry, isFindingCode } from '@originmark/verifier';
import type { HeldCredential } from '../read-credential.ts';
import { kindOfCode } from './problem-kinds.ts';
import { type Askable, askSigner } from './whom-to-ask.ts';

/**
 * What speaks against certifications that were presented beside a better one. The verifier lets them weigh
 * nothing and tells of each how it would have served, and by which findings not: `[outcome, ...codes]`.
 */
export function tellUnused(
  fragments: readonly Fragment[],
  aside: readonly HeldCredential[],
  askable: Askable,
): ReadonlyMap<number, readonly PreflightProblem[]> {
  const lines = new Map<number, PreflightProblem[]>();
  for (const { code, credentialDigest, found, line } of fragments) {
    const held = aside.find((one) => one.credentialDigest === credentialDigest);
    if (code !== 'origin.not-applicable' || held === undefined || line === undefined) continue;
    const codes = Array.isArray(found) ? found.slice(1).filter(isFindingCode) : [];
    const [first] = codes;
    if (first === undefined) continue;
    const { reference, remedy, title } = codeEntry(first);
    const problem: PreflightProblem = {
      kind: kindOfCode(first) ?? 'defective',
      effect: 'none',
      codes,
      credential: held.id,
      credentialType: held.type,
      what: `${title}: ${held.id} is held for line ${line} and another certification serves it better.`,
      remedy,
      reference,
      ask: askSigner(held, askable),
    };
    lines.set(line, [...(lines.get(line) ?? []), problem]);
  }
  return lines;
}
