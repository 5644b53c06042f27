import { edgeName, linksOf } from '../../chain/graph.ts';
import { type Credential, listOr, objectOr, stringAt } from '../../intake/credential.ts';
import { type Finding, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { oncePer, oncePerEntry } from '../../once-per.ts';
import type { CertificationFace } from './certification-face.ts';

const EVIDENCE_ROLES = ['basedOn', 'material'] as const;

/** What is not to be had of the evidence that a certification rests on, whatever the line. */
interface Trouble {
  readonly on: Credential;
  /** The edge to what is missing; undefined for a record that is here and broken. */
  readonly missing?: { readonly edge: string; readonly target: string };
}

/**
 * Evidence that a certification, or what it rests on, names and that is not to be had here: left out,
 * sealed to somebody else, or a production record that is broken. The law asks for none of it, but
 * hiding or breaking a record must not serve a claim better than showing it, so the line stays undecided.
 */
export function checkNamedEvidence({
  certification,
  claims,
  facts,
  view,
}: CertificationFace): Finding[] {
  const own = view.support.filter((named) => isBrokenRecord(claims, named));
  const behind = troublesBehind(claims)(certification);
  return [
    ...own.map((on): Trouble => ({ on })),
    ...behind.filter(({ on, missing }) => missing !== undefined || !own.includes(on)),
  ].map(({ on, missing }) => {
    const at = { ...facts, on, pointer: undefined };
    if (missing !== undefined)
      return undecided('chain.parent-missing', {
        ...at,
        edge: missing.edge,
        expected: missing.target,
        found: null,
      });
    const expected = 'a production record that stands';
    const found = claims.standing(on).readable
      ? 'an invalid credential'
      : 'a credential that cannot be read';
    return undecided('origin.rule-undecidable', { ...at, expected, found });
  });
}

/**
 * The walk is the same for every line: it is taken once for each certification. One trouble of each kind
 * leaves a line open, and the graph tells every edge that leads nowhere, so a line is told the first.
 */
const troublesBehind = oncePerEntry((claims: ClaimsContext) =>
  oncePer((certification: Credential) => walk(claims, certification)),
);

function walk(claims: ClaimsContext, certification: Credential): readonly Trouble[] {
  let broken: Trouble | undefined;
  let missing: Trouble | undefined;
  const open = new Set([certification]);
  // A set hands out what is added to it while it is walked.
  for (const from of open) {
    if (broken === undefined && isBrokenRecord(claims, from)) broken = { on: from };
    for (const role of EVIDENCE_ROLES) {
      const links = linksOf(claims.graph, from, role);
      const present = new Set(links.map(({ to }) => to.id));
      for (const { to } of links) open.add(to);
      for (const target of namedTargets(from, role))
        if (!present.has(target))
          missing ??= { on: from, missing: { edge: edgeName(role, target), target } };
    }
  }
  return [broken, missing].flatMap((trouble) => trouble ?? []);
}

/** A record that cannot be read, or does not stand, is one that nobody can recompute from. */
function isBrokenRecord(claims: ClaimsContext, on: Credential): boolean {
  if (on.typeName !== 'ProductionRecordCredential') return false;
  const { outcome, readable } = claims.standing(on);
  return !readable || outcome === 'invalid';
}

function namedTargets({ payload }: Credential, role: string): string[] {
  return listOr(payload['edge'])
    .map(objectOr)
    .filter((edge) => edge['role'] === role)
    .map((edge) => stringAt(edge, 'credential') ?? '');
}
