import { type JsonValue, parseDateTime, type VerificationMethod } from '@originmark/core';
import { groupBy } from '../group-by.ts';

/** A method of a document that was seen live before. */
export interface SeenMethod {
  readonly method: VerificationMethod;
  /** Names the key, whatever the method is called. */
  readonly key: string;
  /** Which of the documents it stood in. */
  readonly document: number;
  /** When that was last seen live, as recorded. */
  readonly lastSeen: JsonValue;
  readonly seenAt: number;
}

/** That a former document took a key back, and no later one lists it for all the same again. */
export interface StandingRevocation {
  readonly document: number;
  readonly seenAt: number;
  /** From when, as the document says. */
  readonly moment: JsonValue;
  /** What no later document lists the key for. */
  readonly open: ReadonlySet<string>;
  /** Nothing of it is listed later: the key is taken back as by a document of today. Else it ends for `open` alone. */
  readonly isWhole: boolean;
}

/** What one document says of one key. */
interface Word {
  readonly document: number;
  readonly seenAt: number;
  readonly purposes: ReadonlySet<string>;
  readonly revoked?: { readonly moment: JsonValue; readonly purposes: ReadonlySet<string> };
}

/**
 * The revocations of former documents that count still, by key. The word of a document that was seen later
 * takes the place of an earlier one: the current document, or a former one that lists the key and takes
 * nothing back. Whoever held the host for a day must not end a key of its owner for ever, not even one that
 * the owner listed again and then dropped in good order; and what its owner took back and dropped stays so.
 */
export function standingRevocations(
  seen: readonly SeenMethod[],
  currentByKey: ReadonlyMap<string, readonly VerificationMethod[]>,
): ReadonlyMap<string, readonly StandingRevocation[]> {
  const standing = new Map<string, StandingRevocation[]>();
  for (const [key, methods] of groupBy(seen, (one) => one.key)) {
    const words = [...groupBy(methods, ({ document }) => String(document)).values()].map(toWord);
    const current = currentByKey.get(key) ?? [];
    for (const { document, revoked, seenAt } of words) {
      if (revoked === undefined) continue;
      // What was seen at a moment that cannot be read answers nothing, and nothing answers it.
      const laterWords = words.filter(
        (one) => one.revoked === undefined && one.seenAt > seenAt && Number.isFinite(one.seenAt),
      );
      const later = [...current, ...laterWords];
      const listed = unionOf(later);
      const open = new Set([...revoked.purposes].filter((one) => !listed.has(one)));
      // A key may be taken back where it serves nothing any more.
      const isAnswered = revoked.purposes.size === 0 ? later.length > 0 : open.size === 0;
      if (isAnswered) continue;
      const isWhole = open.size === revoked.purposes.size;
      const found = { document, seenAt, moment: revoked.moment, open, isWhole };
      standing.set(key, [...(standing.get(key) ?? []), found]);
    }
  }
  return standing;
}

function toWord(methods: readonly SeenMethod[]): Word {
  const [first] = methods;
  const taken = methods.map(({ method }) => method).filter(({ revoked }) => revoked !== undefined);
  const moment = taken.reduce<JsonValue | undefined>(
    (before, { revoked }) => (revoked === undefined ? before : earlier(before, revoked)),
    undefined,
  );
  return {
    document: first?.document ?? -1,
    seenAt: first?.seenAt ?? Number.NEGATIVE_INFINITY,
    purposes: unionOf(methods.map(({ method }) => method)),
    ...(moment !== undefined && { revoked: { moment, purposes: unionOf(taken) } }),
  };
}

function unionOf(all: readonly { readonly purposes: ReadonlySet<string> }[]): Set<string> {
  return new Set(all.flatMap(({ purposes }) => [...purposes]));
}

/** The earlier of two moments as written; one that cannot be read is one that nothing came before. */
export function earlier(one: JsonValue | undefined, other: JsonValue): JsonValue {
  if (one === undefined) return other;
  const [a, b] = [parseDateTime(one), parseDateTime(other)];
  if (a === undefined || b === undefined) return null;
  return a < b ? one : other;
}
