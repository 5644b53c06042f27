import type { IssuingPlace, Workspace } from '@originmark/cli/workspace';
import { type Issuers, openIssuers } from '../identifiers/issuers.ts';
import type { Resources } from '../resources.ts';

/** What one tenant issues and presents with: a workspace without a command line. */
export type TenantPlace = IssuingPlace & Pick<Workspace, 'resolver' | 'ledger'>;

/** The place of a tenant. */
export type PlaceOf = (tenant: string) => TenantPlace;

/** Places over the agents of the process. */
export function createPlaceOf(
  resources: Resources,
  { agentOf }: Pick<Issuers, 'agentOf'> = openIssuers(resources),
): PlaceOf {
  const { clock, crypto, database, ledger, openResolver, publicUrl } = resources;
  return (tenant) => ({
    agent: agentOf(tenant),
    crypto,
    database: database.forTenant(tenant),
    file: { statusBase: `${publicUrl}/status` },
    io: { now: clock },
    ledger,
    resolver: openResolver(),
  });
}
