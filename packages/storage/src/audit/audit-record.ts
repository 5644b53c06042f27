import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { canonicalizeJson } from '@originmark/core';
import { sql } from 'kysely';
import type { AuditRow, StorageTransaction } from '../tables.ts';

/** What was done. Digests and ids alone: no personal data, no secret, no content. */
export interface AuditRecord {
  readonly tenant?: string;
  readonly subject: string;
  readonly operation: string;
  readonly about: string;
  readonly status: number;
  readonly at: number;
}

/** What the first record follows. */
const GENESIS = new Uint8Array(32);

/**
 * Adds a record behind the last one: positions without a gap, each hash over the record and the hash before it.
 * One adds at a time; keep the transaction short.
 */
export async function appendAuditRecord(
  tx: StorageTransaction,
  record: AuditRecord,
): Promise<AuditRow> {
  await sql`select pg_advisory_xact_lock(hashtext('audit'))`.execute(tx);
  const last = await findAuditHead(tx);
  const { at, tenant, ...rest } = record;
  const row = {
    ...rest,
    tenant_id: tenant ?? null,
    at: new Date(at),
    position: (last?.position ?? 0n) + 1n,
    previous_hash: last?.hash ?? GENESIS,
  };
  return tx
    .insertInto('audit_record')
    .values({ ...row, hash: auditHash(row) })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** SHA-256 of the record's canonical form (RFC 8785) and the hash before it. */
export function auditHash(row: Omit<AuditRow, 'hash'>): Uint8Array {
  const record = {
    position: row.position.toString(),
    tenant: row.tenant_id,
    subject: row.subject,
    operation: row.operation,
    about: row.about,
    status: row.status,
    at: row.at.toISOString(),
  };
  const hash = createHash('sha256').update(canonicalizeJson(record)).update(row.previous_hash);
  return new Uint8Array(hash.digest());
}

/** The last record: whoever knows its hash knows that nothing before it was changed. */
export async function findAuditHead(tx: StorageTransaction): Promise<AuditRow | undefined> {
  return tx
    .selectFrom('audit_record')
    .selectAll()
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Records in their order, of one tenant or of all. */
export async function listAuditRecords(
  tx: StorageTransaction,
  query: { readonly after?: bigint; readonly limit: number; readonly tenant?: string },
): Promise<AuditRow[]> {
  const { after = 0n, limit, tenant } = query;
  return tx
    .selectFrom('audit_record')
    .selectAll()
    .where('position', '>', after)
    .$if(tenant !== undefined, (rows) => rows.where('tenant_id', '=', tenant ?? ''))
    .orderBy('position')
    .limit(limit)
    .execute();
}

/**
 * The position of the first record that does not follow from the one before it: changed, removed, inserted or
 * moved. Undefined: all do. That none is missing at the end is known from a head that was kept elsewhere.
 * @param rows all from `before` on, in their order
 */
export function findAuditBreak(
  rows: Iterable<AuditRow>,
  before: Pick<AuditRow, 'position' | 'hash'> = { position: 0n, hash: GENESIS },
): bigint | undefined {
  let last = before;
  for (const row of rows) {
    const follows =
      row.position === last.position + 1n &&
      Buffer.compare(row.previous_hash, last.hash) === 0 &&
      Buffer.compare(row.hash, auditHash(row)) === 0;
    if (!follows) return last.position + 1n;
    last = row;
  }
  return undefined;
}
