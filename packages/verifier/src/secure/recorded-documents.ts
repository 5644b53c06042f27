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
import { earlier, type SeenMethod, standingRevocations } from './taken-back.ts';

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
 * stands, and no other does. When a key came to be is not known from when it was first looked at. What an
 * earlier document took back stays so, until one that was seen later lists the key again (`taken-back.ts`).
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
  const seen = readFormer(former, did, keyOf);
  const standing = standingRevocations(seen, currentByKey);
  const takingBack = new Set(
    seen.filter(({ method }) => method.revoked !== undefined).map(wordName),
  );
  const known = new Map<string, VerificationMethod>();
  for (const one of seen) {
    const { document, key, lastSeen, method, seenAt } = one;
    const { revoked, ...own } = method;
    const purposes = [...method.purposes];
    const isServed = (currentByKey.get(key) ?? []).some(
      ({ id, purposes: serving }) => id === method.id && purposes.every((one) => serving.has(one)),
    );
    if (isServed) continue;
    let ended = earlier(method.expires, lastSeen);
    const ofKey = standing.get(key) ?? [];
    // A later document that takes the key back itself does not give it again.
    const mayAnswer = !takingBack.has(wordName(one));
    for (const { isWhole, moment, open, seenAt: until } of ofKey)
      if (!isWhole && !(mayAnswer && seenAt > until) && purposes.some((name) => open.has(name)))
        ended = earlier(moment, ended);
    const isRevoked =
      revoked !== undefined && ofKey.some((word) => word.isWhole && word.document === document);
    const name = `${method.id} ${key} ${String(isRevoked)} ${purposes.toSorted().join()}`;
    const before = known.get(name);
    // Of two that took it back, neither gives it again: the earlier moment holds.
    const taken = isRevoked ? { revoked: earlier(before?.revoked, revoked) } : {};
    if (before === undefined || isLater(ended, before.expires))
      known.set(name, { ...own, ...taken, expires: ended });
    else known.set(name, { ...before, ...taken });
  }
  return [...known.values()];
}

/** What one document says of one key. */
const wordName = ({ document, key }: SeenMethod): string => `${String(document)} ${key}`;

function readFormer(
  former: JsonValue | undefined,
  did: string,
  keyOf: (method: VerificationMethod) => string,
): readonly SeenMethod[] {
  return (Array.isArray(former) ? former : []).flatMap((one: JsonValue, at) => {
    const { document, lastSeen = null } = isJsonObject(one) ? one : {};
    // What was seen at a moment that cannot be read may have been seen after all else.
    const seenAt = parseDateTime(lastSeen) ?? Number.POSITIVE_INFINITY;
    return methodsOf(document, did).map((method) => {
      return { method, key: keyOf(method), document: at, lastSeen, seenAt };
    });
  });
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

function isLater(one: JsonValue, than: JsonValue | undefined): boolean {
  return (parseDateTime(one) ?? 0) > (parseDateTime(than) ?? 0);
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
