import type { EntryVerdict } from '@originmark/schemas';
import { EXIT, type ExitCode } from '../errors.ts';

const CODES: Readonly<Record<EntryVerdict['outcome'], ExitCode>> = {
  'no-exception': EXIT.noException,
  exception: EXIT.exception,
  review: EXIT.review,
};

/** The exit code of a verdict. */
export function exitCodeOf({ outcome }: Pick<EntryVerdict, 'outcome'>): ExitCode {
  return CODES[outcome];
}
