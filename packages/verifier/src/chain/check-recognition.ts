import { normalizeDid, parseDateTime } from '@originmark/core';
import type {
  IntellectualPropertyRightsCredential,
  RecognizedAction,
  RecognizedEntityCredential,
  Scope,
  TrustPolicy,
} from '@originmark/schemas';
import type { Credential } from '../intake/credential.ts';
import {
  type Axis,
  type ClockName,
  type Finding,
  about,
  fail,
  pass,
  undecided,
} from '../verdict/fragment.ts';
import type { Standing } from '../claims/claims-context.ts';
import { checkExistence } from './check-existence.ts';
import { coverGoods } from './goods-coverage.ts';
import { anyWay, NO_WAY, type RecognizedScope, wayOf } from './recognized-scope.ts';
import { LIMITS } from '../intake/limits.ts';
import { type CredentialGraph, edgeName, type Link, linksOf, MAX_DEPTH } from './graph.ts';
import { judgeParent } from './judge-parent.ts';
import { profileOf } from './profile.ts';

export interface RecognitionQuestion {
  readonly graph: CredentialGraph;
  readonly policy: TrustPolicy;
  /** Moment (ms) at which the recognition is used. */
  readonly at: number;
  readonly clock: ClockName;
  readonly standing: (credential: Credential) => Standing;
  readonly existedAt: (credential: Credential) => number | undefined;
  /** Answers so far, by credential and question. */
  readonly answers: Map<string, RecognitionAnswer>;
}

/** Whether an issuer is recognised, and within what. */
export interface RecognitionAnswer {
  readonly findings: Finding[];
  /** What the recognitions leave to it; undefined where they bound nothing, {@link NO_WAY} where they refuse. */
  readonly scope: RecognizedScope | undefined;
}

/**
 * Whether the issuer is recognised to issue credentials of this type: by a policy root directly, or
 * along `recognizedIn` to a root that may recognise for this type. Each step is asked: the entity,
 * the action, the type, the time, the scope, and that the recognition itself stands.
 */
export function checkRecognition(
  credential: Credential,
  action: 'issue' | 'recognize',
  type: string,
  question: RecognitionQuestion,
  leaf: Credential = credential,
  depth = 0,
): RecognitionAnswer {
  // Each credential is asked each question once, however many ways lead to it. What is spoken for in
  // the end matters only where a scope can bound it.
  const bounded = leaf.type === 'IntellectualPropertyRightsCredential' ? leaf.digest : '';
  const name = [credential.digest, action, type, question.at, question.clock, bounded, depth].join(
    ' ',
  );
  const known = question.answers.get(name);
  if (known !== undefined) return known;
  if (question.answers.size >= LIMITS.recognitionSteps)
    return refused(
      fail('intake.too-large', {
        expected: { recognitionSteps: LIMITS.recognitionSteps },
        found: 'more',
      }),
    );
  const answer = askRecognition(credential, action, type, question, leaf, depth);
  question.answers.set(name, answer);
  return answer;
}

function askRecognition(
  credential: Credential,
  action: 'issue' | 'recognize',
  type: string,
  question: RecognitionQuestion,
  leaf: Credential,
  depth: number,
): RecognitionAnswer {
  const axis: Axis = profileOf(credential.type)?.axis ?? 'integrity';
  const facts = about({ on: credential, axis, clock: question.clock });
  const { policy, at, graph } = question;
  const root = policy.roots.find(({ did }) => normalizeDid(did) === credential.issuer);
  if (root !== undefined) {
    const actions = root.recognizedTo.filter((granted) => covers(granted, action, type, at));
    if (actions.length > 0) {
      const { finding, scopes } = scoped(leaf, actions, facts);
      return { findings: [finding], scope: wayOf(scopes, undefined) };
    }
    return refused(
      fail('chain.issuer-not-authorized', {
        ...facts,
        expected: `${action} ${type}`,
        found: root.recognizedTo.map((granted) => `${granted.action} ${granted.credentialType}`),
      }),
    );
  }
  if (depth > MAX_DEPTH)
    return refused(fail('chain.too-deep', { ...facts, expected: MAX_DEPTH, found: depth }));
  const links = linksOf(graph, credential, 'recognizedIn');
  if (links.length === 0)
    return refused(
      fail('chain.root-untrusted', {
        ...facts,
        expected: policy.roots.map(({ did }) => did).sort(),
        found: credential.issuer,
      }),
    );
  // One recognition that holds is enough; otherwise the least severe answer speaks, in a fixed order.
  const answers = links.map((link) =>
    followRecognition(link, action, type, question, facts, leaf, depth),
  );
  const holding = answers.filter(({ findings }) => severity(findings) === 0);
  const [holds] = holding;
  if (holds !== undefined)
    return { findings: holds.findings, scope: anyWay(holding.map(({ scope }) => scope)) };
  const [best] = answers.sort((a, b) => severity(a.findings) - severity(b.findings));
  return best ?? { findings: [], scope: NO_WAY };
}

