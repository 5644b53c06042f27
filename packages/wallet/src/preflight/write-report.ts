import { formatDateTime, normalizeDid } from '@originmark/core';
import { claim1520dLastDay, parseLocalDate } from '@originmark/customs';
import type {
  EntryVerdict,
  PreflightChoice,
  PreflightLapse,
  PreflightLine,
  PreflightProblem,
  PreflightReport,
  PreflightSupport,
} from '@originmark/schemas';
import type { EntryMatch, LineMatch } from '../match/match-entry.ts';
import { partyAt, subjectOf, textAt } from '../match/read-members.ts';
import type { LineSupport } from '../present/draft-entry.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { AssembledBundle } from '../assemble-bundle.ts';
import { followCauses } from './follow-causes.ts';
import { stakeOf } from './at-stake.ts';
import { lapsesOf } from './lapses.ts';
import { collectNames } from './names.ts';
import { digestVerdict } from './digest-verdict.ts';
import type { PreflightInput, Presented } from './preflight-input.ts';
import { createReach, type Reach } from './reach.ts';
import { type Telling, tellProblems } from './tell-problems.ts';
import { tellUnused } from './unused-certifications.ts';
import { askSigner } from './whom-to-ask.ts';

const NOTICE =
  'Advisory: what the verifier says of this bundle at this moment. Not a ruling, a determination of origin or a release; the record and the examination of CBP decide. Other agencies, classification and value are not looked at.';
const OUTCOMES = { 'no-exception': 'clean', review: 'attention', exception: 'stop' } as const;
const LAPSE_DAYS = 45;
const DAY_MS = 86_400_000;

/** What a report is written from. */
export interface ReportParts {
  readonly input: PreflightInput;
  readonly match: EntryMatch;
  readonly support: readonly LineSupport[];
  readonly bundle: AssembledBundle;
  readonly verdict: EntryVerdict;
  /** All presentations that were tried: what they show of papers that are not presented. */
  readonly tried: readonly Presented[];
}

/** Explains a verdict for whoever files, line by line. */
export async function writeReport(parts: ReportParts): Promise<PreflightReport> {
  const { bundle, input, match, support, tried, verdict } = parts;
  const { presenting, summary } = input;
  const { members } = bundle;
  const reach = createReach(members, support);
  const owners = await findOwners(match, input);
  const tellingOf = (presented: AssembledBundle, reached: Reach): Telling => ({
    summary,
    names: collectNames(summary, presented.members),
    members: presented.members,
    reach: reached,
    lines: match.lines,
    looseReceipts: match.looseReceipts,
    owners,
    sealed: presented.bundle.sealed ?? [],
    entryDigest: presented.members[0]?.credentialDigest ?? '',
  });
  const telling = tellingOf(bundle, reach);
  const told = tellProblems(verdict.fragments, telling);
  const presented = new Set(members.map(({ credentialDigest }) => credentialDigest));
  const asides = tried
    .filter((other) => other.bundle !== bundle)
    .map((other) => tellAsides(other, presented, tellingOf));
  const causes = { told: [...told.header, ...[...told.lines.values()].flat()], members };
  const lapsing = (held: readonly HeldCredential[]) => writeLapses(held, input, telling);
  return {
    type: 'PreflightReport',
    version: 1,
    advisory: true,
    notice: NOTICE,
    entryNumber: summary.entryNumber,
    entryVersion: summary.entryVersion,
    at: formatDateTime(presenting.at),
    outcome: OUTCOMES[verdict.outcome],
    header: followCauses(told.header, { ...causes, setAside: [] }),
    lapsing: lapsing(reach.header.slice(1)),
    lines: match.lines.map((line) => {
      const { line: number } = line.question.line;
      const aside = uniqueProblems(asides.flatMap((one) => one.get(number) ?? []));
      const setAside = followCauses(aside, { told: aside, setAside: [], members });
      return writeLine(line, verdict, {
        ...(setAside.length > 0 && { setAside: [...setAside] }),
        supports: writeSupports(reach.membersOf(number), verdict, telling),
        problems: followCauses(told.lines.get(number) ?? [], { ...causes, setAside }),
        lapsing: lapsing(reach.membersOf(number)),
      });
    }),
    bundle: { credentials: members.length, bytes: new TextEncoder().encode(bundle.text).length },
    verdict: digestVerdict(verdict, presenting),
  };
}

