import {
  type CryptoPrimitives,
  digestJson,
  type ExistenceProof,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '@originmark/core';
import { validateFormat } from '@originmark/schemas';
import { type Finding, fail } from '../verdict/fragment.ts';
import { LIMITS } from './limits.ts';

/** A proof of existence that has its form; what it proves is asked later. */
export interface OfferedProof {
  readonly proof: ExistenceProof;
  /** `u…` digest of the proof: its name in findings, whatever its place. */
  readonly digest: string;
}

/**
 * Takes the proofs of existence out of a bundle, so that one of a wrong form spoils no more than itself.
 * A list beyond the limit stays where it is, for the schema to refuse.
 */
export function setProofsAside(bundle: JsonValue): {
  readonly bundle: JsonValue;
  readonly proofs: readonly JsonValue[];
} {
  const evidence = isJsonObject(bundle) ? bundle['evidence'] : undefined;
  const proofs = isJsonObject(evidence) ? evidence['existenceProofs'] : undefined;
  if (!Array.isArray(proofs) || proofs.length > LIMITS.existenceProofs)
    return { bundle, proofs: [] };
  return {
    bundle: {
      ...(bundle as JsonObject),
      evidence: { ...(evidence as JsonObject), existenceProofs: [] },
    },
    proofs: proofs as readonly JsonValue[],
  };
}

/** Reads proofs one by one, each once and sorted by digest; a malformed one is told and left aside. */
export function readExistenceProofs(
  values: readonly JsonValue[],
  { sha256 }: CryptoPrimitives,
): { readonly proofs: readonly OfferedProof[]; readonly findings: readonly Finding[] } {
  const proofs = new Map<string, OfferedProof>();
  const findings: Finding[] = [];
  for (const value of values) {
    const digest = digestJson(value, sha256);
    if (proofs.has(digest)) continue;
    const fault = validateFormat('EntryBundle', {
      ...AROUND,
      evidence: { existenceProofs: [value] },
    });
    if (fault === undefined)
      proofs.set(digest, { proof: value as unknown as ExistenceProof, digest });
    else
      findings.push(
        fail('intake.staple-unproven', {
          pointer: '/evidence/existenceProofs',
          expected: 'a proof of existence in its form',
          found: {
            problem: 'malformed',
            why: `${fault.keyword} at ${fault.pointer.replace(PLACE, '') || 'its top'}`,
            staple: digest,
          },
        }),
      );
  }
  const sorted = [...proofs.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
  return { proofs: sorted, findings };
}

/** The least that a bundle has, to ask the schema about one proof. */
const AROUND = { type: 'EntryBundle', version: 1, presentation: 'none' };
const PLACE = '/evidence/existenceProofs/0';
