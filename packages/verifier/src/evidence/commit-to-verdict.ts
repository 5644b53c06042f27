import {
  canonicalizeJson,
  createCommitment,
  decodeBase64Url,
  encodeBase64Url,
  type JsonValue,
  type Sha256,
} from '@originmark/core';
import type { EvidencePackage, PartDigests, ReportCommitments } from '@originmark/schemas';

/** Parts of a package that were not given to the verifier but made by it. */
const MADE: ReadonlySet<string> = new Set([
  'code',
  'verdict',
  'salt',
] satisfies (keyof PartDigests)[]);

/**
 * What a signed report commits to of a verdict: the verdict, its fragments, and the digests of all that it
 * was given (bundle, policy, clocks, counters, record and so on), each in canonical form (RFC 8785) under
 * the salt of the package. A plain digest would let anybody confirm a guess: a verdict over a sealed record
 * tells numbers of it, and there are few of them.
 */
export function commitToVerdict(
  { digests, salt: encoded, verdict }: Pick<EvidencePackage, 'digests' | 'salt' | 'verdict'>,
  { sha256 }: { readonly sha256: Sha256 },
): ReportCommitments {
  const salt = decodeBase64Url(encoded);
  const commit = (tag: 'fragments' | 'inputs' | 'verdict', value: JsonValue): string => {
    const bytes = new TextEncoder().encode(canonicalizeJson(value));
    return encodeBase64Url(createCommitment({ salt, tag, bytes }, sha256));
  };
  const given = Object.entries(digests).filter(([part]) => !MADE.has(part));
  const { fragments } = JSON.parse(verdict) as { readonly fragments?: JsonValue };
  return {
    verdict: commit('verdict', JSON.parse(verdict) as JsonValue),
    fragments: commit('fragments', fragments ?? null),
    inputs: commit('inputs', Object.fromEntries(given)),
  };
}
