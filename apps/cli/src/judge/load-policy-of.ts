import { createNodeCrypto } from '@originmark/core/node';
import type { DemoStory } from '@originmark/demo-entry';
import { type LoadedTrustPolicy, loadTrustPolicy } from '@originmark/verifier';

/** The trust policy of a story, as the verifier loads it at a moment; default when it judges. */
export function loadPolicyOf(
  { clocks, policyText: text }: Pick<DemoStory, 'clocks' | 'policyText'>,
  at = clocks.verifiedAt,
): Promise<LoadedTrustPolicy> {
  return loadTrustPolicy({ text, at, crypto: createNodeCrypto() });
}
