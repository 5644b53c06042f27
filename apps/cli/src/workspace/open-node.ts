import { join } from 'node:path';
import type { TrustedLedger } from '@originmark/core';
import { connectLedger, type Ledger } from '@originmark/ledger';
import { openEmbeddedChain } from '@originmark/ledger/embedded';

/** A ledger that was checked against what is trusted of it, and is to be closed. */
export interface OpenLedger {
  readonly ledger: Ledger;
  readonly close: () => Promise<void>;
}

/** Where the node of a ledger is. */
export type NodePlace = { readonly rpc: string } | { readonly folder: string };

/**
 * Connects to a node over a URL, or to the embedded chain of a data folder.
 * @throws LedgerError `network.*` `rpc.*` `chain.*`
 */
export async function openLedger(
  { chainId, registry, eas, codeHash, finality }: TrustedLedger,
  place: NodePlace,
  clock: () => number,
): Promise<OpenLedger> {
  const trusted = { chainId: Number(chainId), registry, eas, codeHash, finality };
  if ('rpc' in place) {
    const ledger = await connectLedger({ ...trusted, url: place.rpc });
    return {
      ledger,
      close: () => {
        ledger.close();
        return Promise.resolve();
      },
    };
  }
  const chain = await openEmbeddedChain({
    folder: chainFolder(place.folder),
    chainId: trusted.chainId,
    clock,
  });
  try {
    const ledger = await connectLedger({ ...trusted, request: (asked) => chain.request(asked) });
    const close = async (): Promise<void> => {
      ledger.close();
      await chain.close();
    };
    return { ledger, close };
  } catch (cause) {
    await chain.close();
    throw cause;
  }
}

/** The embedded chain of a data folder. */
export function chainFolder(folder: string): string {
  return join(folder, 'chain');
}
