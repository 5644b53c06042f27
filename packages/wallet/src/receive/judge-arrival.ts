import { type CryptoPrimitives, sameDid } from '@originmark/core';
import type { ChainVerdict, TrustPolicy } from '@originmark/schemas';
import {
  type ChainInput,
  type FindingCode,
  type OfferedEvidence,
  verifyChain,
} from '@originmark/verifier';
import type { Holdings } from '../hold/holdings.ts';
import { collectStaples } from '../present/collect-staples.ts';
import type { HeldCredential } from '../read-credential.ts';

/** What the verifier says of an arrival. */
export interface JudgedArrival {
  readonly outcome: ChainVerdict['outcome'];
  /** Codes of what failed or is open. */
  readonly reasons: readonly string[];
  /** Whether it is no sound credential at all, whoever issued it and whenever it is used. */
  readonly isUnsound: boolean;
  /** Whether its issuer was not entitled to issue it: a stranger's word. */
  readonly isForeign: boolean;
}

/** Checks that speak of the token itself: what fails there is nobody's credential. */
const OF_TOKEN: ReadonlySet<string> = new Set([
  'intake',
  'signature',
  'issuer',
  'claims',
  'schema',
  'context',
]);

/** Findings that its issuer had no right to say it, whenever it is used. */
const OF_ISSUER: ReadonlySet<string> = new Set<FindingCode>([
  'chain.issuer-not-authorized',
  'chain.root-untrusted',
]);

/**
 * Judges a credential as it arrives, with all that is held of what it rests on. One that has lapsed or was
 * revoked is sound, and says so: past entries may rest on it.
 */
export async function judgeArrival(
  held: HeldCredential,
  holdings: Holdings,
  verifier: Omit<ChainInput, 'token' | 'restsOn' | 'evidence'> & {
    readonly crypto: CryptoPrimitives;
  },
): Promise<JudgedArrival> {
  const members = await gatherChain(held, holdings);
  const evidence = await collectStaples({ members, sealed: [], holder: held.issuer }, holdings);
  const verdict = await verifyChain({
    ...verifier,
    token: held.token,
    restsOn: members.slice(1).map(({ token }) => token),
    evidence: evidence as unknown as OfferedEvidence,
  });
  const open = verdict.fragments.filter(
    ({ outcome }) => outcome === 'fail' || outcome === 'indeterminate',
  );
  const failed = open.filter(
    ({ credentialDigest, outcome }) =>
      outcome === 'fail' && credentialDigest === held.credentialDigest,
  );
  // A resolution counts by whose word it is: the policy lists whom it believes.
  if (held.type === 'DidResolutionCredential' && !isListed(held, verifier.policy.policy))
    return {
      outcome: verdict.outcome,
      reasons: ['intake.staple-unproven'],
      isUnsound: true,
      isForeign: true,
    };
  return {
    outcome: verdict.outcome,
    reasons: [...new Set(open.map(({ code }) => code))].sort(),
    isUnsound: failed.some(({ check }) => OF_TOKEN.has(check)),
    isForeign: failed.some(({ code }) => OF_ISSUER.has(code)),
  };
}

function isListed({ issuer }: HeldCredential, { resolvers = [] }: TrustPolicy): boolean {
  return resolvers.some(({ did }) => sameDid(did, issuer));
}

/** The credential and all that is held of what it rests on. */
async function gatherChain(first: HeldCredential, holdings: Holdings): Promise<HeldCredential[]> {
  const found = new Map([[first.credentialDigest, first]]);
  for (const { edges } of found.values())
    for (const { credentialDigest } of edges) {
      if (found.has(credentialDigest)) continue;
      const target = await holdings.withDigest(credentialDigest);
      if (target !== undefined) found.set(credentialDigest, target);
    }
  return [...found.values()];
}
