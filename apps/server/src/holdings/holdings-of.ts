import { issuerOf, provenVersions } from '@originmark/cli/workspace';
import type { CryptoPrimitives, ExistenceProof } from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import { proveExistence } from '@originmark/issuer/register';
import { findCredential, markHoldings } from '@originmark/storage';
import { readCredential, WalletError } from '@originmark/wallet';
import { openHoldings, type StoredHoldings } from '@originmark/wallet/store';
import type { PlaceOf, TenantPlace } from './tenant-place.ts';

/** What a tenant holds, as it stands in the database. */
export type HoldingsOf = (tenant: string) => Promise<StoredHoldings>;

/** How much is kept open: a credential takes about 8 kB. */
export interface HoldingsBounds {
  readonly tenants: number;
  /** Of one tenant. */
  readonly credentials: number;
}

const BOUNDS: HoldingsBounds = { tenants: 20, credentials: 20_000 };

interface Opened {
  readonly mark: string;
  readonly holdings: Promise<StoredHoldings>;
}

/**
 * Opens holdings when they are asked for, and keeps those of the tenants who asked last. What another
 * process keeps meanwhile is seen by the next call.
 */
export function createHoldingsOf(placeOf: PlaceOf, bounds: HoldingsBounds = BOUNDS): HoldingsOf {
  const known = new Map<string, Opened>();
  return async (tenant) => {
    const place = placeOf(tenant);
    const { credentials, mark } = await place.database.transaction('reader', markHoldings);
    if (credentials > bounds.credentials)
      throw new WalletError(
        'wallet.limit-exceeded',
        `${credentials} credentials are held, and ${bounds.credentials} can be searched`,
      );
    const found = known.get(tenant);
    known.delete(tenant);
    const opened = found?.mark === mark ? found : { mark, holdings: openFor(place) };
    known.set(tenant, opened);
    const [oldest] = known.keys();
    if (known.size > bounds.tenants && oldest !== undefined) known.delete(oldest);
    try {
      return await opened.holdings;
    } catch (cause) {
      if (known.get(tenant) === opened) known.delete(tenant);
      throw cause;
    }
  };
}

/** What is held, with the proofs that the tenant's own register gives of what was issued here. */
async function openFor(place: TenantPlace): Promise<StoredHoldings> {
  const { crypto, database, io } = place;
  const stored = await openHoldings(database, { crypto, clock: io.now });
  const versions = new Map<string, readonly ExistenceProof[]>();
  return {
    ...stored,
    get size() {
      return stored.size;
    },
    async proofsOf(token) {
      const own = versions.get(token) ?? (await proveOwn(place, token, crypto));
      // Anybody can send a proof of what was issued here: that of the own register comes first.
      return unique([...own, ...(await stored.proofsOf(token))]);
    },
    async statusVersionsAt(url, _issuer, at) {
      const proven = await provenVersions(place, url, at);
      for (const { proof, token } of proven) if (proof !== undefined) versions.set(token, [proof]);
      return proven.map(({ token }) => token);
    },
  };
}

/** None for a stranger's token, or while it waits to be anchored. */
async function proveOwn(
  place: TenantPlace,
  token: string,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): Promise<readonly ExistenceProof[]> {
  const { id } = readCredential(token, crypto);
  const row = await place.database.transaction('reader', (tx) => findCredential(tx, id));
  if (row?.token !== token) return [];
  try {
    const issuer = issuerOf(place, { did: row.issuer_did });
    return [await proveExistence(issuer, id, place.ledger)];
  } catch (cause) {
    if (cause instanceof IssuerError && cause.code === 'issuer.not-anchored') return [];
    throw cause;
  }
}

function unique(proofs: readonly ExistenceProof[]): readonly ExistenceProof[] {
  return [...new Map(proofs.map((proof) => [JSON.stringify(proof), proof])).values()];
}
