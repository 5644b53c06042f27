import type { PostgresPool } from 'kysely';

/** What lies under Kysely: connections to a database of one of the two kinds. */
export interface Pool extends PostgresPool {
  readonly dialect: 'pglite' | 'postgres';
}

/** How long to wait for a connection before giving up, in milliseconds. */
export const CONNECT_TIMEOUT_MS = 30_000;
