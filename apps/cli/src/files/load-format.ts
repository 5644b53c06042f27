import { CoreError, type JsonValue, parseJson } from '@originmark/core';
import { tellFault } from '@originmark/verifier';
import { type FormatName, validateFormat } from '@originmark/schemas';
import { unreadable } from '../errors.ts';

/** Strict JSON of a file. @throws CliError 65 naming the place at fault */
export function parseJsonFile(bytes: Uint8Array, path: string, what: string): JsonValue {
  try {
    // One string of a bundle, its presentation, may be as long as the file.
    return parseJson(bytes, { maxStringLength: bytes.length });
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unreadable(
      `${path} is not ${what}: it is not strict JSON (${cause.message}, ${cause.code}). Give the file as it was made, unchanged.`,
      cause,
    );
  }
}

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
