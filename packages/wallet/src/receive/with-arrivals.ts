import type { CryptoPrimitives, ExistenceProof } from '@originmark/core';
import type { Holdings } from '../hold/holdings.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import type { Arrival } from './read-arrival.ts';

/** @internal A status list or a resolution as it arrives. */
export type ArrivedStaple = Extract<Arrival, { kind: 'status-list' | 'did-resolution' }>;

/** @internal What arrives, as far as it is to be seen. */
export interface Arriving {
  readonly credentials: readonly string[];
  readonly staples: readonly ArrivedStaple[];
  /** Tokens of the staples that the verifier finds valid. */
  readonly proven: ReadonlySet<string>;
  readonly proofsOf: (token: string) => readonly ExistenceProof[];
}

/**
 * @internal What arrives over what is held. Of a list or a resolution that is both held and there the newer one is
 * given, so that an old one in the folder does not hide a withdrawal that is known; but one that nothing shows to
 * be its signer's is given only where there is no other: a stranger can write any sequence and date.
 */
export function withArrivals(
  holdings: Holdings,
  { credentials, proofsOf, proven, staples }: Arriving,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): Holdings {
  const inMemory = (from: readonly ArrivedStaple[]) =>
    createMemoryHoldings(
      {
        credentials,
        statusLists: tokensOf('status-list', from),
        didResolutions: tokensOf('did-resolution', from),
      },
      crypto,
    );
  const arriving = inMemory(staples);
  const shown = inMemory(staples.filter(({ token }) => proven.has(token)));
  return {
    ...holdings,
    withDigest: async (digest) =>
      (await arriving.withDigest(digest)) ?? holdings.withDigest(digest),
    proofsOf: async (token) => {
      const all = [...proofsOf(token), ...(await holdings.proofsOf(token))];
      return [...new Map(all.map((proof) => [JSON.stringify(proof), proof])).values()];
    },
    statusList: async (url, issuer) => {
      const both = await bothOf((from) => from.statusList(url, issuer));
      if (both.length === 0) return arriving.statusList(url, issuer);
      return createMemoryHoldings({ statusLists: both }, crypto).statusList(url, issuer);
    },
    didResolution: async (did) => {
      const both = await bothOf((from) => from.didResolution(did));
      if (both.length === 0) return arriving.didResolution(did);
      return createMemoryHoldings({ didResolutions: both }, crypto).didResolution(did);
    },
  };

  /** Once where it is the same; of two of one number what is held comes last, and stays. */
  async function bothOf(
    ask: (from: Holdings) => Promise<string | undefined>,
  ): Promise<readonly string[]> {
    const both = [await ask(shown), await ask(holdings)];
    return [...new Set(both)].filter((token) => token !== undefined);
  }
}

function tokensOf(kind: ArrivedStaple['kind'], from: readonly ArrivedStaple[]): readonly string[] {
  return from.filter((one) => one.kind === kind).map(({ token }) => token);
}
