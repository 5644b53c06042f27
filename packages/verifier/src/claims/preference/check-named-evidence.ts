import { edgeName, linksOf } from '../../chain/graph.ts';
import { type Credential, listOr, objectOr, stringAt } from '../../intake/credential.ts';
import { type Finding, undecided } from '../../verdict/fragment.ts';
import type { CertificationFace } from './certification-face.ts';

const EVIDENCE_ROLES = ['basedOn', 'material'] as const;

/**
 * Evidence that a certification, or what it rests on, names and that is not to be had here: left out,
 * sealed to somebody else, or a production record that is broken. The law asks for none of it, but
 * hiding or breaking a record must not serve a claim better than showing it, so the line stays undecided.
 */
export function checkNamedEvidence(face: CertificationFace): Finding[] {
  const { claims, certification, facts, view } = face;
  const findings: Finding[] = view.support.flatMap((named) => brokenRecord(face, named));
  const open: Credential[] = [certification];
  const visited = new Set<string>();
  for (let from = open.shift(); from !== undefined; from = open.shift()) {
    if (visited.has(from.digest)) continue;
    visited.add(from.digest);
    if (!view.support.includes(from)) findings.push(...brokenRecord(face, from));
    for (const role of EVIDENCE_ROLES) {
      const links = linksOf(claims.graph, from, role);
      open.push(...links.map(({ to }) => to));
      for (const target of namedTargets(from, role))
        if (!links.some(({ to }) => to.id === target))
          findings.push(
            undecided('chain.parent-missing', {
              ...facts,
              on: from,
              pointer: undefined,
              edge: edgeName(role, target),
              expected: target,
              found: null,
            }),
          );
    }
  }
  return findings;
}

/** A record that cannot be read, or does not stand, is one that nobody can recompute from. */
function brokenRecord({ claims, facts }: CertificationFace, on: Credential): Finding[] {
  if (on.typeName !== 'ProductionRecordCredential') return [];
  const { outcome, readable } = claims.standing(on);
  if (readable && outcome !== 'invalid') return [];
  const expected = 'a production record that stands';
  const found = readable ? 'an invalid credential' : 'a credential that cannot be read';
  return [
    undecided('origin.rule-undecidable', { ...facts, on, pointer: undefined, expected, found }),
  ];
}

function namedTargets({ payload }: Credential, role: string): string[] {
  return listOr(payload['edge'])
    .map(objectOr)
    .filter((edge) => edge['role'] === role)
    .map((edge) => stringAt(edge, 'credential') ?? '');
}
