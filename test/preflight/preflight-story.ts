import { signCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { type DemoStory, signerOf } from '@originmark/demo-entry';
import type { EntrySummary } from '@originmark/schemas';
import { createVerifierCaches, loadTrustPolicy } from '@originmark/verifier';
import { type Holdings, type Preflight, preflightEntry } from '@originmark/wallet';

export const crypto = createNodeCrypto();
const caches = createVerifierCaches(crypto);

/** The entry as the broker has it before anything is known to support it. */
export function summaryOf(story: DemoStory): EntrySummary {
  const summary = structuredClone(
    story.credentials.entry.credential['credentialSubject'],
  ) as unknown as EntrySummary;
  for (const line of summary.lines) delete line.supportedBy;
  return summary;
}

/** What the verifier of the story judges with, without its own record. */
export async function verifierOf(story: DemoStory) {
  const { policyText, clocks, counters } = story;
  const policy = await loadTrustPolicy({ text: policyText, at: clocks.verifiedAt, crypto });
  return { policy, caches, counters };
}

/** Pre-flights the entry of a story from what is held, as its broker would. */
export async function preflightStory(
  story: DemoStory,
  holdings: Holdings,
  options: { readonly at?: number; readonly summary?: EntrySummary } = {},
): Promise<Preflight> {
  const signer = signerOf('gulfline', 'issue');
  return preflightEntry({
    summary: options.summary ?? summaryOf(story),
    holdings,
    presenting: {
      signEntry: (draft) => signCompactJws(draft, { typ: 'vc+jwt', cty: 'vc', signer }),
      holder: signerOf('gulfline', 'present'),
      audience: story.policy.audience,
      at: options.at ?? story.clocks.presentedAt,
      entryId: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      crypto,
    },
    verifier: await verifierOf(story),
  });
}
