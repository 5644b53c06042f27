import { parseDateTime } from '@originmark/core';
import { wrongUsage } from '../errors.ts';

const TO_THE_MINUTE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/;

/**
 * An instant of the command line, in milliseconds: RFC 3339, whose seconds a person may leave out.
 * @throws CliError 64 with an example
 */
export function parseInstant(text: string, option: string): number {
  const at = parseDateTime(text.replace(TO_THE_MINUTE, '$1:00$2'));
  if (at === undefined)
    throw wrongUsage(
      `${option} ${text} is not a moment: write date, time and offset, such as 2026-09-24T15:10Z.`,
    );
  return at;
}
