import { entryNumberCheckDigit, parseEntryNumber } from '@originmark/customs';
import { type Finding, about, fail, pass } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';

/** The entry number has a valid filer code and check digit (19 CFR 142.3a). */
export function checkEntryNumber(claims: ClaimsContext): Finding {
  const { entryNumber } = claims.subject;
  const at = about({
    axis: 'filing',
    on: claims.entry,
    pointer: '/credentialSubject/entryNumber',
    found: entryNumber,
  });
  const parsed = parseEntryNumber(entryNumber);
  if (parsed.ok) return pass('entry', { ...at, expected: parsed.value.text });
  const expected =
    parsed.reason === 'entry-number-check-digit'
      ? `${entryNumber.slice(0, -1)}${entryNumberCheckDigit(entryNumber.slice(0, 3), entryNumber.slice(4, 11))}`
      : 'FFF-NNNNNNN-C with a filer code that is assigned';
  return fail('entry.number-invalid', { ...at, expected });
}

/** The same number and version were not presented before with other content. */
export function checkReplay(claims: ClaimsContext): Finding {
  const { entryNumber, entryVersion } = claims.subject;
  const name = `${entryNumber}/${entryVersion}`;
  const known = claims.context.memory?.entries?.get(name);
  const at = about({
    axis: 'filing',
    on: claims.entry,
    pointer: '/credentialSubject/entryVersion',
    found: claims.entry.digest,
  });
  if (known === undefined) return pass('entry', { ...at, expected: `${name} not seen before` });
  return known === claims.entry.digest
    ? pass('entry', { ...at, expected: known })
    : fail('entry.replayed', { ...at, expected: known });
}
