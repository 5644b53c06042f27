import type { EntryVerdict, Fragment } from '@originmark/schemas';

/** A finding as it is told of what changed. */
export type ToldFinding = Pick<
  Fragment,
  'axis' | 'check' | 'code' | 'credential' | 'effect' | 'line' | 'officer' | 'outcome' | 'pointer'
>;

/** One outcome that is another now. */
export interface ChangedOutcome {
  /** JSON Pointer into the verdict. */
  readonly pointer: string;
  readonly line?: number;
  readonly before: string | null;
  readonly now: string | null;
}

/** What is otherwise in a verdict than in the one before it. */
export interface VerdictChanges {
  readonly outcomes: readonly ChangedOutcome[];
  /** Findings that weigh, and were not there before or weighed otherwise. */
  readonly appeared: readonly ToldFinding[];
  readonly gone: readonly ToldFinding[];
}

/** Tells what changed since a former verdict of the same entry. What did not weigh and does not is not told. */
export function compareVerdicts(before: EntryVerdict, now: EntryVerdict): VerdictChanges {
  const [old, current] = [outcomesOf(before), outcomesOf(now)];
  const pointers = [...new Set([...old.keys(), ...current.keys()])];
  const [weighedBefore, weighsNow] = [weighing(before), weighing(now)];
  const missingIn =
    (others: ReadonlyMap<string, ToldFinding>) =>
    ([key]: readonly [string, ToldFinding]): boolean =>
      !others.has(key);
  return {
    outcomes: pointers.flatMap((pointer) => {
      const [was, is] = [old.get(pointer), current.get(pointer)];
      if (was?.outcome === is?.outcome) return [];
      const line = is?.line ?? was?.line;
      return [
        {
          pointer,
          ...(line !== undefined && { line }),
          before: was?.outcome ?? null,
          now: is?.outcome ?? null,
        },
      ];
    }),
    appeared: [...weighsNow].filter(missingIn(weighedBefore)).map(([, finding]) => finding),
    gone: [...weighedBefore].filter(missingIn(weighsNow)).map(([, finding]) => finding),
  };
}

interface Outcome {
  readonly outcome: string;
  readonly line?: number;
}

function outcomesOf({ filing, lines, outcome }: EntryVerdict): Map<string, Outcome> {
  const all = new Map<string, Outcome>([
    ['/outcome', { outcome }],
    ['/filing', filing],
  ]);
  for (const { documents, ipr, line, preference } of lines) {
    all.set(`/lines/${line}/preference`, { outcome: preference.outcome, line });
    all.set(`/lines/${line}/documents`, { outcome: documents.outcome, line });
    for (const { outcome: told, right = '' } of ipr)
      all.set(`/lines/${line}/ipr/${right.replaceAll('~', '~0').replaceAll('/', '~1')}`, {
        outcome: told,
        line,
      });
  }
  return all;
}

function weighing({ fragments }: EntryVerdict): Map<string, ToldFinding> {
  const told = fragments
    .filter(({ effect }) => effect !== 'none')
    .map(({ axis, check, code, credential, effect, line, officer, outcome, pointer }) => ({
      axis,
      check,
      code,
      outcome,
      effect,
      ...(credential !== undefined && { credential }),
      ...(line !== undefined && { line }),
      ...(pointer !== undefined && { pointer }),
      ...(officer !== undefined && { officer }),
    }));
  // Its sentence may name another moment and tell the same.
  return new Map(told.map((one) => [JSON.stringify({ ...one, officer: undefined }), one]));
}
