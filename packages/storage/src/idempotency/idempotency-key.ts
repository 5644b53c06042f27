import type { StorageTransaction } from '../tables.ts';

/** What a client named a request by, so that it is worked once. */
export interface IdempotencyKey {
  /** `operationId` of the route. */
  readonly operation: string;
  readonly key: string;
}

/**
 * `begun`: do the work, then keep its answer. `answered`: that is the answer. `running`: another does the work.
 * `other-request`: the key stands for another request.
 */
export type IdempotencyAnswer =
  | { readonly outcome: 'begun' | 'running' | 'other-request' }
  | { readonly outcome: 'answered'; readonly status: number; readonly body: string };

/**
 * Begins a request of the tenant, or says what became of it. Of many at once one begins. Role `app`.
 * @param request.abandonedBefore work that was begun before this moment and has no answer died with its process:
 * it is begun anew, so it must be such that it can be
 */
export async function beginRequest(
  tx: StorageTransaction,
  request: IdempotencyKey & {
    readonly requestDigest: string;
    readonly at: number;
    readonly abandonedBefore: number;
  },
): Promise<IdempotencyAnswer> {
  const { key, operation, requestDigest } = request;
  const at = new Date(request.at);
  const begun = await tx
    .insertInto('idempotency_key')
    .values({ operation, key, request_digest: requestDigest, created_at: at })
    .onConflict((on) =>
      on
        .columns(['tenant_id', 'operation', 'key'])
        .doUpdateSet({ created_at: at })
        .where('idempotency_key.status', 'is', null)
        .where('idempotency_key.request_digest', '=', requestDigest)
        .where('idempotency_key.created_at', '<', new Date(request.abandonedBefore)),
    )
    .returning('key')
    .executeTakeFirst();
  if (begun !== undefined) return { outcome: 'begun' };
  const row = await tx
    .selectFrom('idempotency_key')
    .select(['request_digest', 'status', 'body'])
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirst();
  // Given up meanwhile: whoever asks again begins.
  if (row === undefined) return { outcome: 'running' };
  if (row.request_digest !== requestDigest) return { outcome: 'other-request' };
  if (row.status === null || row.body === null) return { outcome: 'running' };
  return { outcome: 'answered', status: row.status, body: row.body };
}

/** Keeps the answer of work that was begun; the first one counts. Put it into the transaction of the work. */
export async function keepAnswer(
  tx: StorageTransaction,
  answer: IdempotencyKey & { readonly status: number; readonly body: string },
): Promise<void> {
  await tx
    .updateTable('idempotency_key')
    .set({ status: answer.status, body: answer.body })
    .where('operation', '=', answer.operation)
    .where('key', '=', answer.key)
    .where('status', 'is', null)
    .execute();
}

/** Work that failed, and may be begun again at once under its key. Role `app`. */
export async function giveUpRequest(
  tx: StorageTransaction,
  { key, operation }: IdempotencyKey,
): Promise<void> {
  await tx
    .deleteFrom('idempotency_key')
    .where('operation', '=', operation)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

/** Forgets requests of the tenant that nobody will send again. Role `app`. */
export async function forgetRequests(
  tx: StorageTransaction,
  { begunBefore }: { readonly begunBefore: number },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('idempotency_key')
    .where('created_at', '<', new Date(begunBefore))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
