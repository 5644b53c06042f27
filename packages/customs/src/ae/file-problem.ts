import type { AeProblem, AeProblemCode } from './ae-record.ts';

/** @internal A problem of the file as a whole. */
export function fileProblem(
  code: AeProblemCode,
  id: string,
  found: string,
  expected: string,
): AeProblem {
  return {
    code,
    record: 0,
    id,
    from: 0,
    to: 0,
    found,
    expected,
    message: `The file: expected ${expected}, found ${found}.`,
  };
}
