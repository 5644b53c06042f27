import type { IssuingPlace, Workspace } from '@originmark/cli/workspace';
import { createIssuerAgent } from '@originmark/issuer/register';
import type { Resources } from '../resources.ts';

/** What one tenant issues and presents with: a workspace without a command line. */
export type TenantPlace = IssuingPlace & Pick<Workspace, 'resolver' | 'ledger'>;

/** The place of a tenant; its agent is made once. */
export type PlaceOf = (tenant: string) => TenantPlace;

const MAX_AGENTS = 50;

/** Keeps the agents of those who called last. */
export function createPlaceOf(resources: Resources): PlaceOf {
  const { clock, crypto, ledger, networks, publicUrl, secretBox } = resources;
  const agents = new Map<string, TenantPlace['agent']>();
  const agentOf = (tenant: string): TenantPlace['agent'] => {
    const database = resources.database.forTenant(tenant);
    const agent = agents.get(tenant) ?? createIssuerAgent({ database, secretBox, clock, networks });
    agents.delete(tenant);
    agents.set(tenant, agent);
    const [oldest] = agents.keys();
    if (agents.size > MAX_AGENTS && oldest !== undefined) agents.delete(oldest);
    return agent;
  };
  return (tenant) => ({
    agent: agentOf(tenant),
    crypto,
    database: resources.database.forTenant(tenant),
    file: { statusBase: `${publicUrl}/status` },
    io: { now: clock },
    ledger,
    resolver: resources.openResolver(),
  });
}
