import type { JsonValue } from '@originmark/core';
import { type FormatName, tellFault, validateFormat } from '@originmark/schemas';
import { unreadable } from '../errors.ts';
import { parseJsonFile } from './parse-json-file.ts';

/** A file that satisfies the schema of its format. @throws CliError 65 naming the place at fault */
export function parseFormatFile(
  bytes: Uint8Array,
  path: string,
  format: FormatName,
  what: string,
): JsonValue {
  const value = parseJsonFile(bytes, path, what);
  const fault = validateFormat(format, value);
  if (fault === undefined) return value;
  const { expected, found } = tellFault(fault, value);
  const stands = found === null ? '' : `, and ${String(found)} stands there`;
  throw unreadable(
    `${path} is not ${what}: it needs ${expected}${stands}. Check that it is the file you meant.`,
  );
}
