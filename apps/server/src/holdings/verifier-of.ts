import { createVerifierCaches, type LoadedTrustPolicy } from '@originmark/verifier';
import type { PreflightInput } from '@originmark/wallet';
import { openWays } from '../judging/ways-of.ts';
import type { Resources } from '../resources.ts';

/** What a wallet judges with: the verifier's policy, and ways to the outside that are bounded anew. */
export function waysOf(
  resources: Resources,
  policy: LoadedTrustPolicy,
): Pick<
  PreflightInput['verifier'],
  'policy' | 'caches' | 'resolver' | 'fetchStatusList' | 'ledgers'
> {
  const { fetchStatusList, ledgers, resolver } = openWays(resources, policy);
  return {
    policy,
    caches: createVerifierCaches(resources.crypto),
    ...(resolver !== undefined && { resolver }),
    ...(fetchStatusList !== undefined && { fetchStatusList }),
    ...(ledgers !== undefined && { ledgers }),
  };
}
