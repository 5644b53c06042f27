import { digestJson, type JsonValue } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import type { VerifierContext } from '../context.ts';

/**
 * Names by digest what the verifier was given besides bundle, policy, clocks and counters, so that a
 * verdict says all that it depends on and can be replayed. Absent where nothing was given.
 */
export function nameInputs(context: VerifierContext): EntryVerdict['inputs'] {
  const { challenge, crypto, memory, observed, record } = context;
  const given: [string, unknown][] = [
    ['observed', observed],
    ['record', record],
    [
      'memory',
      memory && {
        statusSequences: toObject(memory.statusSequences),
        entries: toObject(memory.entries),
      },
    ],
    ['challenge', challenge],
  ];
  const named = given
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, digestJson(toJson(value), crypto.sha256)]);
  return named.length === 0 ? undefined : (Object.fromEntries(named) as EntryVerdict['inputs']);
}

function toObject(map: ReadonlyMap<string, unknown> | undefined): object {
  return Object.fromEntries(map ?? []);
}

/** Leaves out members that are undefined, which JSON does not have. */
function toJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