function refused(finding: Finding): RecognitionAnswer {
  return { findings: [finding], scope: NO_WAY };
}

function followRecognition(
  link: Link,
  action: 'issue' | 'recognize',
  type: string,
  question: RecognitionQuestion,
  facts: { on: Credential; axis: Axis; clock: ClockName },
  leaf: Credential,
  depth: number,
): RecognitionAnswer {
  const recognition = link.to;
  const at = { ...facts, edge: edgeName(link.role, recognition.id) };
  const { intact, readable, status } = question.standing(recognition);
  const stands = { ...at, expected: 'a recognition that stands' };
  if (intact === 'invalid' || !readable)
    return refused(
      fail('chain.issuer-not-authorized', { ...stands, found: 'an invalid credential' }),
    );
  const { credentialSubject } = recognition.payload as unknown as RecognizedEntityCredential;
  const entities = Array.isArray(credentialSubject) ? credentialSubject : [credentialSubject];
  const granted = entities
    .filter(({ id }) => normalizeDid(id) === facts.on.issuer)
    .flatMap(({ recognizedTo }) => recognizedTo);
  const actions = granted.filter((one) => covers(one, action, type, question.at));
  if (actions.length === 0)
    return refused(
      fail('chain.issuer-not-authorized', {
        ...at,
        expected: `${action} ${type}`,
        found: granted.map((one) => `${one.action} ${one.credentialType}`),
      }),
    );
  const { finding, scopes } = scoped(leaf, actions, at);
  const above = checkRecognition(recognition, 'recognize', type, question, leaf, depth + 1);
  const findings = [
    finding,
    ...judgeParent(link, { ...question, from: question.at, rules: question.policy.rules }).map(
      (finding) => ({ ...finding, axis: facts.axis }),
    ),
    ...above.findings,
  ];
  if (intact === 'indeterminate')
    findings.push(
      undecided('chain.issuer-not-authorized', {
        ...stands,
        found: 'one that could not be checked',
      }),
    );
  if (status.kind === 'suspended' || status.kind === 'unknown')
    findings.push(
      undecided('chain.issuer-not-authorized', { ...stands, found: `status ${status.kind}` }),
    );
  const unproven = checkExistence(recognition, question);
  if (unproven !== undefined) findings.push(unproven);
  return { findings, scope: wayOf(scopes, above.scope) };
}

function covers(granted: RecognizedAction, action: string, type: string, at: number): boolean {
  const from =
    granted.from === undefined
      ? Number.NEGATIVE_INFINITY
      : (parseDateTime(granted.from) ?? Number.POSITIVE_INFINITY);
  const until =
    granted.until === undefined
      ? Number.POSITIVE_INFINITY
      : (parseDateTime(granted.until) ?? Number.NEGATIVE_INFINITY);
  return granted.action === action && granted.credentialType === type && at >= from && at < until;
}

/**
 * The scope of a recognition bounds which rights, and for which recorded goods, may be spoken for. What
 * the record of a right leaves out, the scopes that suit it bound where the right is used.
 */
function scoped(
  credential: Credential,
  actions: readonly RecognizedAction[],
  facts: { on: Credential; axis: Axis; clock: ClockName },
): { readonly finding: Finding; readonly scopes: readonly (Scope | undefined)[] } {
  const scopes = actions.map(({ scope }) => scope);
  if (credential.type !== 'IntellectualPropertyRightsCredential')
    return { finding: pass('chain', facts), scopes };
  const problems = scopes.map((scope) => beyondScope(credential, scope, facts));
  const suiting = scopes.filter((_, index) => problems[index] === undefined);
  const [problem] = suiting.length > 0 ? [] : problems;
  return { finding: problem ?? pass('chain', facts), scopes: suiting };
}

function beyondScope(
  { subject }: Credential,
  scope: Scope | undefined,
  facts: { on: Credential; axis: Axis; clock: ClockName },
): Finding | undefined {
  const { recordation, right } =
    subject as unknown as IntellectualPropertyRightsCredential['credentialSubject'];
  const { goods, rights } = scope ?? {};
  if (rights !== undefined && !rights.includes(right))
    return fail('scope.rights', { ...facts, expected: rights, found: right });
  const outside =
    goods === undefined
      ? []
      : (recordation?.goods ?? []).filter(
          ({ system, prefix }) => coverGoods(system, prefix, goods) !== 'covered',
        );
  return outside.length === 0
    ? undefined
    : fail('scope.goods', { ...facts, expected: goods, found: outside });
}

function severity(findings: readonly Finding[]): number {
  if (findings.some(({ outcome }) => outcome === 'fail')) return 2;
  return findings.some(({ outcome }) => outcome !== 'pass') ? 1 : 0;
}
