import type { CryptoPrimitives } from '@originmark/core';
import { createGuardedFetch } from '@originmark/core/node';
import { createTenant, findTenant, type OpenDatabase } from '@originmark/storage';
import { OPERATOR_TENANT } from '../tenants/operator.ts';
import type { Authenticator } from './authenticator.ts';
import { databaseMarks } from './database-marks.ts';
import { createKeySet, fetchKeySet, type LoadKeySet } from './key-sets.ts';
import { createTokenAuthenticator } from './token-authenticator.ts';
import { type ClaimNames, CUSTOMS_TENANT } from './token-claims.ts';

export interface AuthenticatorSettings {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPrimitives;
  /** Where this service is reached, without a slash at its end. */
  readonly publicUrl: string;
  readonly issuer: string;
  /** `aud` of tokens for this service; default where it is reached. */
  readonly audience?: string;
  readonly loadKeys: LoadKeySet;
  /** The true time. */
  readonly clock: () => number;
  readonly claims?: ClaimNames;
}

/** The authenticator of a service over its own database. */
export function openAuthenticator(settings: AuthenticatorSettings): Authenticator {
  const { clock, database, loadKeys, publicUrl } = settings;
  return createTokenAuthenticator({
    audience: publicUrl,
    ...settings,
    findKey: createKeySet({ clock, load: loadKeys }),
    isTenant: rememberTenants(database),
    replays: databaseMarks(database, clock),
  });
}

/** The keys of an authorization server on this machine, which speaks plain http. */
export function embeddedKeySet(issuer: string): LoadKeySet {
  const host = 'auth.localhost';
  const fetch = createGuardedFetch({ allowedHosts: [], hosts: { [host]: issuer } });
  return fetchKeySet(() => fetch, `https://${host}/jwks`);
}

/** Makes the tenants that every service has: whoever runs it, and customs. */
export async function createFirstTenants(database: OpenDatabase, clock: () => number) {
  const createdAt = clock();
  await database.transaction(async (tx) => {
    for (const id of [OPERATOR_TENANT, CUSTOMS_TENANT])
      if ((await findTenant(tx, id)) === undefined)
        await createTenant(tx, { id, name: id, createdAt });
  });
}

/** A tenant that was there is there: none is ever removed. */
function rememberTenants(database: OpenDatabase): (id: string) => Promise<boolean> {
  const known = new Set<string>();
  return async (id) => {
    if (known.has(id)) return true;
    const found = await database.transaction(async (tx) => findTenant(tx, id));
    if (found !== undefined) known.add(id);
    return found !== undefined;
  };
}
