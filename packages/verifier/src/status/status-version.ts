import { parseDateTime } from '@originmark/core';
import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';

/** One signed version of a list, by which a finding names it. */
export interface StatusVersion {
  /** Absent where its issuer does not count versions. */
  readonly sequence?: number;
  /** `credentialDigest` of the list. */
  readonly digest: string;
}

/** A version that was in force at a moment of the past, opened. */
export interface PastVersion {
  readonly version: StatusVersion;
  readonly bits: Uint8Array;
  readonly credential: BitstringStatusListCredential;
  /** When (ms) its successor took its place, by that one's signed word. */
  readonly until: number;
}

export function versionOf({ payload, digest }: Credential): StatusVersion {
  const { sequence } = payload;
  return { ...(typeof sequence === 'number' && { sequence }), digest };
}

/** A version without a sequence comes before all that have one. */
export function sequenceOf({ payload: { sequence } }: Credential): number {
  return typeof sequence === 'number' ? sequence : 0;
}

/**
 * Whether a version was in force at a moment: it provably existed by then and was valid, and its successor
 * neither says that it was made by then nor is proven to have been. A proof of existence is an upper bound,
 * so that the day of the successor is its issuer's word; where word and proof leave a doubt, nothing is
 * said of the moment.
 */
export function wasInForce(
  version: Credential,
  successor: Credential,
  at: number,
  context: Pick<VerifierContext, 'existedAt'>,
): boolean {
  const existed = context.existedAt(version.jws);
  const { validFrom, validUntil } = version.payload;
  const from = parseDateTime(validFrom) ?? Number.POSITIVE_INFINITY;
  const until =
    validUntil === undefined ? Number.POSITIVE_INFINITY : (parseDateTime(validUntil) ?? 0);
  return (
    existed !== undefined &&
    existed <= at &&
    from <= at &&
    at < until &&
    !hadBegun(successor, at, context)
  );
}

/** Whether a version had taken its place by then: it says so, or is proven to have been there. */
export function hadBegun(
  version: Credential,
  at: number,
  { existedAt }: Pick<VerifierContext, 'existedAt'>,
): boolean {
  const existed = existedAt(version.jws);
  return startOf(version) <= at || (existed !== undefined && existed <= at);
}

/** When (ms) a version begins, as its issuer signed it; one that cannot be read began before all. */
export function startOf({ payload: { validFrom } }: Credential): number {
  return parseDateTime(validFrom) ?? Number.NEGATIVE_INFINITY;
}
