import { createVerifierCaches, LIMITS, type LoadedTrustPolicy } from '@originmark/verifier';
import type { PreflightInput } from '@originmark/wallet';
import { HttpError } from '../http/http-error.ts';
import type { Resources } from '../resources.ts';

/** What a wallet judges with: the verifier's policy and the guarded ways to the outside. */
export type WalletVerifier = Pick<
  PreflightInput['verifier'],
  'policy' | 'caches' | 'resolver' | 'fetchStatusList' | 'ledgers'
>;

const STATUS_LIST_TYPES = 'application/vc+jwt, application/jwt';

/** The ways of one request, bounded anew for each. */
export function waysOf(
  { crypto, ledger, openFetch, openResolver }: Resources,
  policy: LoadedTrustPolicy,
): WalletVerifier {
  const fetch = openFetch();
  return {
    policy,
    caches: createVerifierCaches(crypto),
    resolver: openResolver(),
    fetchStatusList: async (url) => {
      const { body, status } = await fetch(url, {
        maxBytes: LIMITS.statusListTokenBytes,
        accept: STATUS_LIST_TYPES,
      });
      if (status !== 200) throw new Error(`${url} answered ${status}, not 200`);
      return new TextDecoder().decode(body);
    },
    ledgers: (chainId) =>
      chainId === `0x${ledger.chainId.toString(16)}`
        ? ({ method, params }) => ledger.request(method, params)
        : undefined,
  };
}

/** @throws HttpError `http.busy` where no policy is configured */
export async function policyOf({ trust }: Pick<Resources, 'trust'>): Promise<LoadedTrustPolicy> {
  if (trust === undefined)
    throw new HttpError('http.busy', 'no trust policy of a verifier is configured here');
  return trust();
}
