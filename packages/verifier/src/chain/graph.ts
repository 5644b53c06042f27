import type { JsonObject } from '@originmark/core';
import { type Credential, listOr, objectOr, stringAt, stringsOf } from '../intake/credential.ts';
import { type Axis, type Finding, about, fail, pass, undecided } from '../verdict/fragment.ts';
import { type EdgeRule, profileOf } from './profile.ts';

/** Longest chain of edges from the entry (formats, section 3). */
export const MAX_DEPTH = 8;

/** An edge that leads from one credential of the bundle to another, found by id and proven by digest. */
export interface Link {
  readonly role: string;
  readonly rule: EdgeRule;
  readonly from: Credential;
  readonly to: Credential;
}

/** What rests on what. Built once from signed bytes; later steps only read it. */
export interface CredentialGraph {
  readonly entry: Credential;
  /** Links that hold, by digest of the credential they start from. */
  readonly links: ReadonlyMap<string, readonly Link[]>;
  /** Digests of what a claim of the entry, or the entry itself, rests on. */
  readonly reached: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  /** Links of a credential that nothing rests on: read on demand, without findings. */
  readonly linksOfUnreached: (credential: Credential) => readonly Link[];
}

/** The text by which a fragment names an edge. */
export function edgeName(role: string, target: string): string {
  return `${role} → ${target}`;
}

/** The links of one role from a credential. */
export function linksOf(graph: CredentialGraph, from: Credential, role: string): readonly Link[] {
  const links = graph.links.get(from.digest) ?? graph.linksOfUnreached(from);
  return links.filter((link) => link.role === role);
}

/** The credentials that a credential names in one role. */
export function targetsOf(
  graph: CredentialGraph,
  from: Credential,
  role: string,
): readonly Credential[] {
  return linksOf(graph, from, role).map((link) => link.to);
}

/**
 * Follows every edge from the entry. An unknown role, a target that is missing, of another type or
 * with another digest, a cycle, or a chain deeper than {@link MAX_DEPTH} is a finding on the
 * credential that holds the edge, and the edge is then not followed.
 */
export function buildGraph(entry: Credential, credentials: readonly Credential[]): CredentialGraph {
  const byId = new Map<string, Credential[]>();
  for (const credential of credentials)
    byId.set(credential.id, [...(byId.get(credential.id) ?? []), credential]);
  const links = new Map<string, readonly Link[]>();
  const findings: Finding[] = [];
  const depths = new Map<string, number>();

  const visit = (from: Credential, depth: number): void => {
    const known = depths.get(from.digest);
    if (known !== undefined && known >= depth) return;
    depths.set(from.digest, depth);
    let own = links.get(from.digest);
    if (own === undefined) {
      const read = readEdges(from, byId);
      own = read.links;
      links.set(from.digest, own);
      findings.push(...read.findings);
    }
    for (const link of own) {
      const facts = about({ on: from, edge: edgeName(link.role, link.to.id), axis: axisOf(from) });
      if (depth + 1 > MAX_DEPTH)
        findings.push(fail('chain.too-deep', { ...facts, expected: MAX_DEPTH, found: depth + 1 }));
      else visit(link.to, depth + 1);
    }
  };
  visit(entry, 0);
  findings.push(...findCycles(entry, byId));
  return {
    entry,
    links,
    reached: new Set(depths.keys()),
    findings: unique(findings),
    linksOfUnreached: (credential) => readEdges(credential, byId).links,
  };
}

/**
 * Digests cannot form a cycle, ids can: a document that names its own descendant is refused whatever
 * its digests say, so that no reader of ids alone is ever sent round.
 */
function findCycles(
  entry: Credential,
  byId: ReadonlyMap<string, readonly Credential[]>,
): Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (from: Credential): void => {
    open.add(from.id);
    for (const item of listOr(from.payload['edge'])) {
      const edge = objectOr(item);
      const target = stringAt(edge, 'credential') ?? '';
      const name = edgeName(stringAt(edge, 'role') ?? '', target);
      if (open.has(target))
        findings.push(
          fail('chain.cycle', { on: from, edge: name, axis: axisOf(from), found: target }),
        );
      else if (!done.has(target)) for (const to of byId.get(target) ?? []) visit(to);
    }
    open.delete(from.id);
    done.add(from.id);
  };
  visit(entry);
  return findings;
}

