import { digestJson, formatDateTime, type JsonValue, normalizeDid } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import { buildGraph, type CredentialGraph } from '../chain/graph.ts';
import { judgeStandings } from '../chain/judge-standings.ts';
import { judgeLicences } from '../chain/licences.ts';
import { profileOf } from '../chain/profile.ts';
import type { ClaimsContext, EntrySubject, LineView, Standing } from '../claims/claims-context.ts';
import type { ReadClocks } from '../claims/clocks/line-clocks.ts';
import { checkOwnHeader } from '../claims/documents/check-own-header.ts';
import { judgeDocuments } from '../claims/documents/judge-documents.ts';
import { judgeFiling } from '../claims/filing/judge-filing.ts';
import { judgeIpr } from '../claims/ipr/judge-ipr.ts';
import { madeSpan } from '../claims/ipr/use-of-authority.ts';
import { judgePreference } from '../claims/preference/judge-preference.ts';
import { createVerifierCaches } from '../caches.ts';
import type { VerifierContext, VerifierInput } from '../context.ts';
import { checkSchema } from '../intake/check-schema.ts';
import type { Credential } from '../intake/credential.ts';
import { type Intake, parseBundle } from '../intake/parse-bundle.ts';
import { checkHolder } from '../secure/check-holder.ts';
import { createDidStates } from '../secure/did-states.ts';
import { type JudgedCredential, judgeCredential } from '../secure/judge-credential.ts';
import { proveExistence } from '../secure/prove-existence.ts';
import { provenExistence } from '../secure/proven-existence.ts';
import { proveDidStaples } from '../secure/prove-staples.ts';
import { createStatusLists } from '../status/status-lists.ts';
import { assertMoments } from './assert-moments.ts';
import { countAxes, outcomeOf } from './count-axes.ts';
import { type Finding, notApplicable } from './fragment.ts';
import { pastClocks } from './past-clocks.ts';
import { nameInputs } from './name-inputs.ts';
import { isRequired, requireChecks } from './require-checks.ts';
import { readStatedClocks } from './stated-clocks.ts';
import { sortFragments } from './sort-fragments.ts';
import { toFragment } from './to-fragment.ts';
import { writeCredential } from './write-credential.ts';

const NOTICE =
  'Advisory: not a ruling, a determination of origin or a release. The entry is unliquidated.';

/**
 * Judges one entry bundle: intake, signatures, status, chain, claims, verdict. One way, no step
 * reaches back. The same input gives the same verdict, byte for byte under RFC 8785, in whatever
 * order the bundle lists its credentials.
 * @returns a verdict for any bundle, however broken; it throws only for misuse by the caller
 * @throws VerifierError `input.invalid`
 */
