import type { CryptoPrimitives, ExistenceProof } from '@originmark/core';
import type { Holdings } from '../hold/holdings.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import { type Arrival, readArrival } from './read-arrival.ts';

/**
 * @internal What is held together with what arrives: one credential may rest on another of the same folder. Of a
 * list or a resolution that is both held and there the newer one is given, so that an old one in the folder
 * does not hide a withdrawal that is known.
 */
export function withArrivals(
  holdings: Holdings,
  arrivals: readonly Arrival[],
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): Holdings {
  const evidence = arrivals.flatMap((one) => (one.kind === 'evidence' ? [one.evidence] : []));
  const proofs = new Map<string, ExistenceProof[]>();
  const tokens = new Map<string, string>();
  for (const one of arrivals)
    if (one.kind === 'credential') tokens.set(one.held.credentialDigest, one.held.token);
  for (const proof of evidence.flatMap(({ existenceProofs }) => existenceProofs)) {
    const token = tokens.get(proof.credentialDigest ?? '');
    if (token !== undefined) proofs.set(token, [...(proofs.get(token) ?? []), proof]);
  }
  const arriving = createMemoryHoldings(
    {
      credentials: [...tokens.values()],
      statusLists: [
        ...arrivals.flatMap((one) => (one.kind === 'status-list' ? [one.token] : [])),
        ...evidence.flatMap(({ statusLists }) => readable(statusLists, crypto)),
      ],
      didResolutions: [
        ...arrivals.flatMap((one) => (one.kind === 'did-resolution' ? [one.token] : [])),
        ...evidence.flatMap(({ didResolutions }) => readable(didResolutions, crypto)),
      ],
      proofs,
    },
    crypto,
  );
  return {
    ...holdings,
    withDigest: async (digest) =>
      (await arriving.withDigest(digest)) ?? holdings.withDigest(digest),
    proofsOf: async (token) => [
      ...(await arriving.proofsOf(token)),
      ...(await holdings.proofsOf(token)),
    ],
    statusList: async (url, issuer) => {
      const both = [
        await arriving.statusList(url, issuer),
        await holdings.statusList(url, issuer),
      ].filter((token) => token !== undefined);
      return createMemoryHoldings({ statusLists: both }, crypto).statusList(url, issuer);
    },
    didResolution: async (did) => {
      const both = [await arriving.didResolution(did), await holdings.didResolution(did)].filter(
        (token) => token !== undefined,
      );
      return createMemoryHoldings({ didResolutions: both }, crypto).didResolution(did);
    },
  };
}

/** Those that can be read at all; the others are told where they are kept. */
function readable(
  tokens: readonly string[],
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): readonly string[] {
  return tokens.filter((token) =>
    ['status-list', 'did-resolution'].includes(readArrival(token, crypto).kind),
  );
}
