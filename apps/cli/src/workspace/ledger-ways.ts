import {
  createMethodResolver,
  didFailure,
  type EthereumRequest,
  type TrustedLedger,
  type VersionedDidResolver,
} from '@originmark/core';
import type { LedgerFile } from './ledger-file.ts';
import type { NodePlace, OpenLedger } from './open-node.ts';

/** Ways to the nodes of ledgers that somebody trusts. Nothing is opened before it is asked. */
export interface LedgerWays {
  /** Resolves did:ethr of every ledger that is trusted and has a node. */
  readonly resolver: VersionedDidResolver;
  readonly request: (chainId: string) => EthereumRequest | undefined;
  close(): Promise<void>;
}

/** Which ledgers are trusted, and where nodes may be. */
export interface WaysOptions {
  /** As a trust policy lists them: chain, contracts and finality are held against it. */
  readonly trusted: readonly TrustedLedger[];
  readonly folder: string;
  /** What the folder knows of a node; it says where one is, never what is true. */
  readonly file?: LedgerFile | undefined;
  /** A node named by the caller, for the chain of this id. */
  readonly rpc?: { readonly url: string; readonly chainId: string } | undefined;
  readonly clock: () => number;
}

/**
 * A node that cannot be reached, or is of another network than trusted, leaves the question undecided:
 * the resolver answers `unreachable`, a request rejects.
 */
export function openLedgerWays({ trusted, folder, file, rpc, clock }: WaysOptions): LedgerWays {
  const opened = new Map<
    string,
    Promise<OpenLedger & { readonly resolver: VersionedDidResolver }>
  >();
  const placeOf = (chainId: string): NodePlace | undefined => {
    if (rpc?.chainId === chainId) return { rpc: rpc.url };
    if (file?.ledger.chainId !== chainId) return undefined;
    return file.rpc === undefined ? { folder } : { rpc: file.rpc };
  };
  const openAt = (chainId: string) => {
    const known = opened.get(chainId);
    if (known !== undefined) return known;
    const ledger = trusted.find((one) => one.chainId === chainId);
    const place = placeOf(chainId);
    if (ledger === undefined || place === undefined) return undefined;
    const opening = openWay(ledger, place, clock);
    // Whoever asks hears of it; a way that nobody took in the end is no fault.
    opening.catch(() => undefined);
    opened.set(chainId, opening);
    return opening;
  };
  const ethr: VersionedDidResolver = {
    honoursVersions: true,
    async resolve(didUrl, options) {
      const chainId = /^did:ethr:(0x[0-9a-f]+):/.exec(didUrl.toLowerCase())?.[1] ?? '';
      const way = openAt(chainId);
      if (way === undefined)
        return didFailure('methodNotSupported', `no node of chain ${chainId} is known here`);
      try {
        const { resolver } = await way;
        return await resolver.resolve(didUrl, options);
      } catch (error) {
        return didFailure('unreachable', error instanceof Error ? error.message : String(error));
      }
    },
  };
  return {
    resolver: createMethodResolver({ ethr }),
    request(chainId) {
      const way = openAt(chainId);
      if (way === undefined) return undefined;
      return async ({ method, params }) => (await way).ledger.request(method, params);
    },
    async close() {
      for (const way of await Promise.allSettled(opened.values()))
        if (way.status === 'fulfilled') await way.value.close();
    },
  };
}

/** Loaded only here: a verdict without a ledger needs none of it. */
async function openWay(ledger: TrustedLedger, place: NodePlace, clock: () => number) {
  const [{ openLedger }, { createEthrIndex, createEthrResolver }] = await Promise.all([
    import('./open-node.ts'),
    import('@originmark/ledger'),
  ]);
  const open = await openLedger(ledger, place, clock);
  const index = await createEthrIndex({ ledger: open.ledger });
  // One verdict sees one head.
  const resolver = createEthrResolver(index, { clock: () => 0, maxAgeMs: 1 });
  return { ...open, resolver };
}
