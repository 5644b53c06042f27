import { type Finding, about, fail, pass } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { ownRecord } from '../clocks/own-record.ts';
import { isSameImporterNumber } from './same-importer-number.ts';

/**
 * The importer of record is the one that the verifier's own record of the entry has. The numbers never
 * stand in a finding: that of a natural person is a secret of that person.
 */
export function checkOwnImporter(claims: ClaimsContext): Finding[] {
  const filed = ownRecord(claims.subject, claims.context.record)?.importerNumber;
  if (filed === undefined) return [];
  const { importerNumber } = claims.subject.importer;
  const facts = about({
    axis: 'filing',
    on: claims.entry,
    pointer: '/credentialSubject/importer/importerNumber',
    expected: claims.importer,
  });
  return isSameImporterNumber(filed, importerNumber)
    ? [pass('entry', { ...facts, found: 'the importer number as filed' })]
    : [
        fail('entry.importer-mismatch', {
          ...facts,
          item: 'importer number',
          found: 'another importer number in the record of what was filed',
        }),
      ];
}
