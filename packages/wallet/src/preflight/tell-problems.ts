import type { Fragment, PreflightProblem, SealedPart } from '@originmark/schemas';
import type { LineMatch } from '../match/match-entry.ts';
import { type About, type AboutContext, aboutSealed, aboutWhat, targetOf } from './about-what.ts';
import { compareEffects, isTold, kindOf } from './problem-kinds.ts';
import type { Reach } from './reach.ts';
import { tellGaps } from './tell-gaps.ts';

/** What the findings of a verdict are told with. */
export interface Telling extends AboutContext {
  readonly reach: Reach;
  readonly lines: readonly LineMatch[];
  /** Parts that travel closed: this side cannot judge them. */
  readonly sealed: readonly SealedPart[];
}

/** Problems of the header and of each line. */
export interface ToldProblems {
  readonly header: readonly PreflightProblem[];
  readonly lines: ReadonlyMap<number, readonly PreflightProblem[]>;
}

/**
 * Turns the findings that weigh into things to mend: one for each paper (or each gap) and line, with every
 * code that says so, the heaviest first. Nothing is added to what the verifier found but the names of what is
 * not held, and nothing that weighs is left out.
 */
export function tellProblems(fragments: readonly Fragment[], telling: Telling): ToldProblems {
  const header = new Map<string, Gathered>();
  const lines = new Map<number, Map<string, Gathered>>();
  for (const { question } of telling.lines) lines.set(question.line.line, new Map());
  for (const fragment of fragments.filter(isTold)) {
    const numbers = linesOf(fragment, telling);
    if (numbers.length === 0) note(header, fragment, undefined, telling);
    for (const number of numbers) {
      const match = telling.lines.find(({ question }) => question.line.line === number);
      // What weighs on a line that is none of the entry's weighs on the entry.
      note(lines.get(number) ?? header, fragment, match, telling);
    }
  }
  return {
    header: write(header),
    lines: new Map(
      telling.lines.map((match) => {
        const { line } = match.question.line;
        return [line, tellGaps(write(lines.get(line) ?? new Map()), match, telling)];
      }),
    ),
  };
}

function linesOf(fragment: Fragment, telling: Telling): readonly number[] {
  const { credentialDigest, line } = fragment;
  const { members, reach } = telling;
  if (line !== undefined) return [line];
  const part = sealedPartOf(fragment, telling);
  if (part !== undefined) {
    const namers = members.filter(({ edges }) => edges.some((edge) => isOf(edge, part)));
    return [...new Set(namers.flatMap((namer) => reach.linesOf(namer.credentialDigest)))];
  }
  const told = JSON.stringify(fragment.found ?? null);
  const of =
    fragment.code === 'intake.staple-unproven'
      ? members.find((member) => told.includes(`"of":"${member.credentialDigest}"`))
      : undefined;
  const digest = credentialDigest ?? of?.credentialDigest;
  return digest === undefined ? [] : reach.linesOf(digest);
}

/**
 * The sealed part that a finding comes from: here it cannot be opened, so an edge leads to nothing that was
 * read, and its proof names nothing that was presented. Only the verifier's own key changes that.
 */
function sealedPartOf(
  { code, credential, edge, expected, found }: Fragment,
  { sealed }: Telling,
): SealedPart | undefined {
  const told = JSON.stringify([credential ?? null, expected ?? null, found ?? null]);
  switch (code) {
    case 'intake.sealed-unreadable':
      return sealed.find((part) => told.includes(part.credential));
    case 'intake.staple-unproven':
      return sealed.find((part) => told.includes(part.credentialDigest));
    case 'chain.parent-missing':
      return sealed.find((part) => targetOf(edge) === part.credential);
    default:
      return undefined;
  }
}

function isOf(edge: { readonly credentialDigest: string }, part: SealedPart): boolean {
  return edge.credentialDigest === part.credentialDigest;
}

/** A paper or a gap, with what was found about it. */
interface Gathered {
  readonly about: About;
  readonly fragments: Fragment[];
}

function note(
  problems: Map<string, Gathered>,
  fragment: Fragment,
  match: LineMatch | undefined,
  telling: Telling,
): void {
  const part = sealedPartOf(fragment, telling);
  const about =
    part === undefined ? aboutWhat(fragment, match, telling) : aboutSealed(part, telling.audience);
  const kind = about.instead?.kind ?? kindOf(fragment);
  // Gaps are told one by one; what is wrong with one paper is told together.
  const key =
    about.instead === undefined && (kind === 'missing' || about.credential === undefined)
      ? `${kind} ${fragment.code} ${about.credential ?? ''}`
      : `${kind} ${about.credential ?? ''}`;
  const known = problems.get(key);
  if (known === undefined) problems.set(key, { about, fragments: [fragment] });
  else known.fragments.push(fragment);
}

function write(problems: ReadonlyMap<string, Gathered>): PreflightProblem[] {
  return [...problems.values()].map(({ about, fragments }) => {
    const sorted = [...fragments].sort((a, b) => compareEffects(a.effect, b.effect));
    const [first] = sorted as [Fragment, ...Fragment[]];
    const { credential, credentialType, ask, instead } = about;
    return {
      kind: kindOf(first),
      effect: first.effect,
      codes: [...new Set(sorted.map(({ code }) => code))],
      ...(credential !== undefined && { credential }),
      ...(credentialType !== undefined && { credentialType }),
      what: first.officer ?? first.code,
      remedy: first.remedy ?? 'Ask the verifier what it needs.',
      ...instead,
      ...(first.reference !== undefined && { reference: first.reference }),
      ask: [...ask],
    };
  });
}
