import { parseAe } from '@originmark/customs';
import { EXIT, type ExitCode } from '../errors.ts';
import { MAX_AE_BYTES } from '../files/load-record.ts';
import { readInput } from '../files/read-input.ts';
import type { Call } from '../io.ts';
import { printAe } from '../render/ae.ts';
import { createPage, readStyle } from '../render/page.ts';

export interface AeParseArgs {
  readonly file: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/**
 * Reads AE records and prints what they say and what is wrong with them.
 * @returns 65 when their meaning is lost, 2 when they are readable and have problems, else 0
 */
export async function runAeParse({ args, io }: Call<AeParseArgs>): Promise<ExitCode> {
  const bytes = await readInput(args.file, 'the AE file', { io, maxBytes: MAX_AE_BYTES });
  const result = parseAe(bytes);
  if (args.json === true) {
    const { records, ...rest } = result;
    await io.out(`${JSON.stringify({ records: records.length, ...rest })}\n`);
  } else {
    const page = createPage(readStyle(io, args));
    printAe(page, result);
    await io.out(page.text());
  }
  const count = result.problems.length;
  if (result.summary !== undefined) return count === 0 ? EXIT.noException : EXIT.review;
  await io.err(
    `${args.file} cannot be read as one entry summary: ${count} problem${count === 1 ? '' : 's'}, listed on standard output. Correct the records named there.\n`,
  );
  return EXIT.unreadableInput;
}
