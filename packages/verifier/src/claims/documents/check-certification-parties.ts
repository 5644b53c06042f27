import { sameDid } from '@originmark/core';
import type { Party } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, about, fail, pass } from '../../verdict/fragment.ts';
import {
  type CertificationSubject,
  type ClaimsContext,
  type LineView,
  readSubject,
} from '../claims-context.ts';
import { CERTIFICATION_TYPES } from '../preference/certification-face.ts';

/** A role on the certification, and whom the line has in it. */
const ROLES = [
  ['producer', 'manufacturer'],
  ['exporter', 'exporter'],
] as const;

type Role = (typeof ROLES)[number][0];

/**
 * Compares the producer and the exporter that a certification names with the line's manufacturer and
 * exporter. A certification of another maker's goods is nobody's to borrow. DIDs alone are compared: a
 * confidential producer, "Various", "Unknown" and a party without a DID say nothing (19 CFR
 * 182.12(a)(4), (c)), and of several producers one must be the line's.
 */
export function checkCertificationParties(claims: ClaimsContext, view: LineView): Finding[] {
  return view.support
    .filter(({ typeName }) => CERTIFICATION_TYPES.includes(typeName))
    .flatMap((on) => checkParties(claims, view, on));
}

function checkParties(claims: ClaimsContext, view: LineView, on: Credential): Finding[] {
  const subject = readSubject<CertificationSubject>(claims, on, ...CERTIFICATION_TYPES);
  // What a broken certification says is nobody's word, and its standing is told elsewhere.
  if (subject === undefined || claims.standing(on).outcome === 'invalid') return [];
  return ROLES.flatMap(([role, member]) => {
    const expected = view.line[member];
    const { parties, pointer } = partiesIn(subject, role);
    if (expected === undefined || parties.length === 0) return [];
    const found = parties.flatMap(({ id }) => id ?? []);
    const facts: Facts = about({ axis: 'documents', line: view.number, on, pointer, expected });
    const told = { ...facts, found: found.length === 1 ? found[0] : found };
    if (found.some((id) => sameDid(id, expected))) return [pass('documents', told)];
    return found.length < parties.length ? [] : [fail('documents.conflict', told)];
  });
}

/** The certifier stands for its own role where the certification names nobody else in it. */
function partiesIn(
  subject: CertificationSubject,
  role: Role,
): { readonly parties: readonly Party[]; readonly pointer: string } {
  const named = subject[role];
  if (named === undefined && subject.certifierRole === role)
    return { parties: [subject.certifier], pointer: '/credentialSubject/certifier/id' };
  const pointer = `/credentialSubject/${role}`;
  if (named === undefined || typeof named === 'string') return { parties: [], pointer };
  return Array.isArray(named)
    ? { parties: named, pointer }
    : { parties: [named], pointer: `${pointer}/id` };
}
