import { LIMITS, type LoadedTrustPolicy, type VerifierWays } from '@originmark/verifier';
import { HttpError } from '../http/http-error.ts';
import type { Resources } from '../resources.ts';
import type { TrustInUse } from '../trust/trust-in-use.ts';

const STATUS_LIST_TYPES = 'application/vc+jwt, application/jwt';

/** The ways of one verdict to the outside, bounded anew for each: nothing of an importer goes out with them. */
export function openWays(
  { ledger, openFetch, openResolver, unseal }: Resources,
  { policy }: LoadedTrustPolicy,
): VerifierWays {
  const fetch = openFetch();
  const own = `0x${ledger.chainId.toString(16)}`;
  const isTrusted = policy.ledgers?.some(({ chainId }) => chainId === own) === true;
  return {
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
      isTrusted && chainId === own
        ? ({ method, params }) => ledger.request(method, params)
        : undefined,
    ...(unseal !== undefined && { unseal }),
  };
}

/** @throws HttpError `http.busy` where no policy is configured; VerifierError `policy.*` */
export async function policyOf({ trust }: Pick<Resources, 'trust'>): Promise<TrustInUse> {
  if (trust === undefined)
    throw new HttpError('http.busy', 'no trust policy of a verifier is configured here');
  return trust();
}
