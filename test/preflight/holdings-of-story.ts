import type { ExistenceProof } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { DemoStory } from '@originmark/demo-entry';
import { createMemoryHoldings, type Holdings } from '@originmark/wallet';

/** How what the importer and its broker hold departs from all that the parties gave them. */
export interface Departure {
  /** Keys of credentials that are not held. */
  readonly without?: readonly string[];
  /** Tokens that are held in the place of others, by key. */
  readonly instead?: Readonly<Record<string, string>>;
  /** What was remembered of the parts before. */
  readonly remembered?: ReadonlyMap<string, readonly string[]>;
}

/** What is never given to the importer in the clear: the maker's record travels sealed, and the entry is to be made. */
const NOT_HELD = ['entry', 'suitcaseRecord'];

/** The papers of the story as the importer's side holds them: from the parties, each with its proofs. */
export function holdingsOf(
  story: DemoStory,
  { without = [], instead = {} }: Departure = {},
): Holdings {
  const credentials: string[] = [];
  const proofs = new Map<string, readonly ExistenceProof[]>();
  for (const [key, { token }] of Object.entries(story.credentials)) {
    if (NOT_HELD.includes(key) || without.includes(key)) continue;
    const held = instead[key] ?? token;
    credentials.push(held);
    const proof = story.existenceProofs[key];
    if (proof !== undefined) proofs.set(held, [proof]);
  }
  const { didResolutions, statusLists } = story.bundle.evidence ?? {};
  const recordProof = story.existenceProofs['suitcaseRecord'];
  const content = {
    credentials,
    proofs,
    statusLists: statusLists ?? [],
    didResolutions: didResolutions ?? [],
    sealed: (story.bundle.sealed ?? []).map((part) => ({
      ...part,
      proofs: recordProof === undefined ? [] : [recordProof],
    })),
  };
  return createMemoryHoldings(content, createNodeCrypto());
}
