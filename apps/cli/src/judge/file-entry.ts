import { signCompactJws } from '@originmark/core';
import {
  createEntrySummary,
  type DemoStory,
  FACTS,
  type Files,
  putIssued,
  readHoldings,
  signerOf,
  urnOf,
} from '@originmark/demo-entry';
import { type Preflight, preflightEntry } from '@originmark/wallet';
import type { Judging } from './judge-story.ts';
import { loadPolicyOf } from './load-policy-of.ts';

/**
 * Has the importer's broker assemble the entry: from what its AE records say and what lies in its own
 * folder, found, presented and judged by its wallet before anything is filed. The entry that it signs goes
 * into its folder. Of what the verifier judges with it has the policy, which is public, and what earlier
 * entries drew, which it filed itself; not the verifier's record, nor the key that opens what is sealed.
 * @param files the folders of the parties, up to the filing
 */
export async function fileEntry(
  story: DemoStory,
  files: Files,
  { caches, crypto }: Judging,
): Promise<Preflight> {
  const broker = 'gulfline';
  const signer = signerOf(broker, 'issue');
  const preflight = await preflightEntry({
    summary: createEntrySummary(),
    holdings: readHoldings(files, broker),
    presenting: {
      signEntry: (draft) => signCompactJws(draft, { typ: 'vc+jwt', cty: 'vc', signer }),
      holder: signerOf(broker, 'present'),
      audience: story.policy.audience,
      at: story.clocks.presentedAt,
      expiresAt: Date.parse(FACTS.clocks.presentationEnds),
      entryId: urnOf('entry'),
      crypto,
    },
    verifier: { policy: await loadPolicyOf(story), caches, counters: story.counters },
  });
  const [entry] = preflight.bundle.members;
  if (entry !== undefined) putIssued(files, broker, 'entry', entry.token);
  return preflight;
}
