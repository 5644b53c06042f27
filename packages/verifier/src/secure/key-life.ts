import {
  formatDateTime,
  type ParsedJws,
  parseDateTime,
  type VerificationMethod,
} from '@originmark/core';
import type { VerifierContext } from '../context.ts';
import { type Facts, type Finding, fail } from '../verdict/fragment.ts';

/**
 * Whether a method may have made this signature by the moments it states: `revoked` and `expires`
 * (Controlled Identifiers 1.0, section 2.2), and `created` where a document has a history. A key no
 * longer valid signs nothing new, and without proof that the signature is older it is refused; one that
 * came later than the signature cannot have made it.
 * @returns undefined when it may
 */
export function checkKeyLife(
  method: VerificationMethod,
  jws: ParsedJws,
  facts: Facts,
  context: VerifierContext,
): Finding | undefined {
  for (const [name, code] of [
    ['revoked', 'key.revoked'],
    ['expires', 'key.rotated-unproven'],
  ] as const) {
    if (method[name] === undefined) continue;
    const moment = parseDateTime(method[name]);
    if (!existedBefore(jws, moment, context))
      return fail(code, {
        ...facts,
        expected: `existence proven before ${moment === undefined ? 'a moment that can be read' : formatDateTime(moment)}`,
        found: method.id,
        clock: 'existed',
      });
  }
  if (method.created === undefined) return undefined;
  const created = parseDateTime(method.created);
  const existed = context.existedAt(jws);
  if (created !== undefined && existed !== undefined && created <= existed) return undefined;
  return fail('key.not-found', {
    ...facts,
    expected: `${method.id} by ${existed === undefined ? 'then' : formatDateTime(existed)}, when the signed form existed`,
    found: created === undefined ? null : `added at ${formatDateTime(created)}`,
    clock: 'existed',
  });
}

/** Strictly: a moment that cannot be read is one that nothing came before. */
export function existedBefore(
  jws: ParsedJws,
  moment: number | undefined,
  { existedAt }: VerifierContext,
): boolean {
  const existed = existedAt(jws);
  return moment !== undefined && existed !== undefined && existed < moment;
}

/** The last time a key was taken back, where nothing proves that the signature is older. */
interface Revocation {
  readonly method: VerificationMethod;
  /** Milliseconds; a moment that cannot be read is later than all others. */
  readonly at: number;
}

/**
 * A key is taken back whole: whoever revokes one entry of it says that it is no longer to be trusted,
 * and what other entries say of the same key is older than that.
 * @param held every method that holds the key
 */
export function lastRevocation(
  held: readonly VerificationMethod[],
  jws: ParsedJws,
  context: VerifierContext,
): Revocation | undefined {
  let last: Revocation | undefined;
  for (const method of held) {
    if (method.revoked === undefined) continue;
    const moment = parseDateTime(method.revoked);
    if (existedBefore(jws, moment, context)) continue;
    const at = moment ?? Number.POSITIVE_INFINITY;
    if (last === undefined || at > last.at) last = { method, at };
  }
  return last;
}

/** Whether a method was written when the key had been taken back already: it was then given anew. */
export function isAddedSince(
  { created }: VerificationMethod,
  revocation: Revocation | undefined,
): boolean {
  if (revocation === undefined) return true;
  const added = parseDateTime(created);
  return added !== undefined && added >= revocation.at;
}
