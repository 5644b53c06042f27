import { digestBytes, digestJson, type JsonValue, type Sha256 } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import type { EntryRecord } from '../claims/record.ts';
import type { VerifierContext } from '../context.ts';

/**
 * Names by digest what the verifier was given besides bundle, policy, clocks and counters, so that a
 * verdict says all that it depends on and can be replayed. Absent where nothing was given. A key opens
 * sealed parts and is named by what it opened, so that a verdict tells nothing of the key.
 * @param opened digests of the sealed credentials that were opened
 */
export function nameInputs(
  context: VerifierContext,
  opened: readonly string[],
): EntryVerdict['inputs'] {
  const { challenge, crypto, memory, observed, record, unseal, uses } = context;
  const given: [string, unknown][] = [
    ['observed', observed],
    ['record', record && nameRecord(record, crypto.sha256)],
    [
      'memory',
      memory && {
        statusSequences: toObject(memory.statusSequences),
        entries: toObject(memory.entries),
      },
    ],
    ['challenge', challenge],
    ['uses', uses],
  ];
  const named = given
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, digestJson(toJson(value), crypto.sha256)]);
  if (named.length === 0 && unseal === undefined) return undefined;
  return {
    ...(Object.fromEntries(named) as EntryVerdict['inputs']),
    ...(unseal === undefined ? {} : { opened: [...new Set(opened)].sort() }),
  };
}

/** The record with the digest of the text it was read from in the place of that text. */
function nameRecord({ source, ...record }: EntryRecord, sha256: Sha256): object {
  if (source === undefined) return record;
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  return { ...record, source: digestBytes(bytes, sha256) };
}

function toObject(map: ReadonlyMap<string, unknown> | undefined): object {
  return Object.fromEntries(map ?? []);
}

/** Leaves out members that are undefined, which JSON does not have. */
function toJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
