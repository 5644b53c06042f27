import type { EntryVerdict } from '@originmark/schemas';

type Counts = Record<string, number>;

/** The five axes, each with how often each outcome stands on it. They are never rolled into one word. */
export function countAxes(
  verdict: Pick<EntryVerdict, 'credentials' | 'filing' | 'lines'>,
): EntryVerdict['axes'] {
  const count = (outcomes: readonly string[]): Counts => {
    const counts: Counts = {};
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  };
  return {
    integrity: count(
      verdict.credentials.filter(({ reached }) => reached).map(({ outcome }) => outcome),
    ),
    filing: count([verdict.filing.outcome]),
    preference: count(verdict.lines.map(({ preference }) => preference.outcome)),
    ipr: count(verdict.lines.flatMap(({ ipr }) => ipr.map(({ outcome }) => outcome))),
    documents: count(verdict.lines.map(({ documents }) => documents.outcome)),
  };
}

/**
 * Outcomes on an axis that leave something to ask. Documents that nobody presented are neutral: a
 * document that is named and missing, or that differs, has a fragment that weighs by itself.
 */
const OPEN: Readonly<Record<keyof EntryVerdict['axes'], readonly string[]>> = {
  integrity: ['indeterminate'],
  filing: ['not-shown', 'undetermined'],
  preference: ['not-supported', 'undetermined'],
  ipr: ['not-shown', 'undetermined'],
  documents: ['differs'],
};
const CONTRADICTED = 'contradicted';

/**
 * The word for the whole entry. `exception` only from failed integrity or contradicted facts;
 * whatever is open on any axis is `review`; flags and what nobody asked about leave it alone.
 */
export function outcomeOf({
  axes,
  fragments,
}: Pick<EntryVerdict, 'axes' | 'fragments'>): EntryVerdict['outcome'] {
  const shown = (axis: keyof EntryVerdict['axes'], word: string): boolean =>
    Object.hasOwn(axes[axis], word);
  const names = Object.keys(OPEN) as (keyof EntryVerdict['axes'])[];
  const contradicted = names.some((axis) => shown(axis, CONTRADICTED));
  if (contradicted || fragments.some(({ effect }) => effect === 'exception')) return 'exception';
  const open = names.some((axis) => OPEN[axis].some((word) => shown(axis, word)));
  return open || fragments.some(({ effect }) => effect === 'review') ? 'review' : 'no-exception';
}
