import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPoolClient } from 'kysely';
import { StorageError } from '../errors.ts';
import type { Pool } from './pool.ts';

/** A pool that hands out no second connection to whoever is inside a transaction. */
export interface GuardedPool extends Pool {
  /** From now on every connection works under an unprivileged role, in and out of transactions. */
  restrict(role: string): void;
  /** Runs the inside of a transaction. */
  inside<T>(run: () => Promise<T>): Promise<T>;
}

/**
 * On one connection an outer query inside a transaction would wait for itself for ever, and on
 * many it would see other data than the transaction: both are refused.
 */
export function guardPool(pool: Pool): GuardedPool {
  const running = new AsyncLocalStorage<{ open: boolean }>();
  const restricted = new WeakSet<PostgresPoolClient>();
  let role: string | undefined;
  return {
    dialect: pool.dialect,
    restrict(name) {
      role = name;
    },
    async inside(run) {
      const mark = { open: true };
      try {
        return await running.run(mark, run);
      } finally {
        mark.open = false;
      }
    },
    async connect() {
      if (running.getStore()?.open === true) {
        throw new StorageError(
          'transaction.nested',
          'inside a transaction every query goes through it: pass it on instead of the database',
        );
      }
      const client = await pool.connect();
      if (role === undefined || restricted.has(client)) return client;
      try {
        await client.query(`set role ${role}`, []);
        // Outside transactions, which name their own.
        await client.query(`set originmark.tenant = 'own'`, []);
      } catch (error) {
        client.release(true);
        throw error;
      }
      restricted.add(client);
      return client;
    },
    end: async () => pool.end(),
  };
}
