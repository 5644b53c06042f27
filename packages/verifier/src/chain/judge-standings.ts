import { normalizeDid } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import { codeEntry, isFindingCode } from '../codes/registry.ts';
import { groupBy } from '../group-by.ts';
import type { Credential } from '../intake/credential.ts';
import { type JudgedCredential, subjectDid } from '../secure/judge-credential.ts';
import type { ClockName, Finding } from '../verdict/fragment.ts';
import { standingOf } from '../verdict/standing.ts';
import { checkIssuer } from './check-issuer.ts';
import { checkRecognition, type RecognitionQuestion } from './check-recognition.ts';
import type { CredentialGraph } from './graph.ts';
import { profileOf } from './profile.ts';
import type { RecognizedScope } from './recognized-scope.ts';

export interface StandingsQuestion {
  readonly credentials: readonly Credential[];
  /** By digest: what was found of each on its own. */
  readonly judged: ReadonlyMap<string, JudgedCredential>;
  readonly graph: CredentialGraph | undefined;
  /** The importer of record's DID, normalised; empty when the entry cannot be read. */
  readonly importer: string;
  readonly policy: TrustPolicy;
  readonly usedAt: (credential: Credential) => { readonly at: number; readonly clock: ClockName };
  readonly existedAt: (credential: Credential) => number | undefined;
}

export interface Standings {
  readonly standing: (credential: Credential) => Standing;
  readonly findings: readonly Finding[];
}

const NOTHING_KNOWN: Standing = {
  outcome: 'indeterminate',
  intact: 'indeterminate',
  readable: false,
  status: { kind: 'unknown' },
  identity: 'self-asserted',
};

/** Checks whose answer changes with time, and so with the moment of use. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['time', 'status']);

/**
 * How each credential stands: first from what it is on its own, then from whether its issuer may
 * speak at all, which is asked along recognitions whose own standing is known by then.
 */
export function judgeStandings(question: StandingsQuestion): Standings {
  const { credentials, judged, graph, importer, policy, usedAt, existedAt } = question;
  const known = new Map<string, Standing>();
  for (const { credential, readable, status, findings } of judged.values())
    known.set(credential.digest, {
      outcome: standingOf(findings),
      intact: intactOf(findings),
      readable,
      status,
      identity: 'self-asserted',
    });
  const standing = (credential: Credential): Standing =>
    known.get(credential.digest) ?? NOTHING_KNOWN;
  if (graph === undefined) return { standing, findings: [] };

  const findings: Finding[] = [];
  const authority = new Map<string, readonly Finding[]>();
  const bounds = new Map<string, RecognizedScope | undefined>();
  const answers: RecognitionQuestion['answers'] = new Map();
  for (const credential of credentials) {
    const reached = graph.reached.has(credential.digest);
    // Who a party is may be told by an identity that no edge names; it can grade, and fail nothing.
    const tells = credential.type === 'OrganizationIdentityCredential';
    if ((!reached && !tells) || !standing(credential).readable) continue;
    const asked = { graph, policy, ...usedAt(credential), standing, existedAt, answers };
    const own = checkIssuer(credential, importer, asked);
    authority.set(credential.digest, own);
    if (credential.type === 'IntellectualPropertyRightsCredential')
      bounds.set(
        credential.digest,
        checkRecognition(credential, 'issue', credential.typeName, asked).scope,
      );
    if (reached) findings.push(...own);
  }
  const linkFaults = groupBy(graph.findings, ({ on }) => on?.digest);
  for (const { credential, findings: own } of judged.values()) {
    // A step above that fails leaves its issuer as little authority as a failing first one does, so
    // that the whole answer counts. A link that may not be is the fault of whoever signed it.
    const told = authority.get(credential.digest) ?? [];
    const faults = linkFaults.get(credential.digest) ?? [];
    if (!told.some(weighsOnStanding) && !faults.some(weighsOnStanding)) continue;
    const spoken = [...told, ...faults].filter(weighsOnStanding);
    const before = standing(credential);
    known.set(credential.digest, {
      ...before,
      outcome: standingOf([...own, ...spoken]),
      intact: standingOf([
        ...own.filter(({ check }) => !OF_THE_MOMENT.has(check)),
        // What it rests on and is not there says nothing about the document itself.
        ...spoken.filter(({ outcome, code }) => outcome === 'fail' && isContradiction(code)),
      ]),
    });
  }
  const grades = gradeIdentities(credentials, policy, authority, standing);
  for (const credential of credentials) {
    const { outcome, intact, readable, status } = standing(credential);
    const identity = grades.get(credential.issuer) ?? 'self-asserted';
    const recognizedFor = bounds.get(credential.digest);
    const graded: Standing = { outcome, intact, readable, status, identity };
    known.set(
      credential.digest,
      recognizedFor === undefined ? graded : { ...graded, recognizedFor },
    );
  }
  return { standing, findings };
}

function isContradiction(code: string): boolean {
  return isFindingCode(code) && codeEntry(code).effect === 'exception';
}

/** How a document stands by what does not change with time. */
function intactOf(findings: readonly Finding[]): Standing['intact'] {
  return standingOf(findings.filter(({ check }) => !OF_THE_MOMENT.has(check)));
}

/** Whether its issuer may speak; whether it existed in time is a question of its own, asked of each use. */
function weighsOnStanding({ code, outcome }: Finding): boolean {
  if (outcome === 'fail') return true;
  return outcome === 'indeterminate' && code === 'chain.issuer-not-authorized';
}

/**
 * How the identity of each DID stands: recognised when the policy or a recognition names it, or an
 * identity credential from a recognised issuer binds it; bound when such a credential stands and its
 * issuer is not recognised.
 */
function gradeIdentities(
  credentials: readonly Credential[],
  policy: TrustPolicy,
  authority: ReadonlyMap<string, readonly Finding[]>,
  standing: (credential: Credential) => Standing,
): ReadonlyMap<string, Standing['identity']> {
  const grades = new Map<string, Standing['identity']>();
  for (const { did } of policy.roots) grades.set(normalizeDid(did), 'recognized');
  for (const credential of credentials) {
    const rule = profileOf(credential.type)?.issuer.kind;
    if (rule !== 'recognized' && rule !== 'recognizer') continue;
    const { intact, outcome, readable, status } = standing(credential);
    const spoken = authority.get(credential.digest) ?? [];
    const speaks = spoken.length > 0 && !spoken.some(weighsOnStanding);
    if (speaks && outcome === 'valid' && readable) grades.set(credential.issuer, 'recognized');
    // An identity that nobody is shown to have signed tells nothing.
    if (credential.type !== 'OrganizationIdentityCredential' || intact !== 'valid') continue;
    if (!readable || status.kind !== 'clear' || outcome === 'invalid') continue;
    const did = subjectDid(credential);
    if (speaks && outcome === 'valid') grades.set(did, 'recognized');
    else if (!grades.has(did)) grades.set(did, 'identifier-bound');
  }
  return grades;
}
