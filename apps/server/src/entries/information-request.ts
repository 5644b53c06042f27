import { formatDateTime } from '@originmark/core';
import type { EntryVerdict, Fragment } from '@originmark/schemas';

/** One thing that the importer is asked for. */
export interface AskedFor {
  /** Counted from 1. */
  readonly question: number;
  readonly line?: number;
  /** Finding that it comes from; absent for a question in the officer's own words. */
  readonly code?: string;
  readonly credential?: string;
  /** What was found, as the officer reads it. */
  readonly finding?: string;
  /** What to give or do. */
  readonly asks: string;
  /** Rule that it rests on. */
  readonly reference?: string;
}

/** A request for information, in the manner of CBP Form 28. */
export interface InformationContent {
  readonly form: 'request-for-information';
  readonly requested: string;
  /** `YYYY-MM-DD`: thirty days from the request. */
  readonly answerDue: string;
  readonly entryNumber: string;
  readonly entryVersion: number;
  readonly importer: string | null;
  /** Days of importation of its lines, `YYYY-MM-DD`. */
  readonly imported: readonly string[];
  readonly verdict: string;
  readonly questions: readonly AskedFor[];
  readonly notice: string;
}

/** Which findings are asked about, and what else. */
export interface InformationWish {
  /** Default: every finding that weighs. */
  readonly codes?: readonly string[];
  readonly lines?: readonly number[];
  /** Questions in the officer's own words. */
  readonly more?: readonly string[];
}

const ANSWER_DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_QUESTIONS = 200;
const NOTICE =
  'Written from the findings of an advisory verdict; the entry is unliquidated. It is addressed to whoever presented the entry, and to nobody else.';

/** Writes a request from the findings of a verdict. Without anything to ask there is none. */
export function writeInformationRequest(
  { fragments, lines }: EntryVerdict,
  about: {
    readonly number: string;
    readonly version: number;
    readonly importer: string | null;
    readonly verdictDigest: string;
    readonly at: number;
  },
  { codes, lines: wanted, more = [] }: InformationWish,
): InformationContent | undefined {
  const told = fragments.filter(
    ({ code, effect, line }) =>
      effect !== 'none' &&
      (codes === undefined || codes.includes(code)) &&
      (wanted === undefined || (line !== undefined && wanted.includes(line))),
  );
  const asked = [...distinctQuestions(told), ...more.map((asks) => ({ asks }))];
  if (asked.length === 0) return undefined;
  const imported = lines.flatMap(({ clocks }) => clocks.imported ?? []);
  return {
    form: 'request-for-information',
    requested: formatDateTime(about.at),
    answerDue: formatDateTime(about.at + ANSWER_DAYS * DAY_MS).slice(0, 10),
    entryNumber: about.number,
    entryVersion: about.version,
    importer: about.importer,
    imported: [...new Set(imported)].sort(),
    verdict: about.verdictDigest,
    questions: asked
      .slice(0, MOST_QUESTIONS)
      .map((one, index) => ({ question: index + 1, ...one })),
    notice: NOTICE,
  };
}

type Question = Omit<AskedFor, 'question'>;

function distinctQuestions(fragments: readonly Fragment[]): Question[] {
  const questions = fragments.map(
    ({ code, credential, line, officer, reference, remedy }): Question => ({
      ...(line !== undefined && { line }),
      code,
      ...(credential !== undefined && { credential }),
      ...(officer !== undefined && { finding: officer }),
      asks: remedy ?? 'Explain this finding, with the documents that show it.',
      ...(reference !== undefined && { reference }),
    }),
  );
  return [...new Map(questions.map((one) => [JSON.stringify(one), one])).values()];
}
