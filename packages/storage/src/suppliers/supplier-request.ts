import { sql } from 'kysely';
import type { StorageTransaction, SupplierRequestRow } from '../tables.ts';

export interface NewSupplierRequest {
  readonly id: string;
  /** SHA-256 of the link's secret in hex: whoever reads the table cannot use it. */
  readonly linkDigest: string;
  readonly supplier: string;
  /** JSON text: what is asked. */
  readonly asks: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** @throws StorageError `record.duplicate` */
export async function recordSupplierRequest(
  tx: StorageTransaction,
  request: NewSupplierRequest,
): Promise<SupplierRequestRow> {
  return tx
    .insertInto('supplier_request')
    .values({
      id: request.id,
      link_digest: request.linkDigest,
      supplier: request.supplier,
      asks: request.asks,
      created_at: new Date(request.createdAt),
      expires_at: new Date(request.expiresAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Whose link it is: whoever has it names no tenant. Role `app`, of any tenant; all else of the row is seen in
 * a transaction of the tenant alone.
 */
export async function findTenantOfLink(
  tx: StorageTransaction,
  linkDigest: string,
): Promise<string | undefined> {
  const { rows } = await sql<{
    tenant: string | null;
  }>`select tenant_of_supply_link(${linkDigest}) as tenant`.execute(tx);
  return rows[0]?.tenant ?? undefined;
}

export async function findSupplierRequest(
  tx: StorageTransaction,
  linkDigest: string,
): Promise<SupplierRequestRow | undefined> {
  return tx
    .selectFrom('supplier_request')
    .selectAll()
    .where('link_digest', '=', linkDigest)
    .executeTakeFirst();
}

/**
 * Keeps a supplier's answer: a link is used once, before its end.
 * @returns `taken`, or why not; the same answer again is `taken` too
 */
export async function answerSupplierRequest(
  tx: StorageTransaction,
  step: {
    readonly linkDigest: string;
    /** JSON text. */
    readonly answer: string;
    readonly documentDigest?: string;
    readonly at: number;
  },
): Promise<'taken' | 'answered' | 'expired' | 'unknown'> {
  const at = new Date(step.at);
  const document = step.documentDigest ?? null;
  const taken = await tx
    .updateTable('supplier_request')
    .set({ answer: step.answer, answered_at: at, document_digest: document })
    .where('link_digest', '=', step.linkDigest)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('id')
    .executeTakeFirst();
  if (taken !== undefined) return 'taken';
  const row = await findSupplierRequest(tx, step.linkDigest);
  if (row === undefined) return 'unknown';
  if (row.answered_at === null) return 'expired';
  return row.answer === step.answer && row.document_digest === document ? 'taken' : 'answered';
}

/** In the order of their ids. */
export async function listSupplierRequests(
  tx: StorageTransaction,
  query: { readonly isOpen?: boolean; readonly after?: string; readonly limit: number },
): Promise<SupplierRequestRow[]> {
  return tx
    .selectFrom('supplier_request')
    .selectAll()
    .where('id', '>', query.after ?? '')
    .$if(query.isOpen === true, (rows) => rows.where('answered_at', 'is', null))
    .orderBy('id')
    .limit(query.limit)
    .execute();
}
