import { parseDateTime } from '@originmark/core';
import { wrongUsage } from '../errors.ts';

/** An instant of the command line, in milliseconds. @throws CliError 64 with an example */
export function parseInstant(text: string, option: string): number {
  const at = parseDateTime(text);
  if (at === undefined)
    throw wrongUsage(
      `${option} ${text} is not a moment: write date, time and offset, such as 2026-09-24T15:10:00Z.`,
    );
  return at;
}
