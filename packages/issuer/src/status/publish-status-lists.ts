import { digestJson, formatDateTime, type JsonObject, parseDateTime } from '@originmark/core';
import {
  findPublishedVersion,
  type NextStatusVersion,
  prepareStatusVersion,
  publishStatusVersion,
  readNextVersion,
  type StatusVersionRow,
  type StorageTransaction,
} from '@originmark/storage';
import { checkSchema } from '../check-schema.ts';
import { createStatusListCredential } from '../create-status-list-credential.ts';
import { enqueueToken } from '../issuing/enqueue-token.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { chooseSigningKey, signPayload } from '../issuing/signing-key.ts';
import type { ManagedKey } from '../agent/identifiers.ts';

/** How long a version is good, in milliseconds. */
export interface PublishingRule {
  /** From `validFrom` to `validUntil`; default 15 minutes, what a verifier's policy usually allows. */
  readonly validForMs?: number;
  /** A version with less than this before its end is renewed; default 5 minutes. */
  readonly renewBeforeMs?: number;
  readonly keyRef?: string;
}

/** One version that was made. */
export interface PublishedList {
  readonly listId: string;
  readonly sequence: number;
  readonly token: string;
}

const VALID_FOR_MS = 900_000;
const RENEW_BEFORE_MS = 300_000;

/**
 * Publishes the next version of each of the issuer's lists that changed or whose last version is
 * about to end: recorded, then signed, then kept with its place in the outbox. Each names its
 * predecessor by digest, and every version is kept. What a crash left recorded and unsigned is signed
 * first, as it was.
 * @throws IssuerError `issuer.*`; StorageError where the database is broken
 */
export async function publishStatusLists(
  issuer: IssuerContext,
  rule: PublishingRule = {},
): Promise<readonly PublishedList[]> {
  const { validForMs = VALID_FOR_MS, renewBeforeMs = RENEW_BEFORE_MS } = rule;
  const lists = await issuer.database.transaction('reader', (tx) =>
    tx
      .selectFrom('status_list')
      .select('id')
      .where('issuer_did', '=', issuer.did)
      .orderBy('id')
      .execute(),
  );
  if (lists.length === 0) return [];
  const key = await chooseSigningKey(issuer, rule.keyRef);
  const published: PublishedList[] = [];
  for (const { id } of lists) {
    // Two rounds: one for what a crash left, one for what changed since.
    for (let round = 0; round < 2; round++) {
      const prepared = await issuer.database.transaction((tx) =>
        prepareIfDue(tx, issuer, id, { validForMs, renewBeforeMs }),
      );
      if (prepared === undefined) break;
      published.push(await signVersion(issuer, prepared, key));
    }
  }
  return published;
}

/**
 * The token of a list as it is to be served; undefined for a list that was never published.
 * @param listId its https URL
 */
export async function findStatusListToken(
  { database }: Pick<IssuerContext, 'database'>,
  listId: string,
): Promise<string | undefined> {
  const version = await database.transaction('reader', (tx) => findPublishedVersion(tx, listId));
  return version?.token ?? undefined;
}

async function prepareIfDue(
  tx: StorageTransaction,
  issuer: IssuerContext,
  listId: string,
  rule: Required<Pick<PublishingRule, 'validForMs' | 'renewBeforeMs'>>,
): Promise<StatusVersionRow | undefined> {
  const next = await readNextVersion(tx, listId);
  if (next.prepared !== undefined) return next.prepared;
  const now = issuer.clock();
  const last = await findPublishedVersion(tx, listId);
  const isDue = next.list.changed || last === undefined || endOf(last) - now <= rule.renewBeforeMs;
  if (!isDue) return undefined;
  const credential = await versionOf(issuer, next, now, rule.validForMs);
  checkSchema(credential);
  return prepareStatusVersion(tx, {
    listId,
    sequence: next.sequence,
    payload: JSON.stringify(credential),
    digest: digestJson(credential, issuer.crypto.sha256),
    ...(next.previousDigest !== undefined && { previousDigest: next.previousDigest }),
    bits: next.list.bits,
    revision: next.list.revision,
    createdAt: now,
  });
}

async function versionOf(
  issuer: IssuerContext,
  { list, sequence, previousDigest, revocations }: NextStatusVersion,
  now: number,
  validForMs: number,
): Promise<JsonObject> {
  const credential = await createStatusListCredential(
    {
      id: list.id,
      issuer: issuer.did,
      purpose: list.purpose,
      bits: list.bits,
      sequence,
      ...(previousDigest !== undefined && { previousDigest }),
      validFrom: formatDateTime(now),
      validUntil: formatDateTime(now + validForMs),
      revocations: revocations.map(({ index, kind, effective_at }) => ({
        statusListIndex: String(index),
        kind,
        effectiveFrom: formatDateTime(effective_at.getTime()),
      })),
    },
    issuer,
  );
  return credential as unknown as JsonObject;
}

async function signVersion(
  issuer: IssuerContext,
  version: StatusVersionRow,
  key: ManagedKey,
): Promise<PublishedList> {
  const { list_id: listId, sequence, payload } = version;
  const token = await signPayload(issuer, payload, key);
  const kept = await issuer.database.transaction(async (tx) => {
    const row = await publishStatusVersion(tx, {
      listId,
      sequence,
      kid: key.kid,
      token,
      publishedAt: issuer.clock(),
    });
    await enqueueToken(tx, row.token ?? token, issuer);
    return row.token ?? token;
  });
  return { listId, sequence, token: kept };
}

/** When a version ends, in ms. */
function endOf({ payload }: StatusVersionRow): number {
  const { validUntil } = JSON.parse(payload) as { readonly validUntil?: unknown };
  return parseDateTime(validUntil) ?? 0;
}