export async function verifyEntry(input: VerifierInput): Promise<EntryVerdict> {
  assertMoments(input);
  const received: VerifierContext = {
    ...input,
    caches: input.caches ?? createVerifierCaches(input.crypto),
    existedAt: provenExistence(input.clocks),
  };
  const intake = await parseBundle(input.bundle, received);
  const existence = await proveExistence(intake, received);
  const context: VerifierContext = {
    ...received,
    existedAt: provenExistence(input.clocks, existence.existed),
  };
  const staples = await proveDidStaples(intake.staples.didResolutions, context);
  const states = createDidStates(context, staples);
  const lists = createStatusLists(intake.staples.statusLists, states, context);
  const findings: Finding[] = [...intake.findings, ...existence.findings, ...staples.findings];

  const { entry, presentation } = intake;
  const subject =
    entry !== undefined && checkSchema(entry).readable
      ? (entry.subject as unknown as EntrySubject)
      : undefined;
  const graph = entry === undefined ? undefined : buildGraph(entry, intake.credentials);
  const clocks =
    subject === undefined
      ? undefined
      : pastClocks(readStatedClocks(subject, context), context.clocks);
  const views =
    graph === undefined || entry === undefined || subject === undefined || clocks === undefined
      ? []
      : viewLines(subject, clocks, graph, entry);
  const usedAt = whenUsed(views, graph, context);

  const judge = { context, states, lists, usedAt };
  const judged = new Map<string, JudgedCredential>();
  const isReached = ({ digest }: Credential): boolean => graph?.reached.has(digest) === true;
  for (const credential of intake.credentials.filter(isReached))
    judged.set(credential.digest, await judgeCredential(credential, judge));
  // What nothing rests on has what is left: it can spend nothing that a claim needs.
  findings.push(...lists.exceeded());
  for (const credential of intake.credentials)
    if (!isReached(credential))
      judged.set(credential.digest, await judgeCredential(credential, judge));
  for (const { findings: own } of judged.values()) findings.push(...own);
  findings.push(...lists.unproven());
  if (presentation !== undefined && entry !== undefined)
    findings.push(...(await checkHolder(presentation, entry, states, context)));
  if (graph !== undefined) findings.push(...graph.findings);

  const importer = subject === undefined ? '' : normalizeDid(subject.importer.id);
  const existedAt = (credential: Credential) => context.existedAt(credential.jws);
  const standings = judgeStandings({
    credentials: intake.credentials,
    judged,
    graph,
    importer,
    policy: context.policy.policy,
    usedAt,
    existedAt,
  });
  findings.push(...standings.findings);

  let answer: Answer = { lines: [], filing: { outcome: 'undetermined' } };
  if (graph !== undefined && entry !== undefined && subject !== undefined && clocks !== undefined) {
    findings.push(...clocks.findings);
    const claims: ClaimsContext = {
      context,
      graph,
      entry,
      subject,
      lines: views,
      importer,
      standing: standings.standing,
      existedAt,
      answers: new Map(),
    };
    answer = judgeClaims(claims, intake.credentials, findings);
  }
  return assemble(intake, graph, subject, standings.standing, findings, answer, context);
}

interface Answer {
  readonly lines: EntryVerdict['lines'];
  readonly filing: EntryVerdict['filing'];
}

/**
 * Licences are used when the mark is applied to the goods of a line that rests on them; all else when
 * the claim is made, or now. A licence that no line reaches is asked for the last goods of the entry.
 */
function whenUsed(
  views: readonly LineView[],
  graph: CredentialGraph | undefined,
  { clocks: { verifiedAt, asOf } }: VerifierContext,
) {
  const claimedAt =
    views[0]?.clocks.claimedAt ?? (asOf !== undefined && asOf <= verifiedAt ? asOf : undefined);
  const now = { at: verifiedAt, clock: 'verified' } as const;
  const general = claimedAt === undefined ? now : ({ at: claimedAt, clock: 'claimed' } as const);
  let last: number | undefined;
  const lastFor = new Map<string, number>();
  for (const view of views) {
    const made = madeSpan(view)?.at;
    if (made === undefined) continue;
    last = Math.max(made, last ?? made);
    for (const digest of reachedFrom(view.support, graph))
      lastFor.set(digest, Math.max(made, lastFor.get(digest) ?? made));
  }
  return (credential: Credential) => {
    // A receipt says what happened. One signed after the claim is good, and tells that it was late.
    if (credential.type === 'CertificationReceiptCredential') return now;
    if (profileOf(credential.type)?.axis !== 'ipr') return general;
    const at = lastFor.get(credential.digest) ?? last;
    return at === undefined ? general : ({ at, clock: 'made' } as const);
  };
}

/** Digests of all that these credentials rest on, themselves included. */
function reachedFrom(
  starts: readonly Credential[],
  graph: CredentialGraph | undefined,
): ReadonlySet<string> {
  const reached = new Set(starts.map(({ digest }) => digest));
  // A set visits what is added while it is walked.
  for (const digest of reached)
    for (const { to } of graph?.links.get(digest) ?? []) reached.add(to.digest);
  return reached;
}

