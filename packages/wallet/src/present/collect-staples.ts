import { type ExistenceProof, normalizeDid, parseCompactJws, parseDidUrl } from '@originmark/core';
import type { BundleEvidence } from '@originmark/schemas';
import { LIMITS } from '@originmark/verifier';
import type { HeldSealedPart, Holdings } from '../hold/holdings.ts';
import { objectsAt, textAt } from '../match/read-members.ts';
import type { HeldCredential } from '../read-credential.ts';

/** Methods whose DIDs carry their own key, so that nothing about them need be stapled. */
const SELF_RESOLVED = ['did:key:', 'did:jwk:'];

type StapledProof = NonNullable<BundleEvidence['existenceProofs']>[number];

/** What is presented, and by whom. */
export interface StapledFor {
  readonly members: readonly HeldCredential[];
  readonly sealed: readonly HeldSealedPart[];
  /** DID of the presenter. */
  readonly holder: string;
  /** When (ms) the claim is made; absent where the entry does not say. */
  readonly claimedAt?: number | undefined;
}

/**
 * What is held of the evidence that the members of a bundle need where nobody can be asked: the document of
 * every issuer, both status lists of each credential, with the versions of them that were in force at the
 * claim, proofs of existence of the very tokens. What is not held is left out, and the verifier says so.
 */
export async function collectStaples(
  { claimedAt, members, sealed, holder }: StapledFor,
  holdings: Holdings,
): Promise<BundleEvidence> {
  const statusLists = new Map<string, string>();
  const older = new Map<string, readonly string[]>();
  for (const member of members)
    for (const entry of objectsAt(member.credential, 'credentialStatus')) {
      const url = textAt(entry, 'statusListCredential');
      if (url === undefined || statusLists.has(url)) continue;
      const list = await holdings.statusList(url, member.issuer);
      if (list === undefined) continue;
      statusLists.set(url, list);
      if (claimedAt === undefined) continue;
      const versions = (await holdings.statusVersionsAt?.(url, member.issuer, claimedAt)) ?? [];
      older.set(
        url,
        versions.filter((version) => version !== list),
      );
    }
  const dids = new Set([normalizeDid(holder)]);
  for (const { issuer } of members) dids.add(normalizeDid(issuer));
  for (const list of statusLists.values()) {
    const signer = signerOf(list);
    if (signer !== undefined) dids.add(normalizeDid(signer));
  }
  const didResolutions: string[] = [];
  for (const did of [...dids].sort()) {
    if (SELF_RESOLVED.some((prefix) => did.startsWith(prefix))) continue;
    const resolution = await holdings.didResolution(did);
    if (resolution !== undefined) didResolutions.push(resolution);
  }
  // No verifier reads more of one token or of all: what anybody adds must not crowd out the rest.
  const most = Math.min(
    LIMITS.proofsOfOneToken,
    Math.max(1, Math.floor(LIMITS.existenceProofs / (members.length + sealed.length))),
  );
  const existenceProofs: ExistenceProof[] = sealed.flatMap(({ proofs }) => proofs.slice(0, most));
  for (const { token } of members)
    existenceProofs.push(...(await holdings.proofsOf(token)).slice(0, most));
  // A version shows what was in force only with the proof of when it existed.
  for (const version of [...older.values()].flat())
    existenceProofs.push(...(await holdings.proofsOf(version)).slice(0, 1));
  existenceProofs.splice(LIMITS.existenceProofs);
  return {
    ...(didResolutions.length > 0 && { didResolutions }),
    ...(statusLists.size > 0 && {
      statusLists: [...statusLists]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([url, list]) => [list, ...(older.get(url) ?? [])]),
    }),
    ...(existenceProofs.length > 0 && { existenceProofs: existenceProofs as StapledProof[] }),
  };
}

/** The DID whose key signed a token; undefined when its header does not say. */
function signerOf(token: string): string | undefined {
  try {
    const { kid } = parseCompactJws(token, { maxBytes: 2 * 1024 * 1024 }).header;
    return typeof kid === 'string' ? parseDidUrl(kid)?.did : undefined;
  } catch {
    return undefined;
  }
}
