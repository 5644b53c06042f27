import { readFile } from 'node:fs/promises';
import type { CryptoPrimitives, DidResolver } from '@originmark/core';
import { type OpenDatabase, rememberPolicySequence } from '@originmark/storage';
import { loadTrustPolicy, VerifierError } from '@originmark/verifier';
import type { ServerConfig } from '../config/read-config.ts';
import type { TrustInUse } from './trust-in-use.ts';

export interface TrustDeps {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPrimitives;
  readonly clock: () => number;
  /** Resolves who signed the policy, where its DID does not carry its key. */
  readonly openResolver: () => DidResolver;
}

/** A policy is looked at again, for it may have ended since. */
const CHECK_AGAIN_MS = 60_000;

/**
 * The policy of a file, as it stands there now: whoever changes it puts the new one in its place, and the
 * next question is answered by that. A step back to an older sequence is refused, for as long as this
 * database remembers the newer one.
 * @returns a function that throws VerifierError `policy.*`
 */
export function openTrust(
  { file, key }: NonNullable<ServerConfig['trust']>,
  deps: TrustDeps,
): () => Promise<TrustInUse> {
  let kept: { readonly trust: TrustInUse; readonly at: number } | undefined;
  return async () => {
    const text = await readPolicyFile(file);
    const at = deps.clock();
    if (kept !== undefined && isSame(kept.trust.text, text) && isNear(at, kept.at))
      return kept.trust;
    const trust = await load(text, key, deps);
    kept = { trust, at };
    return trust;
  };
}

async function readPolicyFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new VerifierError('policy.unreadable', `the trust policy ${file} cannot be read`, {
      cause,
    });
  }
}

async function load(
  text: Uint8Array,
  key: string | undefined,
  { clock, crypto, database, openResolver }: TrustDeps,
): Promise<TrustInUse> {
  const trustKey = key === undefined ? {} : { trustKey: key };
  const at = clock();
  const loaded = await loadTrustPolicy({
    text,
    at,
    crypto,
    resolver: openResolver(),
    ...trustKey,
  });
  const { id: policyId, sequence } = loaded.policy;
  const answer = await database.transaction((tx) =>
    rememberPolicySequence(tx, { policyId, sequence, digest: loaded.digest, seenAt: at }),
  );
  if (answer !== 'accepted')
    throw new VerifierError(
      'policy.rolled-back',
      answer === 'lower'
        ? `trust policy ${policyId} of sequence ${sequence} is older than one that was in use: take the newest`
        : `trust policy ${policyId} of sequence ${sequence} was in use with other content: give the new one a higher sequence`,
    );
  return { ...loaded, text, ...trustKey };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < CHECK_AGAIN_MS;
}
