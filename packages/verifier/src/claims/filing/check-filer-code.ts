import { parseEntryNumber } from '@originmark/customs';
import { type Finding, about, fail, pass } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { identifiersOf, identitiesOf } from './identities.ts';

/**
 * The filer code in the entry number belongs to whoever signed the entry, where its identity
 * credentials give filer codes (19 CFR 142.3a). Where none does, there is nothing to compare.
 */
export function checkFilerCode(claims: ClaimsContext): Finding[] {
  const parsed = parseEntryNumber(claims.subject.entryNumber);
  const identities = identitiesOf(claims, claims.entry.issuer);
  const expected = identities.flatMap((identity) => identifiersOf(identity, 'filer-code'));
  if (!parsed.ok || expected.length === 0) return [];
  const found = parsed.value.filerCode;
  const at = about({
    axis: 'filing',
    on: claims.entry,
    pointer: '/credentialSubject/entryNumber',
  });
  return expected.includes(found)
    ? [pass('entry', { ...at, expected, found })]
    : [
        fail('entry.filer-not-shown', {
          ...at,
          expected: claims.importer,
          found: `${claims.entry.issuer}, whose filer code is ${expected.join(', ')} and not ${found}`,
        }),
      ];
}
