import {
  CoreError,
  formatDateTime,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  jwkThumbprint,
  parseDateTime,
  readVerificationMethods,
  type Sha256,
  type VerificationMethod,
} from '@originmark/core';
import { groupBy } from '../group-by.ts';

/** That a document is the verifier's own record of what a host served: the host did not answer. */
export interface RecordedDocument {
  /** `u…` digest of the document. */
  readonly digest: string;
  /** As recorded (RFC 3339). */
  readonly firstSeen: string;
  /** When (ms) the host last served it; undefined when that cannot be read, and nothing came before it then. */
  readonly lastSeenAt: number | undefined;
  /** Why the host did not answer. */
  readonly why: string;
}

/** Reads what a resolver that keeps a record says of a document; undefined when the host gave it. */
export function readRecorded({ recorded }: JsonObject): RecordedDocument | undefined {
  if (recorded === undefined) return undefined;
  const { digest, firstSeen, lastSeen, why } = isJsonObject(recorded) ? recorded : {};
  return {
    digest: textOf(digest),
    firstSeen: textOf(firstSeen),
    lastSeenAt: parseDateTime(lastSeen),
    why: textOf(why),
  };
}

/** As a fragment tells it. */
export function tellRecorded({ digest, firstSeen, lastSeenAt }: RecordedDocument): JsonObject {
  return {
    from: 'the record of the verifier, for the host did not answer',
    document: digest,
    firstSeen,
    lastSeen: lastSeenAt === undefined ? null : formatDateTime(lastSeenAt),
  };
}

/**
 * The methods of documents that were seen live before and stand in the current one no more, or not for all
 * that they served. Each expires with the last time it was seen: a signature that is proven to be older
 * stands, and no other does. When a key came to be is not known from when it was first looked at. Whether
 * a key is taken back is for the current document to say, where that lists it for the same: whoever held the
 * host for a day must not end its owner's key for ever.
 */
export function formerMethods(
  { former }: JsonObject,
  did: string,
  current: readonly VerificationMethod[],
  sha256: Sha256,
): readonly VerificationMethod[] {
  const keyOf = keyNames(sha256);
  // A host may have served thousands of methods: each key is named once.
  const currentByKey = groupBy(current, keyOf);
  const known = new Map<string, VerificationMethod>();
  for (const one of Array.isArray(former) ? former : []) {
    const { document, lastSeen } = isJsonObject(one) ? one : {};
    for (const method of methodsOf(document, did)) {
      const { revoked, ...own } = method;
      const purposes = [...method.purposes];
      const key = keyOf(method);
      const serving = (currentByKey.get(key) ?? []).filter((other) =>
        purposes.every((one) => other.purposes.has(one)),
      );
      if (serving.some(({ id }) => id === method.id)) continue;
      const ended = earlier(method.expires, lastSeen ?? null);
      const name = `${method.id} ${key} ${purposes.toSorted().join()}`;
      const before = known.get(name);
      if (before === undefined || isLater(ended, before.expires))
        known.set(name, {
          ...own,
          ...(revoked !== undefined && serving.length === 0 && { revoked }),
          expires: ended,
        });
    }
  }
  return [...known.values()];
}

/** A record that cannot be read as a document offers no keys. */
function methodsOf(document: JsonValue | undefined, did: string): readonly VerificationMethod[] {
  if (document === undefined || !isJsonObject(document)) return [];
  try {
    return readVerificationMethods(document, did).methods;
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return [];
  }
}

/** The key of a method, and whose it is: under one id a host may have had several keys. */
function keyNames(sha256: Sha256): (method: VerificationMethod) => string {
  return ({ account, controller, jwk }) =>
    JSON.stringify([controller, jwk === undefined ? account : jwkThumbprint(jwk, sha256)]);
}

/** The earlier of two moments as written; one that cannot be read is one that nothing came before. */
function earlier(one: JsonValue | undefined, other: JsonValue): JsonValue {
  if (one === undefined) return other;
  const [a, b] = [parseDateTime(one), parseDateTime(other)];
  if (a === undefined || b === undefined) return null;
  return a < b ? one : other;
}

function isLater(one: JsonValue, than: JsonValue | undefined): boolean {
  return (parseDateTime(one) ?? 0) > (parseDateTime(than) ?? 0);
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