function readEdges(
  from: Credential,
  byId: ReadonlyMap<string, readonly Credential[]>,
): { links: Link[]; findings: Finding[] } {
  const profile = profileOf(from.type);
  const links: Link[] = [];
  const findings: Finding[] = [];
  const edges = listOr(from.payload['edge']);
  const axis = axisOf(from);
  for (const item of edges) {
    const edge = objectOr(item);
    const role = stringAt(edge, 'role') ?? '';
    const target = stringAt(edge, 'credential') ?? '';
    const digest = stringAt(edge, 'credentialDigest') ?? '';
    const facts = about({ on: from, edge: edgeName(role, target), axis });
    const rule =
      profile !== undefined && Object.hasOwn(profile.edges, role) ? profile.edges[role] : undefined;
    if (rule === undefined) {
      const expected = profile === undefined ? [] : Object.keys(profile.edges);
      findings.push(fail('chain.role-unknown', { ...facts, expected, found: role }));
      continue;
    }
    const candidates = byId.get(target) ?? [];
    const to = candidates.find((candidate) => candidate.digest === digest);
    if (to === undefined) {
      const found = candidates.map((candidate) => candidate.digest).sort();
      findings.push(
        candidates.length === 0
          ? undecidedParent(rule, facts, target)
          : fail('chain.digest-mismatch', { ...facts, expected: digest, found }),
      );
      continue;
    }
    if (to.type === undefined || !rule.targets.includes(to.type)) {
      findings.push(
        fail('chain.target-type', { ...facts, expected: rule.targets, found: to.typeName }),
      );
      continue;
    }
    // The same edge twice is one.
    if (!links.some((link) => link.role === role && link.to === to))
      links.push({ role, rule, from, to });
    findings.push(pass('chain', facts));
  }
  findings.push(...missingEdges(from, edges.map(objectOr)));
  return { links, findings };
}

/** A missing authority fails; missing optional evidence or identity leaves its question open. */
function undecidedParent(rule: EdgeRule, facts: object, target: string): Finding {
  const all = { ...facts, expected: target, found: null };
  return rule.kind === 'authority' || rule.kind === 'delegate'
    ? fail('chain.parent-missing', all)
    : undecided('chain.parent-missing', all);
}

/** Edges that the profile or the credential's own claims call for. */
function missingEdges(from: Credential, edges: readonly JsonObject[]): Finding[] {
  const findings: Finding[] = [];
  const profile = profileOf(from.type);
  const axis = axisOf(from);
  const named = (role: string): ReadonlySet<string> =>
    new Set(
      edges
        .filter((edge) => edge['role'] === role)
        .map((edge) => stringAt(edge, 'credential') ?? ''),
    );
  for (const [role, rule] of Object.entries(profile?.edges ?? {}))
    if (rule.required === true && named(role).size === 0)
      findings.push(
        fail('chain.edge-missing', {
          on: from,
          edge: edgeName(role, ''),
          axis,
          expected: role,
          found: null,
        }),
      );
  if (profile?.edges['extendsCredential'] !== undefined) {
    const claimed = new Set(stringsOf(from.subject['extendsCredential']));
    const linked = named('extendsCredential');
    const differ =
      [...claimed].some((id) => !linked.has(id)) || [...linked].some((id) => !claimed.has(id));
    if (differ)
      findings.push(
        fail('chain.edge-missing', {
          on: from,
          axis,
          pointer: '/credentialSubject/extendsCredential',
          expected: [...claimed].sort(),
          found: [...linked].sort(),
        }),
      );
  }
  if (profile?.edges['supportedBy'] !== undefined) {
    const linked = named('supportedBy');
    const lines = listOr(from.subject['lines']);
    for (const item of lines) {
      const line = objectOr(item);
      const number = lineNumber(line['line']);
      for (const id of stringsOf(line['supportedBy']))
        if (!linked.has(id))
          findings.push(
            fail('chain.edge-missing', {
              on: from,
              line: number,
              edge: edgeName('supportedBy', id),
              axis,
              expected: id,
              found: null,
            }),
          );
    }
  }
  return findings;
}

/** The entry may not satisfy its schema: what is no line number names no line. */
function lineNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 999
    ? value
    : undefined;
}

function axisOf(credential: Credential): Axis {
  return profileOf(credential.type)?.axis ?? 'integrity';
}

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = [
      finding.code,
      finding.outcome,
      finding.on?.digest,
      finding.edge,
      finding.line,
      finding.pointer,
    ].join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
