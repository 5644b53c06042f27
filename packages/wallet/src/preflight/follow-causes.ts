import type { PreflightProblem } from '@originmark/schemas';
import type { FindingCode } from '@originmark/verifier';
import { CERTIFICATIONS } from '../match/line-question.ts';
import type { HeldCredential } from '../read-credential.ts';

/**
 * Findings that another one may bring about: what rests on a paper that is missing or wrong stands no better,
 * and a claim without its paper is told as such. Any other finding is a trouble of its own.
 */
const FOLLOWING: ReadonlySet<string> = new Set<FindingCode>([
  'chain.root-untrusted',
  'chain.issuer-not-authorized',
  'chain.parent-revoked',
  'chain.parent-expired',
  'chain.existence-unproven',
  'scope.rights',
  'entry.line-unsupported',
  'entry.importer-mismatch',
  'entry.filer-not-shown',
  'origin.no-certification',
  'origin.possession-unproven',
  'origin.identity-self-asserted',
  'licence.none',
  'licence.maker-not-covered',
  'licence.goods-not-linked',
  'documents.conflict',
  'intake.staple-unproven',
  'origin.rule-undecidable',
]);

/** What a paper that is wrong brings upon itself. */
const OF_ITSELF: ReadonlySet<string> = new Set<FindingCode>([
  'origin.rule-undecidable',
  'entry.importer-mismatch',
  'chain.existence-unproven',
  'entry.line-unsupported',
  'documents.conflict',
  'intake.staple-unproven',
]);

/** Troubles of documents explain those of what documents link; a gap without a paper of its own may follow from any. */
const FROM_DOCUMENTS: ReadonlySet<string> = new Set<FindingCode>([
  'documents.conflict',
  'licence.maker-not-covered',
  'licence.goods-not-linked',
]);

const DOCUMENTS: ReadonlySet<string> = new Set([
  'CommercialInvoiceCredential',
  'BillOfLadingCredential',
  'PackingListCredential',
]);

/** Papers about rights: no claim of origin lacks its certification because of them. */
const OF_RIGHTS: ReadonlySet<string> = new Set([
  'IntellectualPropertyRightsCredential',
  'IntellectualPropertyRightsLicenseCredential',
  'MakerAuthorizationCredential',
]);

/** Papers about origin: no line lacks its licence because of them. */
const OF_ORIGIN: ReadonlySet<string> = new Set([
  ...CERTIFICATIONS,
  'CertificationReceiptCredential',
]);

/** What another paper that was held would have made up for: what serves in its place serves less well. */
const SUBSTITUTED: ReadonlySet<string> = new Set<FindingCode>([
  'licence.maker-not-covered',
  'licence.none',
  'origin.no-certification',
  'origin.possession-unproven',
  'entry.line-unsupported',
]);

/** What problems may follow from. */
export interface Causes {
  /** Problems of the whole report: a paper may be told on other lines than what rests on it. */
  readonly told: readonly PreflightProblem[];
  /** Problems of papers that were set aside for the same line. */
  readonly setAside: readonly PreflightProblem[];
  readonly members: readonly HeldCredential[];
}

/**
 * Marks the problems that only follow from another one, with the paper to mend. Nothing is hidden by it, and
 * no problem follows from one that follows itself.
 */
export function followCauses(
  problems: readonly PreflightProblem[],
  { members, setAside, told }: Causes,
): PreflightProblem[] {
  const restsOn = createRests(members);
  const presented = new Set<string | undefined>(members.map(({ id }) => id));
  const causes = told.filter(isCause);
  const isRoot = (cause: PreflightProblem): boolean =>
    !follows(cause) || !causes.some((other) => other !== cause && explains(other, cause, restsOn));
  const roots = causes.filter(isRoot);
  return problems.map((problem) => {
    if (!follows(problem)) return problem;
    const cause =
      roots.find((root) => !isSame(root, problem) && explains(root, problem, restsOn)) ??
      roots.find(
        (root) => !presented.has(root.credential) && isSubstitute(root, problem, problems),
      ) ??
      setAside.find((aside) => isCause(aside) && isSubstituted(problem));
    return cause?.credential === undefined
      ? problem
      : { ...problem, followsFrom: cause.credential };
  });
}

function isSame(a: PreflightProblem, b: PreflightProblem): boolean {
  return a.credential === b.credential && a.codes.join() === b.codes.join();
}

/** A paper that is not held and was remembered for this line: what serves in its place has the same findings. */
function isSubstitute(
  cause: PreflightProblem,
  problem: PreflightProblem,
  ofLine: readonly PreflightProblem[],
): boolean {
  return (
    cause.kind === 'missing' &&
    ofLine.includes(cause) &&
    cause.credential !== problem.credential &&
    !cause.codes.includes('chain.parent-missing') &&
    isSubstituted(problem) &&
    areAll(problem.codes, new Set(cause.codes))
  );
}

function isSubstituted({ codes }: PreflightProblem): boolean {
  return areAll(codes, SUBSTITUTED);
}

/** Only a paper that is missing or wrong is a cause; what is undecided waits for others. */
function isCause({ credential, kind }: PreflightProblem): boolean {
  return credential !== undefined && kind !== 'notice' && kind !== 'undecided';
}

function follows({ codes, number }: PreflightProblem): boolean {
  return number === undefined && areAll(codes, FOLLOWING);
}

/** Whether there are codes, and all of them are these. */
function areAll(codes: readonly string[], these: ReadonlySet<string>): boolean {
  return codes.length > 0 && codes.every((code) => these.has(code));
}

type RestsOn = (credential: string, on: string) => boolean;

function explains(cause: PreflightProblem, problem: PreflightProblem, restsOn: RestsOn): boolean {
  const { credential, codes } = problem;
  const from = cause.credential ?? '';
  if (credential === from) return !follows(cause) && areAll(codes, OF_ITSELF);
  // A record that says too little says no more when the papers below it are mended.
  if (codes.includes('origin.rule-undecidable')) return false;
  if (DOCUMENTS.has(cause.credentialType ?? ''))
    return codes.some((code) => FROM_DOCUMENTS.has(code));
  if (credential === undefined) return mayLeaveGap(cause.credentialType ?? '', codes);
  // A receipt proves possession of what it is of, so there the edge runs the other way.
  return (
    restsOn(credential, from) ||
    (codes.includes('origin.possession-unproven') && restsOn(from, credential))
  );
}

/** Whether a paper of this type, being wrong, may leave a gap: of a kind that its own does not fill, it does not. */
function mayLeaveGap(type: string, codes: readonly string[]): boolean {
  if (codes.includes('origin.no-certification') && OF_RIGHTS.has(type)) return false;
  return !(codes.includes('licence.none') && OF_ORIGIN.has(type));
}

/** Whether a credential rests on another, by ids along the edges of what is presented. */
function createRests(members: readonly HeldCredential[]): RestsOn {
  const targets = new Map<string, readonly string[]>();
  for (const { edges, id } of members) {
    const own = edges.map(({ credential }) => credential);
    targets.set(id, [...(targets.get(id) ?? []), ...own]);
  }
  return (credential, on) => {
    const reached = new Set(targets.get(credential));
    // A set visits what is added while it is walked.
    for (const id of reached) for (const target of targets.get(id) ?? []) reached.add(target);
    return reached.has(on);
  };
}
