import type { EntryVerdict } from '@originmark/schemas';
import type { EntryMatch, LineMatch } from '../match/match-entry.ts';
import type { LineSupport } from '../present/draft-entry.ts';
import type { HeldCredential } from '../read-credential.ts';
import { BUNDLE_LIMITS } from '../limits.ts';

/** Candidates of one kind that a line is first presented with, at most. */
const CANDIDATES = 3;

/** What every line is first presented with: several candidates where there are several, the likeliest first. */
export function supportLines({ lines }: EntryMatch): readonly LineSupport[] {
  const wide = lines.map((line) => supportOf(line, CANDIDATES));
  const count = new Set(
    wide.flatMap(({ credentials }) => credentials.map((one) => one.credentialDigest)),
  ).size;
  // An entry of many lines has room for one candidate each.
  return count * 2 <= BUNDLE_LIMITS.credentials ? wide : lines.map((line) => supportOf(line, 1));
}

function supportOf(match: LineMatch, candidates: number): LineSupport {
  const certifications = match.certifications.slice(0, candidates);
  return listed(match, [
    ...certifications.flatMap(({ certification, receipts }) => [
      certification,
      ...receipts.slice(0, 1),
    ]),
    ...match.authorities.slice(0, candidates),
    ...match.documents,
  ]);
}

function listed({ question }: LineMatch, credentials: readonly HeldCredential[]): LineSupport {
  // A bundle has one credential of an id: the likeliest of several versions.
  const unique = new Map<string, HeldCredential>();
  for (const one of credentials) if (!unique.has(one.id)) unique.set(one.id, one);
  return { line: question.line.line, credentials: [...unique.values()] };
}

/** Whose choice among several papers is kept: the likeliest as they are held, or what the verifier found best. */
export type Choice = 'likeliest' | 'verifier';

/**
 * The smallest set: of several certifications one, of several authorities those on the way to the right.
 * Undefined where nothing can be left out.
 */
export function narrowSupport(
  { lines }: EntryMatch,
  verdict: EntryVerdict,
  wide: readonly LineSupport[],
  choice: Choice,
): readonly LineSupport[] | undefined {
  const narrow = lines.map((match, at) => {
    const { line } = match.question.line;
    const judged = verdict.lines.find((one) => one.line === line);
    const presented = new Set(wide[at]?.credentials.map((one) => one.credentialDigest));
    const isPresented = (one: HeldCredential): boolean => presented.has(one.credentialDigest);
    const certifications = match.certifications.filter((one) => isPresented(one.certification));
    const { credential, outcome } = judged?.preference ?? {};
    const byVerifier = certifications.find(({ certification }) => certification.id === credential);
    // What the verifier found to carry the claim stays; between those that do not, it may be either.
    const best =
      choice === 'verifier' || outcome === 'supported'
        ? (byVerifier ?? certifications[0])
        : certifications[0];
    const path = new Set(judged?.ipr.flatMap((one) => one.path));
    const authorities = match.authorities.filter(isPresented);
    const onPath = authorities.filter(({ id }) => path.has(id));
    const kept =
      onPath.length > 0 && (choice === 'verifier' || isShown(judged))
        ? leavesOf(onPath)
        : authorities.slice(0, 1);
    return listed(match, [
      ...(best === undefined ? [] : [best.certification, ...best.receipts.slice(0, 1)]),
      ...kept,
      ...match.documents,
    ]);
  });
  const isNarrower = narrow.some(
    ({ credentials }, at) => credentials.length < (wide[at]?.credentials.length ?? 0),
  );
  return isNarrower ? narrow : undefined;
}

function isShown(judged: EntryVerdict['lines'][number] | undefined): boolean {
  return judged?.ipr.every(({ outcome }) => outcome.startsWith('chain-shown')) === true;
}

/** Those that no other one rests on: what a leaf rests on comes with it. */
function leavesOf(authorities: readonly HeldCredential[]): readonly HeldCredential[] {
  const restedOn = new Set(
    authorities.flatMap(({ edges }) => edges.map(({ credentialDigest }) => credentialDigest)),
  );
  return authorities.filter(({ credentialDigest }) => !restedOn.has(credentialDigest));
}

/** How far a verdict is from one without anything to mend: 0 is best. Compare numbers of one entry only. */
export function distance({ filing, lines, outcome }: EntryVerdict): number {
  const ofLines = lines.map(
    ({ documents, ipr, preference }) =>
      placeIn(PREFERENCE, preference.outcome) * 4 +
      Math.max(0, ...ipr.map((right) => placeIn(IPR, right.outcome))) * 2 +
      placeIn(DOCUMENTS, documents.outcome),
  );
  const own = placeIn(OUTCOMES, outcome) * 100_000 + placeIn(FILING, filing.outcome);
  return ofLines.reduce((sum, place) => sum + place, own);
}

/** Each from best to worst; what stands in one place is as good. */
const OUTCOMES = [['no-exception'], ['review'], ['exception']];
const PREFERENCE = [
  ['supported', 'not-required', 'not-claimed'],
  ['undetermined'],
  ['not-supported'],
  ['contradicted'],
];
const IPR = [
  ['chain-shown', 'no-right-indicated', 'not-recorded'],
  ['chain-shown-with-flags'],
  ['undetermined'],
  ['not-shown'],
  ['contradicted'],
];
const FILING = [['shown'], ['undetermined'], ['not-shown'], ['contradicted']];
const DOCUMENTS = [['consistent'], ['undetermined'], ['differs']];

function placeIn(order: readonly (readonly string[])[], outcome: string): number {
  const place = order.findIndex((equals) => equals.includes(outcome));
  return place < 0 ? order.length : place;
}
