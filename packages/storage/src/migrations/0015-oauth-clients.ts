import type { Migration } from './migration.ts';

/**
 * Who may get tokens, each with the public half of its key: the server holds nothing that could be used in
 * its place. Its rows are no tenant's (`acts_for` says for whom a client acts): tokens are asked for before
 * anybody is known.
 */
export const oauthClients: Migration = {
  number: 15,
  name: 'oauth-clients',
  statements: [
    `create table oauth_client (
      id text primary key check (id ~ '^[a-z][a-z0-9-]{2,62}$'),
      acts_for text not null references tenant (id),
      roles text not null,
      scopes text not null,
      public_key text not null,
      bound boolean not null,
      created_at timestamptz not null,
      ended_at timestamptz)`,
    `grant select on oauth_client to originmark_reader`,
    `grant select, insert, update (ended_at) on oauth_client to originmark_app`,
  ],
};
