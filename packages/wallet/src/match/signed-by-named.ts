import { normalizeDid } from '@originmark/core';
import { isCredentialType } from '@originmark/schemas';
import { CHAIN_PROFILE } from '@originmark/verifier';
import type { HeldCredential } from '../read-credential.ts';
import { partyAt, subjectOf } from './read-members.ts';

/**
 * Whether a credential is issued by the party that it names for it, where its type asks for that: an invoice by
 * its seller, a certification by its certifier. Anybody can write the name of another into a paper.
 */
export function isSignedByNamed(held: HeldCredential): boolean {
  const { issuer, type } = held;
  const rule = isCredentialType(type) ? CHAIN_PROFILE[type].issuer : undefined;
  if (rule?.kind !== 'named') return true;
  return partyAt(subjectOf(held), rule.member) === normalizeDid(issuer);
}

/** Those that their named party issued first, else as they were found. */
export function namedFirst(found: readonly HeldCredential[]): readonly HeldCredential[] {
  return [...found.filter(isSignedByNamed), ...found.filter((held) => !isSignedByNamed(held))];
}
