/** Where in what a trader gave. Rows count as a spreadsheet counts them, from 1, the header among them. */
export type TradeSource =
  | { readonly record: number; readonly pointer?: string }
  | { readonly pointer: string }
  | { readonly row: number; readonly column?: string };

/** What is wrong in a file, where, and what to do about it. */
export interface TradeProblem<S extends TradeSource = TradeSource> {
  readonly source: S;
  readonly message: string;
  readonly remedy: string;
}

/** At a cell of a CSV file: its row, and the name of its column where it is about one. */
export interface RowSource {
  readonly row: number;
  readonly column?: string;
}

/** A problem of a row. */
export interface RowProblem extends TradeProblem<RowSource> {
  /** Whether the row was read nevertheless: it is told, and stands. */
  readonly isRowKept: boolean;
}

/** What was told: the first problems, and how many there are in all. */
export interface ToldProblems {
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

/** @internal Collects problems up to a bound, and counts the rest. */
export interface ProblemList {
  readonly tell: (problem: RowProblem) => void;
  readonly told: () => ToldProblems;
}

/** How many problems of a file are told one by one, unless the caller says otherwise. */
export const MAX_TOLD_PROBLEMS = 1000;

/** @internal */
export function createProblemList(maxProblems: number = MAX_TOLD_PROBLEMS): ProblemList {
  const problems: RowProblem[] = [];
  let problemCount = 0;
  return {
    tell: (problem) => {
      problemCount += 1;
      if (problems.length < maxProblems) problems.push(problem);
    },
    told: () => ({
      problems: problems.toSorted((a, b) => a.source.row - b.source.row),
      problemCount,
    }),
  };
}

/**
 * @internal Shows a stranger's text in a message: no control characters, at most 60 characters, in quotes.
 */
export function shown(text: string): string {
  const start = text.slice(0, 60).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?');
  return `"${start}${text.length > 60 ? '…' : ''}"`;
}
