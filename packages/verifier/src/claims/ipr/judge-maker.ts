import { normalizeDid } from '@originmark/core';
import { granteeOf, type Grant } from '../../chain/licences.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, fail, undecided } from '../../verdict/fragment.ts';
import type { LineView } from '../claims-context.ts';

/**
 * Whether the last credential of a chain lets this maker apply the mark: it is the maker's, it
 * includes `make`, and the makers that the chain names include this one. The right's owner makes with
 * everything; a licensee that makes the goods itself needs the permission as any other maker does.
 */
export function judgeMaker(
  { authority, path }: Grant,
  leaf: Credential,
  { line }: LineView,
  facts: Facts,
): Finding[] {
  const expected = granteeOf(leaf);
  const mayMake = authority.activities.includes('make');
  if (line.manufacturer === undefined) {
    // Whoever it was: under a grant that does not include making, nobody makes.
    const report = mayMake ? undecided : fail;
    const pointer = '/credentialSubject/lines';
    return [report('licence.maker-not-covered', { ...facts, pointer, expected, found: null })];
  }
  const found = normalizeDid(line.manufacturer);
  // Another maker's authority says nothing about this one, neither for it nor against it.
  if (found !== expected) return [fail('licence.maker-not-covered', { ...facts, expected, found })];
  if (path.length === 1) return [];
  return [
    ...(mayMake ? [] : [withoutMake(authority.activities, facts)]),
    ...namedMakers(authority.makers, found, facts),
  ];
}

function withoutMake(activities: readonly string[], facts: Facts): Finding {
  const pointer = '/credentialSubject/scope/activities';
  return fail('scope.activity', { ...facts, pointer, expected: ['make'], found: activities });
}

function namedMakers(
  makers: readonly string[] | undefined,
  found: string,
  facts: Facts,
): Finding[] {
  if (makers === undefined || makers.includes(found)) return [];
  const expected = [...makers].sort();
  return [
    fail('scope.makers', { ...facts, pointer: '/credentialSubject/scope/makers', expected, found }),
  ];
}
