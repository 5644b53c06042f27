import { gzip } from '@originmark/core/node';
import {
  createIssuerAgent,
  type IssuerAgent,
  type IssuerContext,
} from '@originmark/issuer/register';
import { IssuerError } from '@originmark/issuer';
import type { Resources } from '../resources.ts';
import { createLru } from './lru.ts';
import { statusHome } from './status-home.ts';

/** Identifiers of tenants, ready to issue. */
export interface Issuers {
  /** The agent over the keys of one tenant. */
  readonly agentOf: (tenant: string) => IssuerAgent;
  /**
   * An identifier of a tenant as the issuer of credentials.
   * @throws IssuerError `issuer.identifier-unknown`: not of this tenant, whoever else holds it
   */
  readonly issuerOf: (tenant: string, did: string) => Promise<IssuerContext>;
}

/** What {@link openIssuers} works with. */
export type IssuersDeps = Pick<
  Resources,
  'clock' | 'crypto' | 'database' | 'networks' | 'publicUrl' | 'randomBytes' | 'secretBox'
>;

/** Agents that are kept open: each is a few objects, and reads its keys anew each time. */
const MAX_AGENTS = 50;

/** One for each process: the routes of all roles share it. */
export function openIssuers(deps: IssuersDeps): Issuers {
  const { clock, crypto, database, networks, publicUrl, randomBytes, secretBox } = deps;
  const agentOf = createLru(MAX_AGENTS, (tenant: string) =>
    createIssuerAgent({ database: database.forTenant(tenant), secretBox, clock, networks }),
  );
  return {
    agentOf,
    async issuerOf(tenant, did) {
      const own = database.forTenant(tenant);
      const row = await own.transaction('reader', (tx) =>
        tx.selectFrom('identifier').select('alias').where('did', '=', did).executeTakeFirst(),
      );
      if (row === undefined)
        throw new IssuerError('issuer.identifier-unknown', `${did} is not held here`);
      const home = statusHome(did, publicUrl);
      return {
        did,
        ...(row.alias !== null && { name: row.alias }),
        database: own,
        agent: agentOf(tenant),
        crypto,
        gzip,
        randomBytes,
        clock,
        statusListUrl: (purpose, number) => `${home}/${purpose}/${number}`,
      };
    },
  };
}
