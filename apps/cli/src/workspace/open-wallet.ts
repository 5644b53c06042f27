import {
  createMethodResolver,
  type CryptoPrimitives,
  type DidResolver,
  type EthereumRequest,
  type ExistenceProof,
} from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import { proveExistence } from '@originmark/issuer/register';
import { findCredential } from '@originmark/storage';
import type { LoadedTrustPolicy } from '@originmark/verifier';
import { openHoldings as openStored, type StoredHoldings } from '@originmark/wallet/store';
import { readCredential } from '@originmark/wallet';
import { recordedIn } from '../network/did-record.ts';
import { openNetwork } from '../network/open-network.ts';
import { findHeld, issuerOf } from './identifiers.ts';
import { findPublished } from './published.ts';
import type { Workspace } from './open-workspace.ts';
import { provenVersions } from './status-versions.ts';

/**
 * What is held in the data folder. What was issued in it, receipts above all, comes with the proofs that its
 * own register gives once it is anchored, and its status lists with the versions that were in force at a claim.
 */
export async function openHoldings(workspace: Workspace): Promise<StoredHoldings> {
  const { crypto, database, io } = workspace;
  const stored = await openStored(database, { crypto, clock: io.now });
  const own = new Map<string, readonly ExistenceProof[]>();
  return {
    ...stored,
    async proofsOf(token) {
      const held = await stored.proofsOf(token);
      const known = own.get(token) ?? (await proveOwn(workspace, token));
      own.set(token, known);
      // Anybody can send a proof of what was issued here: that of the own register comes first.
      return unique([...known, ...held]);
    },
    async statusVersionsAt(url, _issuer, at) {
      const versions = await provenVersions(workspace, url, at);
      for (const { proof, token } of versions) if (proof !== undefined) own.set(token, [proof]);
      return versions.map(({ token }) => token);
    },
  };
}

function unique(proofs: readonly ExistenceProof[]): readonly ExistenceProof[] {
  return [...new Map(proofs.map((proof) => [JSON.stringify(proof), proof])).values()];
}

/** The proof of a token that was issued and anchored here; none for a stranger's, or while it waits. */
async function proveOwn(workspace: Workspace, token: string): Promise<readonly ExistenceProof[]> {
  const { crypto, database, ledger } = workspace;
  const { id } = readCredential(token, crypto);
  const row = await database.transaction('reader', (tx) => findCredential(tx, id));
  if (row?.token !== token) return [];
  try {
    const issuer = issuerOf(workspace, await findHeld(database, row.issuer_did));
    return [await proveExistence(issuer, id, ledger)];
  } catch (cause) {
    if (cause instanceof IssuerError && cause.code === 'issuer.not-anchored') return [];
    throw cause;
  }
}

/** What a verifier that runs in an open data folder judges with. */
export interface WalletVerifier {
  readonly policy: LoadedTrustPolicy;
  readonly crypto: CryptoPrimitives;
  readonly resolver?: DidResolver;
  readonly fetchStatusList?: (url: string) => Promise<string>;
  readonly ledgers?: (chainId: string) => EthereumRequest | undefined;
}

/**
 * The ways of a verifier: those of the open data folder, and public hosts unless it is told to ask nobody.
 * What did:web hosts serve is kept in its database, and answers for those that are gone.
 */
export function verifierIn(
  workspace: Workspace,
  policy: LoadedTrustPolicy,
  offline: boolean,
): WalletVerifier {
  const { crypto, database, file, folder, io, ledger, resolver: ethr } = workspace;
  const given = { policy, crypto };
  if (offline) return given;
  const network = openNetwork(io);
  const web: DidResolver = {
    resolve: async (did) => (await recordedIn(database, network, io)).resolve(did),
  };
  return {
    ...given,
    resolver: createMethodResolver({ web, ethr }),
    fetchStatusList: async (url) =>
      (await findPublished(folder, url)) ?? network.fetchStatusList(url),
    ledgers: (chainId) =>
      chainId === file.ledger.chainId
        ? ({ method, params }) => ledger.request(method, params)
        : undefined,
  };
}
