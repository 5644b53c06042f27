import { sameDid } from '@originmark/core';
import { type Finding, fail, pass } from '../../verdict/fragment.ts';
import { isSameParty } from '../documents/same-party.ts';
import type { CertificationFace } from './certification-face.ts';

/**
 * The importer stands on a certification only if known; "Various", "Unknown" and a list are lawful (19
 * CFR 182.12(a)(4); CBP Form 434). Where one is named it must be this one, and an importer who certifies must be the
 * importer of record: another importer's certification is nobody's to borrow.
 */
export function checkImporter(face: CertificationFace): Finding[] {
  const { claims, facts, subject } = face;
  const { importer } = claims.subject;
  const findings: Finding[] = [];
  const expected = `${importer.name} (${claims.importer})`;
  if (subject.certifierRole === 'importer') {
    const at = { ...facts, pointer: '/credentialSubject/certifier', expected };
    const found = `${subject.certifier.name} (${subject.certifier.id})`;
    if (!sameDid(subject.certifier.id, claims.importer))
      findings.push(fail('entry.importer-mismatch', { ...at, found }));
  }
  const at = { ...facts, pointer: '/credentialSubject/importer', expected };
  if (subject.importer === undefined || typeof subject.importer === 'string') {
    findings.push(
      pass('entry', { ...at, found: subject.importer ?? 'not named, as if not known' }),
    );
    return findings;
  }
  const parties = Array.isArray(subject.importer) ? subject.importer : [subject.importer];
  const own = { id: claims.importer, name: importer.name };
  const named = parties.find((party) => isSameParty(party, own));
  if (named === undefined) {
    const found = parties.map(({ name }) => name);
    findings.push(fail('entry.importer-mismatch', { ...at, found }));
  } else {
    const found =
      named.id === undefined ? `${named.name} (by name)` : `${named.name} (${named.id})`;
    findings.push(pass('entry', { ...at, found }));
  }
  return findings;
}
