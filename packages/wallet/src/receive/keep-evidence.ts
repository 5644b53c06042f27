import {
  checkStapledExistence,
  type CryptoPrimitives,
  type ExistenceProof,
} from '@originmark/core';
import type { Together } from './join-arrivals.ts';
import { keepStaple } from './keep-staple.ts';
import { type ArrivedEvidence, readArrival } from './read-arrival.ts';
import type { ReceiveContext, Received } from './received.ts';

/** @internal Keeps lists and resolutions of a file of evidence. @returns why others were left out */
export async function keepStaples(
  { didResolutions, statusLists }: ArrivedEvidence,
  together: Together,
  context: ReceiveContext,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const token of [...didResolutions, ...statusLists]) {
    const arrival = readArrival(token, context.crypto);
    const kept =
      arrival.kind === 'status-list' || arrival.kind === 'did-resolution'
        ? await keepStaple(arrival, together, context)
        : { why: 'it is neither a status list nor a resolution' };
    if (kept.why !== undefined) refused.push(kept.why);
  }
  return refused;
}

/**
 * @internal Keeps the proofs of a file of evidence that are of something held.
 * @param leftOut why staples of the same file were left out
 */
export async function keepProofs(
  { existenceProofs }: ArrivedEvidence,
  { leftOut, together }: { readonly together: Together; readonly leftOut: readonly string[] },
  { crypto, holdings }: ReceiveContext,
): Promise<Omit<Received, 'name' | 'kind'>> {
  const proofs = { kept: 0, unmatched: 0 };
  /** By the digest of what is sealed: kept together, for every keeping writes what is there. */
  const ofParts = new Map<string, ExistenceProof[]>();
  for (const proof of existenceProofs) {
    const { credentialDigest = '' } = proof;
    const held = await holdings.withDigest(credentialDigest);
    const isOfHeld =
      held !== undefined &&
      [held.token, ...together.formsOf(held.credentialDigest)].some((token) =>
        isOf(proof, token, crypto),
      );
    if (isOfHeld) {
      await holdings.keepProof(held.token, proof);
      proofs.kept += 1;
    } else if (held === undefined)
      ofParts.set(credentialDigest, [...(ofParts.get(credentialDigest) ?? []), proof]);
    else proofs.unmatched += 1;
  }
  for (const [credentialDigest, several] of ofParts) {
    const part = await holdings.sealedPart(credentialDigest);
    if (part !== undefined) await holdings.keepSealedPart(part, several);
    proofs[part === undefined ? 'unmatched' : 'kept'] += several.length;
  }
  const [why] = leftOut;
  return {
    state: 'kept',
    proofs,
    ...(why !== undefined && { why: `of its staples ${leftOut.length} were left out: ${why}` }),
  };
}

/** Whether the very token is a leaf of the checkpoint; what a ledger holds of that, the verifier asks. */
function isOf(
  proof: ExistenceProof,
  token: string,
  { sha256 }: Pick<CryptoPrimitives, 'sha256'>,
): boolean {
  const bytes = new TextEncoder().encode(token);
  const answer = checkStapledExistence({ proof, tag: 'credential', bytes, sha256, ledgers: [] });
  return answer.ok || answer.problem === 'ledger-not-listed';
}
