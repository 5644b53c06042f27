import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { asOwner } from '../as-owner.test-support.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { testDatabases } from '../test-databases.test-support.ts';
import { MIGRATIONS } from './migrations.ts';

const folder = mkdtempSync(join(tmpdir(), 'originmark-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DID = `'did:web:a.example'`;
const DIGEST = `'uEi${'A'.repeat(44)}'`;
const NETWORK = `'0x1:0x${'2'.repeat(40)}'`;
const BITS = `decode(repeat('00', 16384), 'hex')`;
const HEX = (length: number): string => `'0x${'a'.repeat(length)}'`;

/** A row in each table of the last schema before tenants: the values of its columns, in their order. */
const ROWS: Readonly<Record<string, string>> = {
  identifier: `${DID}, 'did:web', 'a', null, '[]', 'epoch'`,
  key_record: `'k', ${DID}, 'local', 'Secp256r1', '04', '{}', 'epoch'`,
  private_key: `'k', 'Secp256r1', '\\x01', 'k', 'epoch'`,
  credential_record: `'urn:c', 'T', '', ${DID}, null, '{}', ${DIGEST}, 'intended', null, null, 'epoch'`,
  status_list: `'https://a.example/1', ${DID}, 'revocation', 131072, 10, 1, ${BITS}, true, 1, 'epoch', 0`,
  status_version: `'https://a.example/1', 1, 'intended', '{}', 'd', null, ${BITS}, null, null, 'epoch', null, 0`,
  status_index: `'https://a.example/1', 5, 'urn:c'`,
  revocation_record: `'urn:c', 'ceased', 'epoch', null, 'epoch', 1`,
  anchor_batch: `1, 'a', 1, 'claimed', null, null, null, null, null, null, 'epoch'`,
  anchor_item: `'d', 't', decode(repeat('01', 32), 'hex'), decode(repeat('02', 32), 'hex'), 'waiting', null, null, 1, 'epoch'`,
  anchor_transaction: `1, 1, ${HEX(40)}, 0, ${HEX(64)}, '0x02', 'epoch'`,
  policy_sequence: `'p', 1, 'd', 'epoch'`,
  setting: `'s', 'v', 'epoch'`,
  held_credential: `'${'a'.repeat(64)}', 'd', 'urn:h', 'T', 'a.b.c', 'valid', '[]', 'epoch', 1`,
  held_proof: `'t', 'p', '{}'`,
  held_sealed_part: `'d', '{}', 'jwe'`,
  held_status_list: `'https://a.example/1', ${DID}, 1, 'a.b.c'`,
  held_did_resolution: `${DID}, '2026-01-01T00:00:00Z', 'a.b.c'`,
  part_match: `'i', 'p', '[]', 'epoch'`,
  wallet_receipt: `'i', 'd', 'urn:r', null, 'epoch'`,
  held_document: `'d', 'application/pdf', 'n', 1, '\\x01', 'd', 'epoch'`,
  ethr_network: NETWORK,
  ethr_event: `${NETWORK}, 1, 0, '{}'`,
  ethr_mark: `${NETWORK}, 1, ${HEX(64)}, 1`,
  did_document: `${DID}, 'd', '{}', 'epoch', 'epoch'`,
  relayed_request: `${HEX(64)}, ${HEX(40)}, 1, null, 'epoch'`,
};

describe.each(testDatabases(join(folder, 'data')))('a database before tenants, $name', (where) => {
  let database: OpenDatabase;
  const before = new Map<string, unknown>();
  let existing: readonly string[] = [];
  const read = async (table: string) => asOwner(database, [`select * from ${table}`]);

  beforeAll(async () => {
    database = await where.open({ migrations: MIGRATIONS.slice(0, 10) });
    for (const [table, values] of Object.entries(ROWS)) {
      await asOwner(database, [`insert into ${table} overriding system value values (${values})`]);
      before.set(table, (await read(table))[0]);
    }
    const tables = await asOwner(database, [
      `select relname::text as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    ]);
    existing = tables.map(({ name }) => String(name));
    await database.close();
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  it('keeps every row, and those that are somebody’s are the party’s own', async () => {
    expect(existing).toEqual([...Object.keys(ROWS), 'schema_migration'].sort());
    const owned: string[] = [];
    for (const [table, row] of before) {
      const [now, ...more] = await read(table);
      expect(more).toEqual([]);
      const { tenant_id: tenant, ...rest } = now ?? {};
      expect({ table, ...rest }).toEqual({ table, ...(row as object) });
      if (tenant !== undefined) owned.push(table);
      expect([undefined, 'own']).toContain(tenant);
    }
    expect(owned).toHaveLength(13);
  });

  it('shows them to the party, and to no other tenant', async () => {
    const seen = async (tenant: string) => {
      const counts: Record<string, number> = {};
      for (const table of Object.keys(ROWS))
        counts[table] = await database.forTenant(tenant).transaction(async (tx) => {
          const may = sql<{ may: boolean }>`select has_table_privilege(${table}, 'select') as may`;
          const [granted] = (await may.execute(tx)).rows;
          if (granted?.may !== true) return 1;
          return (await sql`select from ${sql.table(table)}`.execute(tx)).rows.length;
        });
      return counts;
    };
    const [mine, others] = [await seen('own'), await seen('other')];
    expect(Object.entries(mine).filter(([, count]) => count !== 1)).toEqual([]);
    expect(
      Object.keys(others)
        .filter((table) => others[table] === 0)
        .sort(),
    ).toEqual([
      'credential_record',
      'held_credential',
      'held_did_resolution',
      'held_document',
      'held_proof',
      'held_sealed_part',
      'held_status_list',
      'identifier',
      'key_record',
      'part_match',
      'private_key',
      'revocation_record',
      'status_index',
      'status_list',
      'status_version',
      'wallet_receipt',
    ]);
  });

  it('lets the party write as before, and a second tenant hold the same', async () => {
    const insert = (tenant: string) =>
      database.forTenant(tenant).transaction((tx) =>
        tx
          .insertInto('part_match')
          .values({ importer: 'i', part: 'p', credentials: '[]', remembered_at: new Date(0) })
          .execute(),
      );
    await expect(insert('own')).rejects.toMatchObject({ code: 'record.duplicate' });
    await database.transaction((tx) =>
      tx
        .insertInto('tenant')
        .values({ id: 'other', name: 'o', created_at: new Date(0) })
        .execute(),
    );
    await insert('other');
    expect(await read('part_match')).toHaveLength(2);
  });
});
