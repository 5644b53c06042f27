import { sameDid } from '@originmark/core';
import type { Party } from '@originmark/schemas';
import { type Finding, fail, pass } from '../../verdict/fragment.ts';
import { isSameParty, sameName } from '../documents/same-party.ts';
import type { CertificationFace } from './certification-face.ts';

/**
 * Who certifies as exporter or producer is that exporter or producer (19 CFR 182.12(a)(2) and
 * (a)(4)(i), 10.584(a)): where the certification names a party in the role, and it is another, nobody
 * in that role has certified. An exporter that is left out is the certifier itself; "Various", a
 * producer to be had on request and the like name nobody. Of several parties one must be the certifier.
 * Who signs for it, an employee or an agent, is no matter here. For the importer see `checkImporter`.
 */
export function checkCertifier({ claims, facts, subject }: CertificationFace): Finding[] {
  const { certifier, certifierRole } = subject;
  if (certifierRole === 'importer') return [];
  const named = subject[certifierRole];
  if (named === undefined || typeof named === 'string') return [];
  const parties = Array.isArray(named) ? named : [named];
  const told = {
    ...facts,
    pointer: '/credentialSubject/certifier',
    expected: `the ${certifierRole} itself: ${parties.map(textOf).join(', ')}`,
    found: textOf(certifier),
  };
  // The importer of record has a name here already: it cannot certify under that of its supplier.
  const isImporter = sameDid(certifier.id, claims.importer);
  const own = isImporter ? { ...certifier, name: claims.subject.importer.name } : certifier;
  return parties.some((party) => isCertifier(party, own))
    ? [pass('entry', told)]
    : [fail('entry.line-unsupported', told)];
}

/** By DID where the party has one; a name alone is anybody's, so that the addresses must not differ. */
function isCertifier(party: Party, certifier: Party): boolean {
  if (party.id !== undefined && certifier.id !== undefined) return sameDid(party.id, certifier.id);
  return isSameParty(party, certifier) && agree(party.address, certifier.address);
}

const PLACE = ['addressCountry', 'addressLocality', 'streetAddress'] as const;

/** Whether two addresses, as far as both are given, are of one place. */
function agree(a: Party['address'], b: Party['address']): boolean {
  return PLACE.every((member) => {
    const [left, right] = [a?.[member], b?.[member]];
    return left === undefined || right === undefined || left === right || sameName(left, right);
  });
}

function textOf({ id, name }: Party): string {
  return id === undefined ? name : `${name} (${id})`;
}
