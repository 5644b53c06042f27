import { digestBytes, digestJson, type JsonValue, type Sha256 } from '@originmark/core';
import {
  beginRequest,
  giveUpRequest,
  keepAnswer,
  type OpenDatabase,
  type StorageTransaction,
} from '@originmark/storage';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from './http-error.ts';

/** What a route answers; `body` is JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Puts the answer into the transaction of the work, so that there is never one without the other. */
export type KeepAnswer = (tx: StorageTransaction, answer: Answer) => Promise<void>;

/**
 * Does the work of a request once, if it names itself by `Idempotency-Key`: the same request gets the same answer.
 * A request without the header is worked each time. Work whose process died is begun anew after two minutes, so it
 * must be such that it can be; work that throws is forgotten, and may be sent again at once.
 * @param options.digest of a body that is no JSON and no bytes, such as an upload
 * @throws HttpError `request.in-progress`, `http.invalid` (the key stands for another request), `http.malformed`
 */
export type WithIdempotency = (
  request: FastifyRequest,
  work: (keep: KeepAnswer) => Promise<Answer>,
  options?: { readonly digest?: string },
) => Promise<Answer & { readonly isAgain: boolean }>;

const KEY = /^[\x21-\x7e]{1,255}$/;
const ABANDONED_MS = 120_000;

export function createIdempotency({
  clock,
  crypto,
  database,
}: {
  readonly clock: () => number;
  readonly crypto: { readonly sha256: Sha256 };
  readonly database: OpenDatabase;
}): WithIdempotency {
  return async (request, work, options = {}) => {
    const key = keyOf(request);
    if (key === undefined) return { ...(await work(() => Promise.resolve())), isAgain: false };
    const own = database.forTenant(principalOf(request).tenant);
    const name = { operation: operationOf(request), key };
    const at = clock();
    const found = await own.transaction((tx) =>
      beginRequest(tx, {
        ...name,
        requestDigest: digestOf(request, crypto.sha256, options.digest),
        at,
        abandonedBefore: at - ABANDONED_MS,
      }),
    );
    switch (found.outcome) {
      case 'answered':
        return { status: found.status, body: JSON.parse(found.body) as unknown, isAgain: true };
      case 'running':
        throw new HttpError('request.in-progress', `the request ${key} is being worked`, {
          retryAfterSeconds: 1,
        });
      case 'other-request':
        throw new HttpError('http.invalid', `Idempotency-Key ${key} was sent with another request`);
      case 'begun':
        break;
    }
    const keep: KeepAnswer = (tx, { body, status }) =>
      keepAnswer(tx, { ...name, status, body: JSON.stringify(body) });
    try {
      const answer = await work(keep);
      await own.transaction((tx) => keep(tx, answer));
      return { ...answer, isAgain: false };
    } catch (error) {
      // Where this fails too, the key is free again when the work counts as abandoned.
      await own.transaction((tx) => giveUpRequest(tx, name)).catch(() => undefined);
      throw error;
    }
  };
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new HttpError('http.malformed', 'Idempotency-Key is 1 to 255 visible ASCII characters');
}

function operationOf({ method, routeOptions }: FastifyRequest): string {
  const { operationId } = (routeOptions.schema ?? {}) as { readonly operationId?: string };
  return operationId ?? `${method} ${routeOptions.url ?? ''}`;
}

/** Of the address with its query, and of what was sent: spaces and the order of members make no difference. */
function digestOf(request: FastifyRequest, sha256: Sha256, given: string | undefined): string {
  const { body, url } = request;
  const content =
    given ??
    (body instanceof Uint8Array
      ? digestBytes(body, sha256)
      : digestJson((body ?? null) as JsonValue, sha256));
  return digestJson({ url, content }, sha256);
}
