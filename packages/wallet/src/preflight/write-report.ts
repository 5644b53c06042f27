import { formatDateTime, normalizeDid } from '@originmark/core';
import type {
  EntryVerdict,
  PreflightLine,
  PreflightProblem,
  PreflightReport,
  PreflightSupport,
} from '@originmark/schemas';
import type { AssembledBundle } from '../assemble-bundle.ts';
import type { EntryMatch, LineMatch } from '../match/match-entry.ts';
import type { LineSupport } from '../present/draft-entry.ts';
import type { HeldCredential } from '../read-credential.ts';
import { stakeOf } from './at-stake.ts';
import { digestVerdict } from './digest-verdict.ts';
import { choicesOf } from './filing-choices.ts';
import { findOwners } from './find-owners.ts';
import { followCauses } from './follow-causes.ts';
import { collectNames } from './names.ts';
import type { PreflightInput, Presented } from './preflight-input.ts';
import { createReach, type Reach } from './reach.ts';
import { tellAsides, uniqueProblems } from './tell-asides.ts';
import { type Telling, tellProblems } from './tell-problems.ts';
import { writeLapses } from './write-lapses.ts';

const NOTICE =
  'Advisory: what the verifier says of this bundle at this moment. Not a ruling, a determination of origin or a release; the record and the examination of CBP decide. Other agencies, classification and value are not looked at.';
const OUTCOMES = { 'no-exception': 'clean', review: 'attention', exception: 'stop' } as const;

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
  const owners = await findOwners(match, input.holdings);
  const tellingOf = (presented: AssembledBundle, reached: Reach): Telling => ({
    summary,
    names: collectNames(summary, presented.members),
    members: presented.members,
    reach: reached,
    lines: match.lines,
    looseReceipts: match.looseReceipts,
    owners,
    sealed: presented.bundle.sealed ?? [],
    audience: presenting.audience,
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
    outcome: outcomeOf(verdict, causes.told),
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

/**
 * The outcome of the verdict for whoever files. What is sealed to the verifier alone is for it to judge: where nothing
 * else asks for a review, there is nothing to mend here.
 */
function outcomeOf(
  { outcome }: EntryVerdict,
  told: readonly PreflightProblem[],
): PreflightReport['outcome'] {
  const others = told.filter(({ kind }) => kind !== 'sealed' && kind !== 'notice');
  return outcome === 'review' && told.length > 0 && others.length === 0
    ? 'clean'
    : OUTCOMES[outcome];
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
