import { edgeName, linksOf } from '../../chain/graph.ts';
import { type Credential, listOr, objectOr, stringAt } from '../../intake/credential.ts';
import { type Finding, undecided } from '../../verdict/fragment.ts';
import type { CertificationFace } from './certification-face.ts';

const EVIDENCE_ROLES = ['basedOn', 'material'] as const;

/**
 * Evidence that a certification, or what it rests on, names and that is not to be had here: left out,
 * or sealed to somebody else. The law asks for none of it, but hiding a record must not serve a claim
 * better than showing it, so the line stays undecided.
 */
export function checkNamedEvidence(face: CertificationFace): Finding[] {
  const { claims, certification, facts } = face;
  const findings: Finding[] = [];
  const open: Credential[] = [certification];
  const visited = new Set<string>();
  for (let from = open.shift(); from !== undefined; from = open.shift()) {
    if (visited.has(from.digest)) continue;
    visited.add(from.digest);
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

function namedTargets({ payload }: Credential, role: string): string[] {
  return listOr(payload['edge'])
    .map(objectOr)
    .filter((edge) => edge['role'] === role)
    .map((edge) => stringAt(edge, 'credential') ?? '');
}
