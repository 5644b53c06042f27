import type { EntryVerdict } from '@originmark/schemas';

/**
 * How good an outcome is, the best first. What nobody asked about (`not-claimed`,
 * `no-right-indicated`, `not-recorded`) is neutral: it stands with what is not decided, because it is
 * never "clear".
 */
const RANKS: Readonly<Record<string, number>> = {
  valid: 0,
  shown: 0,
  supported: 0,
  'not-required': 0,
  'chain-shown': 0,
  consistent: 0,
  'chain-shown-with-flags': 1,
  indeterminate: 2,
  undetermined: 2,
  'not-claimed': 2,
  'no-right-indicated': 2,
  'not-recorded': 2,
  'not-supported': 3,
  'not-shown': 3,
  differs: 3,
  invalid: 4,
  contradicted: 4,
};

const ENTRY_RANKS: Readonly<Record<EntryVerdict['outcome'], number>> = {
  'no-exception': 0,
  review: 1,
  exception: 2,
};

/** Every place where a verdict says something better than another; empty is what an attack deserves. */
export function listBetter(verdict: EntryVerdict, than: EntryVerdict): string[] {
  const before = outcomesOf(than);
  const better = [...outcomesOf(verdict)].flatMap(([place, outcome]) => {
    const original = before.get(place);
    return original !== undefined && rankOf(outcome) < rankOf(original)
      ? [`${place}: ${outcome}, was ${original}`]
      : [];
  });
  if (ENTRY_RANKS[verdict.outcome] < ENTRY_RANKS[than.outcome])
    better.push(`entry: ${verdict.outcome}, was ${than.outcome}`);
  return better;
}

/** One outcome for every line and axis, right, credential and for the filing. */
function outcomesOf({ credentials, filing, lines }: EntryVerdict): ReadonlyMap<string, string> {
  return new Map([
    ['filing', filing.outcome],
    ...credentials.map(({ id, outcome }) => [`credential ${id}`, outcome] as const),
    ...lines.flatMap(({ line, preference, ipr, documents }) => [
      [`line ${line} preference`, preference.outcome] as const,
      [`line ${line} documents`, documents.outcome] as const,
      ...ipr.map(({ right, outcome }) => [`line ${line} right ${right ?? ''}`, outcome] as const),
    ]),
  ]);
}

function rankOf(outcome: string): number {
  const rank = RANKS[outcome];
  if (rank === undefined) throw new Error(`no rank is known for the outcome "${outcome}"`);
  return rank;
}
