import type { EntryProblem } from './entry-draft.ts';

/**
 * @internal Fills what is not said. What the source says is never replaced: a completion that says
 * something else is told.
 */
export function fillMembers<T extends object>(
  said: T,
  completions: { readonly [K in keyof T]?: T[K] | undefined },
  pointer: string,
  tell: (problem: EntryProblem) => void,
): T {
  const filled = { ...said };
  for (const member of Object.keys(completions) as (keyof T & string)[]) {
    const value = completions[member];
    if (value === undefined) continue;
    if (said[member] === undefined) filled[member] = value;
    else if (canonical(said[member]) !== canonical(value))
      tell({
        source: { pointer: `${pointer}/${member}` },
        message: `the entry says ${canonical(said[member])}, what completes it ${canonical(value)}`,
        remedy: 'correct the one that is wrong; the entry is not complete until both agree',
      });
  }
  return filled;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
