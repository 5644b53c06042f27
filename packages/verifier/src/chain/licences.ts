import { normalizeDid } from '@originmark/core';
import type { Scope } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import { type Credential, objectOr, stringAt } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { type Finding, about, fail, pass, undecided } from '../verdict/fragment.ts';
import { type Authority, narrow, ownersAuthority } from './authority.ts';
import { compareScope } from './compare-scope.ts';
import { type CredentialGraph, edgeName, type Link, linksOf } from './graph.ts';
import { profileOf } from './profile.ts';

/** What a licence or authorisation gives for one right, and the way from the right down to it. */
export interface Grant {
  readonly right: string;
  readonly authority: Authority;
  /** From the credential of the right to this one. */
  readonly path: readonly Credential[];
  readonly links: readonly Link[];
}

type Grants = ReadonlyMap<string, readonly Grant[]>;

/** Every licence hop that the entry reaches, judged once. */
export interface Licences {
  /** By right; several where several ways lead to it: which of them serves is asked where it is used. */
  readonly grantsOf: (credential: Credential) => Grants;
  readonly findings: readonly Finding[];
}

/** The DID that a credential grants to, normalised; empty when it names none. */
export function granteeOf(credential: Credential): string {
  const member = profileOf(credential.type)?.grantee;
  if (member === undefined) return '';
  const grantee = member === '' ? credential.subject : objectOr(credential.subject[member]);
  const did = stringAt(grantee, 'id');
  return did === undefined ? '' : normalizeDid(did);
}

/**
 * Judges each hop from a right to a licence, from a licence to a sublicence, and from a licence to a
 * maker: the issuer is whom the parent grants to, the parent lets it be passed on, and the scope only
 * narrows. Each is asked for every edge that the entry reaches, not for the last one alone.
 */
export function judgeLicences(
  graph: CredentialGraph,
  credentials: readonly Credential[],
  standing: (credential: Credential) => Standing,
): Licences {
  const memo = new Map<string, Grants>();
  let steps = 0;
  const grantsOf = (credential: Credential): Grants => {
    const known = memo.get(credential.digest);
    if (known !== undefined) return known;
    const grants: Grants = standing(credential).readable ? readGrants(credential) : new Map();
    memo.set(credential.digest, grants);
    return grants;
  };
  const readGrants = (credential: Credential): Grants => {
    const grants = new Map<string, Grant[]>();
    if (credential.type === 'IntellectualPropertyRightsCredential') {
      const right = stringAt(credential.subject, 'right') ?? '';
      const authority = ownersAuthority(right, credential.id);
      return grants.set(right, [{ right, authority, path: [credential], links: [] }]);
    }
    const scope = scopeOf(credential);
    for (const link of linksOf(graph, credential, 'extendsCredential'))
      for (const [right, ways] of grantsOf(link.to)) {
        const isNamed = scope.rights === undefined || scope.rights.includes(right);
        for (const held of ways) {
          steps += 1;
          if (steps > LIMITS.licenceSteps) return grants;
          if (!isNamed) break;
          const grant = {
            right,
            authority: narrow(held.authority, scope, credential.id),
            path: [...held.path, credential],
            links: [...held.links, link],
          };
          const known = grants.get(right);
          if (known === undefined) grants.set(right, [grant]);
          else known.push(grant);
        }
      }
    return grants;
  };

  const findings: Finding[] = [];
  for (const credential of credentials)
    if (graph.reached.has(credential.digest) && standing(credential).readable)
      findings.push(
        ...judgeHops(credential, linksOf(graph, credential, 'extendsCredential'), grantsOf),
      );
  // Rights beyond the limit were not followed: no line can rest on them, and the bundle is refused.
  if (steps > LIMITS.licenceSteps)
    findings.push(
      fail('intake.too-large', { expected: { licenceSteps: LIMITS.licenceSteps }, found: 'more' }),
    );
  return { grantsOf, findings };
}

function judgeHops(
  child: Credential,
  links: readonly Link[],
  grantsOf: Licences['grantsOf'],
): Finding[] {
  if (links.length === 0) return [];
  const scope = scopeOf(child);
  const findings: Finding[] = [];
  const kind = child.type === 'MakerAuthorizationCredential' ? 'maker' : 'licence';
  // The rights of several parents add up; all else is compared with each parent alone.
  const rights = [...new Set(links.flatMap((link) => [...grantsOf(link.to).keys()]))];
  for (const link of links) {
    const parent = link.to;
    const facts = about({ on: child, edge: edgeName(link.role, parent.id), axis: 'ipr' as const });
    const grantee = granteeOf(parent);
    if (grantee === '' || grantee !== child.issuer)
      findings.push(
        fail('chain.issuer-not-authorized', { ...facts, expected: grantee, found: child.issuer }),
      );
    const fromRight = parent.type === 'IntellectualPropertyRightsCredential';
    // A parent that holds no right leaves nothing to compare with, and so nothing that could pass.
    if (grantsOf(parent).size === 0)
      findings.push(
        undecided('scope.rights', {
          ...facts,
          pointer: '/credentialSubject/scope/rights',
          expected: 'none, for what it rests on holds no right',
          found: scope.rights ?? 'all that it holds',
        }),
      );
    for (const { authority } of [...grantsOf(parent).values()].flat()) {
      if (kind === 'maker' && !authority.activities.includes('have-made'))
        findings.push(
          fail('chain.have-made-not-granted', {
            ...facts,
            expected: 'have-made',
            found: authority.activities,
          }),
        );
      if (kind === 'licence' && !authority.sublicensing)
        findings.push(
          fail('chain.sublicense-not-granted', { ...facts, expected: true, found: false }),
        );
      if (
        kind === 'maker' &&
        authority.makers !== undefined &&
        !authority.makers.includes(granteeOf(child))
      )
        findings.push(
          fail('scope.makers', {
            ...facts,
            pointer: '/credentialSubject/maker/id',
            expected: [...authority.makers].sort(),
            found: granteeOf(child),
          }),
        );
      for (const difference of compareScope(scope, { ...authority, rights }, kind, fromRight)) {
        const { code, pointer, decided, expected, found } = difference;
        const answer = { ...facts, pointer: `/credentialSubject/scope${pointer}`, expected, found };
        findings.push(decided ? fail(code, answer) : undecided(code, answer));
      }
    }
  }
  const kept = distinct(findings);
  const scopeFails = kept.some(({ check }) => check === 'scope');
  const chainFails = kept.some(({ check }) => check === 'chain');
  return [
    ...kept,
    ...(scopeFails ? [] : [pass('scope', { on: child, axis: 'ipr' })]),
    ...(chainFails ? [] : [pass('chain', { on: child, axis: 'ipr' })]),
  ];
}

function scopeOf(credential: Credential): Scope {
  return objectOr(credential.subject['scope']);
}

/** Two rights along one edge find the same fault. What is decided of one is told beside what is open of the other. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, edge, outcome, pointer }) => {
    const key = [code, outcome, edge, pointer].join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
