import { type ExistenceProof, parseDateTime } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { createExistenceProof, fetchStaples } from '@originmark/ledger';
import type { PartyName } from '../facts/parties.ts';
import type { DraftCredential, StoryDraft } from '../story/draft.ts';
import type { SignedCredential } from '../story/sign-credentials.ts';
import { signerOf } from '../keys.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { type AnchorPlan, anchorMoment, type PlannedBatch, planBatches } from './plan-anchors.ts';
import { type ResolvedDid, resolveParties } from './prepare-ledger.ts';
import { tellHistory } from './tell-history.ts';

const crypto = createNodeCrypto();

/** What the ledger has of a story. */
export interface AnchoredStory {
  /** By key of the credential, or `<party>/<purpose>` of the list. */
  readonly proofs: Readonly<Record<string, ExistenceProof>>;
  /** The block at which all are stapled. */
  readonly checkpoint: { readonly block: number; readonly hash: string };
  /** Documents of those who wrote to the registry in the course of the story. */
  readonly documents: Readonly<Record<string, ResolvedDid>>;
  /** A question to the chain, as a node answers it. */
  readonly request: (method: string, params: readonly unknown[]) => Promise<unknown>;
}

/**
 * Tells the ledger the story, everything at its own time: what is signed is anchored by whoever signed
 * it, status lists by the resolver that staples them. What would come after the presentation has not
 * happened yet.
 */
export async function anchorStory(
  draft: StoryDraft,
  credentials: Readonly<Record<string, SignedCredential>>,
  statusLists: Readonly<Record<string, SignedCredential>>,
): Promise<AnchoredStory> {
  const end = parseDateTime(draft.clocks.presentedAt) ?? 0;
  const plans = [...planCredentials(draft, credentials), ...planLists(draft, statusLists)].filter(
    // No chain has a block of a time before 1970; what claims to be older is anchored nowhere.
    ({ at }) => at >= 0 && at <= end,
  );
  const batches = await planBatches(plans, crypto);
  const { block, ledger } = await tellHistory(eventsOf(batches, draft, end));
  const digests = batches.map(({ batch }) => batch.digest);
  const { hash, stapleOf } = await fetchStaples(ledger, digests, block);
  const proofs: Record<string, ExistenceProof> = {};
  for (const { batch, keys } of batches)
    for (const [index, key] of keys.entries()) {
      const bare = createExistenceProof(batch, index, ledger, {});
      proofs[key] = { ...bare, proof: { ...bare.proof, ...stapleOf(batch.digest) } };
    }
  const writers = new Set<PartyName>(draft.registryWrites.map(({ party }) => party));
  return {
    proofs,
    checkpoint: { block, hash },
    documents: writers.size === 0 ? {} : await resolveParties(ledger, [...writers]),
    request: (method, params) => ledger.request(method, params),
  };
}

function planCredentials(
  draft: StoryDraft,
  credentials: Readonly<Record<string, SignedCredential>>,
): AnchorPlan[] {
  const drafts: Readonly<Record<string, DraftCredential>> = {
    ...draft.credentials,
    ...draft.added,
  };
  return Object.entries(credentials).flatMap(([key, issued]) => {
    const { anchoredAt, anchoredText, credential, signer } = drafts[key] as DraftCredential;
    const { validFrom } = credential as { readonly validFrom?: unknown };
    const at = anchoredAt === null ? undefined : anchorMoment(anchoredAt, validFrom);
    if (at === undefined) return [];
    const text = anchoredText?.(issued) ?? issued.token;
    return [{ key, at, signer, text, credentialDigest: issued.credentialDigest }];
  });
}

function planLists(
  draft: StoryDraft,
  statusLists: Readonly<Record<string, SignedCredential>>,
): AnchorPlan[] {
  return Object.entries(statusLists).flatMap(([key, { token: text, credentialDigest }]) => {
    const at = anchorMoment(undefined, draft.statusLists[key]?.validFrom);
    const signer = signerOf('resolver');
    return at === undefined ? [] : [{ key, at, signer, text, credentialDigest }];
  });
}

/** Everything that happens, by moment. */
function eventsOf(
  batches: readonly PlannedBatch[],
  { registryWrites }: StoryDraft,
  end: number,
): LedgerEvent[] {
  const moments = new Map<
    number,
    { at: number; stamps: string[]; writes: typeof registryWrites }
  >();
  const momentAt = (at: number) => {
    const moment = moments.get(at) ?? { at, stamps: [], writes: [] };
    moments.set(at, moment);
    return moment;
  };
  for (const { at, batch } of batches) momentAt(at).stamps.push(batch.digest);
  for (const write of registryWrites) {
    const at = parseDateTime(write.at);
    if (at === undefined) throw new Error(`${write.at} is no instant`);
    if (at <= end) momentAt(at).writes.push(write);
  }
  return [...moments.values()].sort((a, b) => a.at - b.at);
}