function viewLines(
  subject: EntrySubject,
  clocks: ReadClocks,
  graph: CredentialGraph,
  entry: Credential,
): LineView[] {
  const supports = (graph.links.get(entry.digest) ?? []).filter(
    ({ role }) => role === 'supportedBy',
  );
  return subject.lines
    .map((line, at) => ({
      number: line.line,
      line,
      clocks: clocks.lines[at] ?? {},
      support: supports
        .map(({ to }) => to)
        .filter(({ id }) => line.supportedBy?.includes(id) === true),
    }))
    .sort((a, b) => a.number - b.number);
}

function judgeClaims(
  claims: ClaimsContext,
  credentials: readonly Credential[],
  findings: Finding[],
): Answer {
  const licences = judgeLicences(claims.graph, credentials, claims.standing);
  const ipr = judgeIpr(claims, licences, licences.findings);
  const filing = judgeFiling(claims);
  findings.push(...licences.findings, ...ipr.findings, ...filing.findings);
  findings.push(...checkOwnHeader(claims));
  if (!findings.some(({ check }) => check === 'scope'))
    findings.push(notApplicable('scope', { axis: 'ipr' }));
  const lines = claims.lines.map((view): EntryVerdict['lines'][number] => {
    const preference = judgePreference(view, claims);
    const documents = judgeDocuments(view, claims);
    findings.push(...preference.findings, ...documents.findings);
    return {
      line: view.number,
      clocks: writeClocks(view),
      preference: preference.verdict,
      ipr: [...(ipr.verdicts.get(view.number) ?? [])],
      documents: documents.verdict,
    };
  });
  return { lines, filing: filing.verdict };
}

function writeClocks({
  clocks: { imported, enteredAt, claimedAt, made },
}: LineView): EntryVerdict['lines'][number]['clocks'] {
  return {
    ...(imported === undefined ? {} : { imported }),
    ...(enteredAt === undefined ? {} : { entered: formatDateTime(enteredAt) }),
    ...(claimedAt === undefined ? {} : { claimed: formatDateTime(claimedAt) }),
    ...(made === undefined ? {} : { made }),
  };
}

function assemble(
  intake: Intake,
  graph: CredentialGraph | undefined,
  subject: EntrySubject | undefined,
  standing: (credential: Credential) => Standing,
  findings: readonly Finding[],
  answer: Answer,
  context: VerifierContext,
): EntryVerdict {
  const { policy, digest } = context.policy;
  const reached = intake.credentials.filter(({ digest }) => graph?.reached.has(digest) === true);
  const missing = requireChecks(
    policy.required,
    reached,
    answer.lines.map(({ line }) => line),
    findings,
  );
  const weighing = {
    isReached: ({ on }: Finding) =>
      on === undefined ||
      on.carrier === 'staple' ||
      graph === undefined ||
      graph.reached.has(on.digest),
    isRequired: isRequired(policy.required),
  };
  const fragments = sortFragments(
    [...findings, ...missing].map((finding) => toFragment(finding, weighing)),
  );
  const credentials = intake.credentials.map((credential) => {
    const reached = graph?.reached.has(credential.digest) === true;
    return writeCredential(credential, standing(credential), reached, context);
  });
  const { presentedAt, verifiedAt, asOf } = context.clocks;
  const inputs = nameInputs(context, intake.opened);
  const body = { credentials, filing: answer.filing, lines: answer.lines, fragments };
  const axes = countAxes(body);
  return {
    type: 'EntryVerdict',
    version: 1,
    advisory: true,
    notice: NOTICE,
    entryNumber: subject?.entryNumber ?? null,
    entryVersion: subject?.entryVersion ?? null,
    outcome: outcomeOf({ axes, fragments }),
    axes,
    ...body,
    clocks: {
      presented: formatDateTime(presentedAt),
      verified: formatDateTime(verifiedAt),
      ...(asOf === undefined ? {} : { asOf: formatDateTime(asOf) }),
    },
    ...(context.counters === undefined
      ? {}
      : { counters: digestJson(context.counters as unknown as JsonValue, context.crypto.sha256) }),
    ...(inputs === undefined ? {} : { inputs }),
    policy: { id: policy.id, digest },
  };
}