/** Problems, by line, of the papers of another presentation that are not in the one that was chosen. */
function tellAsides(
  { bundle, support, verdict }: Presented,
  presented: ReadonlySet<string>,
  tellingOf: (presented: AssembledBundle, reached: Reach) => Telling,
): ReadonlyMap<number, readonly PreflightProblem[]> {
  // The first is the entry, which is another one in every presentation.
  const aside = bundle.members
    .slice(1)
    .filter(({ credentialDigest }) => !presented.has(credentialDigest));
  const digests = new Set(aside.map(({ credentialDigest }) => credentialDigest));
  const fragments = verdict.fragments.filter(
    ({ credentialDigest }) => credentialDigest !== undefined && digests.has(credentialDigest),
  );
  const telling = tellingOf(bundle, createReach(bundle.members, support));
  const { lines } = tellProblems(fragments, telling);
  const unused = tellUnused(verdict.fragments, aside, telling);
  const ids = new Set(aside.map(({ id }) => id));
  const isOfAside = ({ credential }: PreflightProblem): boolean =>
    credential !== undefined && ids.has(credential);
  return new Map(
    [...lines].map(([line, problems]) => [
      line,
      [...problems.filter(isOfAside), ...(unused.get(line) ?? [])],
    ]),
  );
}

/** One for each paper: what is told of it first, with every code of the others. */
function uniqueProblems(problems: readonly PreflightProblem[]): PreflightProblem[] {
  const byPaper = new Map<string, PreflightProblem>();
  for (const problem of problems) {
    const key = `${problem.kind} ${problem.credential ?? ''}`;
    const known = byPaper.get(key);
    const codes = [...new Set([...(known?.codes ?? []), ...problem.codes])];
    byPaper.set(key, { ...(known ?? problem), codes });
  }
  return [...byPaper.values()];
}

function writeLine(
  { question, undeclaredRights }: LineMatch,
  verdict: EntryVerdict,
  told: Pick<PreflightLine, 'supports' | 'problems' | 'setAside' | 'lapsing'>,
): PreflightLine {
  const { line } = question;
  const judged = verdict.lines.find((one) => one.line === line.line);
  const preference = judged?.preference.outcome ?? 'undetermined';
  return {
    line: line.line,
    ...(line.spi !== undefined && { claimed: line.spi }),
    preference,
    ...told,
    ...(line.spi !== undefined && { atStake: stakeOf(line) }),
    choices: line.spi === undefined ? [] : choicesOf(question, preference, judged?.clocks.imported),
    ...(undeclaredRights.length > 0 && { undeclaredRights: [...undeclaredRights] }),
  };
}

/** To file as it is, or without the claim: what is due then, and how long the claim can still be made. */
function choicesOf(
  { line }: LineMatch['question'],
  preference: PreflightLine['preference'],
  imported: string | undefined,
): PreflightChoice[] {
  const { duty, fees } = stakeOf(line);
  const day = parseLocalDate(imported);
  const claimUntil = day === undefined ? undefined : claim1520dLastDay(day).date;
  return [
    {
      choice: 'file-as-is',
      preference,
      note: 'The claim is made. If it proves wrong, correct it within 30 days of becoming aware and pay what is due (19 CFR 182.11(c), 182.124).',
    },
    {
      choice: 'file-without-claim',
      preference: 'not-claimed',
      due: { ...(duty !== undefined && { duty }), ...(fees !== undefined && { fees }) },
      ...(claimUntil !== undefined && { claimUntil }),
      note: 'Duty at the general rate and the merchandise processing fee are due now; where the goods qualified at importation, a claim may follow within one year of it (19 USC 1520(d)).',
    },
  ];
}

function writeSupports(
  members: readonly HeldCredential[],
  verdict: EntryVerdict,
  { names }: Telling,
): PreflightSupport[] {
  const outcomes = new Map(verdict.credentials.map((one) => [one.credentialDigest, one.outcome]));
  return members.map(({ credentialDigest, id, issuer, type }) => {
    const issuerName = names.get(normalizeDid(issuer));
    return {
      credential: id,
      credentialDigest,
      credentialType: type,
      issuer: normalizeDid(issuer),
      ...(issuerName !== undefined && { issuerName }),
      outcome: outcomes.get(credentialDigest) ?? 'indeterminate',
    };
  });
}

function writeLapses(
  members: readonly HeldCredential[],
  { lapseDays = LAPSE_DAYS, presenting }: PreflightInput,
  telling: Telling,
): PreflightLapse[] {
  const { at } = presenting;
  return members.flatMap((held) =>
    lapsesOf(held)
      .filter(({ endsAt }) => endsAt - at <= lapseDays * DAY_MS)
      .map(({ endsAt, until, what }) => ({
        credential: held.id,
        credentialType: held.type,
        what,
        until,
        days: Math.floor((endsAt - at) / DAY_MS),
        ask: askSigner(held, telling),
      })),
  );
}

/** Owners of the rights that lines declare, from what is held of the rights themselves. */
async function findOwners(
  { lines }: EntryMatch,
  { holdings }: PreflightInput,
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  const unheld = lines.filter(({ authorities }) => authorities.length === 0);
  for (const right of new Set(unheld.flatMap(({ question }) => question.line.rights ?? []))) {
    const [held] = await holdings.find({
      types: ['IntellectualPropertyRightsCredential'],
      right,
    });
    const owner =
      held === undefined || textAt(subjectOf(held), 'right') !== right
        ? undefined
        : partyAt(subjectOf(held), 'intellectualPropertyRightsOwner');
    if (owner !== undefined) owners.set(right, owner);
  }
  return owners;
}
