import type { JsonValue } from '@originmark/core';
import type { Converter, NamedFacts } from '../mapping.ts';

/** The value that is read, or `=` for nothing, or the code of what cannot be decided. */
export function readAs(
  converter: Converter,
  theirs: JsonValue,
  named: NamedFacts = {},
): JsonValue | undefined {
  const reading = converter.read(theirs, named);
  if ('value' in reading) return reading.value;
  return 'nothing' in reading ? '=' : `? ${reading.code}`;
}
