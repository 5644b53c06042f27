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

/** Outcomes on an axis that leave something to ask. */
const OPEN: ReadonlySet<string> = new Set([
  'not-supported',
  'undetermined',
  'not-shown',
  'differs',
  'indeterminate',
]);
const CONTRADICTED: ReadonlySet<string> = new Set(['contradicted']);

/**
 * The word for the whole entry. `exception` only from failed integrity or contradicted facts;
 * whatever is open on any axis is `review`; flags and what nobody asked about leave it alone.
 */
export function outcomeOf({
  axes,
  fragments,
}: Pick<EntryVerdict, 'axes' | 'fragments'>): EntryVerdict['outcome'] {
  const words = Object.values(axes).flatMap((counts) => Object.keys(counts as Counts));
  if (
    fragments.some(({ effect }) => effect === 'exception') ||
    words.some((word) => CONTRADICTED.has(word))
  )
    return 'exception';
  return fragments.some(({ effect }) => effect === 'review') || words.some((word) => OPEN.has(word))
    ? 'review'
    : 'no-exception';
}
