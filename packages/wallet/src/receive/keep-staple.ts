import type { Holdings } from '../hold/holdings.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { readCredential } from '../read-credential.ts';
import type { ReceiveContext, Received } from './received.ts';
import type { ArrivedStaple } from './with-arrivals.ts';

/**
 * @internal A status list or a resolution takes the place of what is held only where the verifier finds it sound
 * under the policy: a stranger can write any URL, sequence and date. Undecided, or without a policy, it is kept
 * where there is none.
 */
export async function keepStaple(
  arrival: ArrivedStaple,
  together: Holdings,
  { crypto, holdings, judge }: ReceiveContext,
): Promise<Omit<Received, 'name' | 'kind'>> {
  const { kind, token } = arrival;
  const held = readCredential(token, crypto, BUNDLE_LIMITS.statusListTokenBytes);
  const judged = await judge?.(held, together);
  if (judged?.outcome === 'invalid' || judged?.isUnsound === true)
    return {
      state: 'refused',
      judged,
      why: `it is not sound: ${judged.reasons.join(', ')}`,
      remedy: 'Fetch it from whoever signs it.',
    };
  const before =
    kind === 'status-list'
      ? await holdings.statusList(arrival.url, held.issuer)
      : await holdings.didResolution(arrival.did);
  if (before !== undefined && before !== token && judged?.outcome !== 'valid')
    return {
      state: 'not-held',
      ...(judged !== undefined && { judged }),
      why: 'another one is held, and nothing shows that this one may take its place',
      remedy: 'Name the trust policy with --trust, and let its signer be resolved.',
    };
  // What was kept undecided may have any sequence and any date.
  const takesPlace = before !== undefined && before !== token && !(await isValid(before));
  await (kind === 'status-list'
    ? holdings.keepStatusList(token, takesPlace)
    : holdings.keepDidResolution(token, takesPlace));
  return { state: 'kept', ...(judged !== undefined && { judged }) };

  async function isValid(other: string): Promise<boolean> {
    const one = readCredential(other, crypto, BUNDLE_LIMITS.statusListTokenBytes);
    return (await judge?.(one, together))?.outcome === 'valid';
  }
}
