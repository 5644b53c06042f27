import { formatDateTime, parseDateTime } from '@originmark/core';
import type { DrawDownCounters, EvidencePackage, KeptRecord } from '@originmark/schemas';
import type { EntryRecord } from '../claims/record.ts';
import type { VerifierClocks, VerifierInput, VerifierMemory } from '../context.ts';
import { keepBytes, toBytes } from './kept-bytes.ts';
import type { VerifierWays } from './record-ways.ts';

/**
 * The verifier's own input, beside bundle, policy and ways: all that a verdict may rest on. Tools change
 * nothing of it, and what is noted changes nothing of this verdict.
 */
export type GivenInput = Omit<
  VerifierInput,
  keyof VerifierWays | 'bundle' | 'caches' | 'crypto' | 'noteStatusList' | 'policy'
>;

/** The same parts as a package holds them: an input that its format does not know does not compile. */
export type KeptInput = Pick<EvidencePackage, keyof GivenInput>;

/** What was given, as a package holds it; what was not given is absent. */
export function keepInput(given: GivenInput): KeptInput {
  const { challenge, clocks, counters, memory, observed, record, uses } = given;
  const { asOf, presentedAt, verifiedAt } = clocks;
  return {
    clocks: {
      presented: formatDateTime(presentedAt),
      verified: formatDateTime(verifiedAt),
      ...(asOf !== undefined && { asOf: formatDateTime(asOf) }),
    },
    ...(counters !== undefined && { counters: JSON.stringify(counters) }),
    ...(record !== undefined && { record: keepRecord(record) }),
    ...(observed !== undefined && { observed: [...copy(observed)] }),
    ...(challenge !== undefined && { challenge: copy(challenge) }),
    ...(memory !== undefined && { memory: keepMemory(memory) }),
    ...(uses !== undefined && { uses: [...copy(uses)] }),
  };
}

/** What a package holds, as it was given. The counters are for the caller to read: they are text. */
export function toInput(kept: KeptInput, counters: DrawDownCounters | undefined): GivenInput {
  const { challenge, clocks, memory, observed, record, uses } = kept;
  return {
    clocks: toClocks(clocks),
    ...(counters !== undefined && { counters }),
    ...(record !== undefined && { record: toRecord(record) }),
    ...(observed !== undefined && { observed }),
    ...(challenge !== undefined && { challenge }),
    ...(memory !== undefined && { memory: toMemory(memory) }),
    ...(uses !== undefined && { uses }),
  };
}

/** Milliseconds since the epoch, of moments that the schema has checked. */
export function toClocks({ asOf, presented, verified }: KeptInput['clocks']): VerifierClocks {
  return {
    presentedAt: parseDateTime(presented) ?? Number.NaN,
    verifiedAt: parseDateTime(verified) ?? Number.NaN,
    ...(asOf !== undefined && { asOf: parseDateTime(asOf) ?? Number.NaN }),
  };
}

function keepRecord({ source, ...record }: EntryRecord): KeptRecord {
  return {
    ...copy(record),
    ...(source !== undefined && { source: keepBytes(source) }),
  } as unknown as KeptRecord;
}

function toRecord({ source, ...record }: KeptRecord): EntryRecord {
  return { ...record, ...(source !== undefined && { source: toBytes(source) }) };
}

function keepMemory({ entries, statusSequences }: VerifierMemory): KeptInput['memory'] & object {
  return {
    ...(statusSequences !== undefined && {
      statusSequences: sorted(statusSequences).map(([list, sequence]) => ({ list, sequence })),
    }),
    ...(entries !== undefined && {
      entries: sorted(entries).map(([entry, credentialDigest]) => ({ entry, credentialDigest })),
    }),
  };
}

function toMemory({ entries, statusSequences }: KeptInput['memory'] & object): VerifierMemory {
  return {
    ...(statusSequences !== undefined && {
      statusSequences: new Map(statusSequences.map(({ list, sequence }) => [list, sequence])),
    }),
    ...(entries !== undefined && {
      entries: new Map(entries.map(({ credentialDigest, entry }) => [entry, credentialDigest])),
    }),
  };
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Without members that are undefined, which JSON does not have. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
