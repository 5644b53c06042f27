import type { PreflightProblem } from '@originmark/schemas';
import type { AssembledBundle } from '../assemble-bundle.ts';
import type { Presented } from './preflight-input.ts';
import { createReach, type Reach } from './reach.ts';
import { type Telling, tellProblems } from './tell-problems.ts';
import { tellUnused } from './unused-certifications.ts';

/** @internal Problems, by line, of the papers of another presentation that are not in the one that was chosen. */
export function tellAsides(
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

/** @internal One for each paper: what is told of it first, with every code of the others. */
export function uniqueProblems(problems: readonly PreflightProblem[]): PreflightProblem[] {
  const byPaper = new Map<string, PreflightProblem>();
  for (const problem of problems) {
    const key = `${problem.kind} ${problem.credential ?? ''}`;
    const known = byPaper.get(key);
    const codes = [...new Set([...(known?.codes ?? []), ...problem.codes])];
    byPaper.set(key, { ...(known ?? problem), codes });
  }
  return [...byPaper.values()];
}
