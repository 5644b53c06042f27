import { sameDid } from '@originmark/core';
import type { OrganizationIdentity, Party } from '@originmark/schemas';
import { targetsOf } from '../../chain/graph.ts';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { readSubject } from '../claims-context.ts';
import type { CertificationFace } from './certification-face.ts';

const ROLES = ['importer', 'exporter', 'producer'] as const;
type Role = (typeof ROLES)[number];

/**
 * Parties to the certification have their addresses where the agreement asks for it (19 CFR
 * 182.12(a)(4)). An unknown exporter, a confidential producer and "Various" have none, and a party
 * that is optional may stand without one. The certifier may not: its identity credential can stand in.
 * Of a role that several parties have, the first fault is told.
 */
export function checkTerritory(face: CertificationFace): Finding[] {
  const { agreement, facts, subject } = face;
  const findings: Finding[] = [];
  for (const role of ROLES) {
    const countries = agreement.territories[role]?.countries;
    if (countries === undefined) continue;
    const judged = partiesOf(face, role).flatMap(({ pointer, party }): Finding[] => {
      const at = { ...facts, pointer: `${pointer}/address/addressCountry`, expected: countries };
      const found = party.address?.addressCountry;
      if (found === undefined)
        return role === subject.certifierRole && party === subject.certifier
          ? [certifierWithoutAddress(face, countries, at)]
          : [];
      return countries.includes(found)
        ? [pass('origin', { ...at, found })]
        : [fail('origin.party-outside-territory', { ...at, found })];
    });
    const told =
      judged.find(({ outcome }) => outcome === 'fail') ??
      judged.find(({ outcome }) => outcome === 'indeterminate') ??
      judged[0];
    if (told !== undefined) findings.push(told);
  }
  return findings;
}

function partiesOf(
  { subject }: CertificationFace,
  role: Role,
): readonly { readonly pointer: string; readonly party: Party }[] {
  const own =
    subject.certifierRole === role
      ? [{ pointer: '/credentialSubject/certifier', party: subject.certifier }]
      : [];
  const named = subject[role];
  const pointer = `/credentialSubject/${role}`;
  if (named === undefined || typeof named === 'string') return own;
  return Array.isArray(named)
    ? [...own, ...named.map((party, index) => ({ pointer: `${pointer}/${index}`, party }))]
    : [...own, { pointer, party: named }];
}

/** A head office abroad is no fault: only an address inside settles it. */
function certifierWithoutAddress(
  { claims, certification, subject }: CertificationFace,
  countries: readonly string[],
  at: object,
): Finding {
  const facts = { axis: 'preference', ...at } as const;
  for (const identity of targetsOf(claims.graph, certification, 'certifier')) {
    const organization = readSubject<OrganizationIdentity>(
      claims,
      identity,
      'OrganizationIdentityCredential',
    );
    const country = organization?.address?.addressCountry;
    const isIts = organization !== undefined && sameDid(organization.id, subject.certifier.id);
    if (isIts && claims.standing(identity).outcome === 'valid' && countries.includes(country ?? ''))
      return pass('origin', { ...facts, found: country, edge: `certifier → ${identity.id}` });
  }
  return undecided('origin.party-outside-territory', { ...facts, found: null });
}
