import { CoreError, type JsonValue, parseJson } from '@originmark/core/json';
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
