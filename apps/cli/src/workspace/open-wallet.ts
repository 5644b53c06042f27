import {
  createMethodResolver,
  type CryptoPrimitives,
  type DidResolver,
  type EthereumRequest,
} from '@originmark/core';
import type { LoadedTrustPolicy } from '@originmark/verifier';
import { createHoldings } from '@originmark/wallet/store';
import { openNetwork } from '../network/open-network.ts';
import { findPublished } from './published.ts';
import type { Workspace } from './open-workspace.ts';

/** What is held in the data folder. */
export function openHoldings({ crypto, database }: Workspace): ReturnType<typeof createHoldings> {
  return createHoldings(database, { crypto });
}

/** What a verifier that runs in an open data folder judges with. */
export interface WalletVerifier {
  readonly policy: LoadedTrustPolicy;
  readonly crypto: CryptoPrimitives;
  readonly resolver?: DidResolver;
  readonly fetchStatusList?: (url: string) => Promise<string>;
  readonly ledgers?: (chainId: string) => EthereumRequest | undefined;
}

/** The ways of a verifier: those of the open data folder, and public hosts unless it is told to ask nobody. */
export function verifierIn(
  workspace: Workspace,
  policy: LoadedTrustPolicy,
  offline: boolean,
): WalletVerifier {
  const { crypto, file, folder, ledger, resolver: ethr } = workspace;
  const given = { policy, crypto };
  if (offline) return given;
  const network = openNetwork(workspace.io);
  return {
    ...given,
    resolver: createMethodResolver({ web: network.resolver, ethr }),
    fetchStatusList: async (url) =>
      (await findPublished(folder, url)) ?? network.fetchStatusList(url),
    ledgers: (chainId) =>
      chainId === file.ledger.chainId
        ? ({ method, params }) => ledger.request(method, params)
        : undefined,
  };
}
