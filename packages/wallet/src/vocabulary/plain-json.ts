import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import { WalletError } from '../wallet-error.ts';

/** What a JSON document may measure. */
interface PlainJsonLimits {
  readonly depth: number;
  readonly members: number;
  readonly nodes: number;
  /** Of a text or of a name, in UTF-16 units. */
  readonly textLength: number;
}

/** What a document of the vocabulary may measure; as every JSON document here. */
export const VOCABULARY_LIMITS: PlainJsonLimits = Object.freeze({
  depth: 64,
  members: 10_000,
  nodes: 200_000,
  textLength: 1024 * 1024,
});

/** What may have been kept of such a document: every value, and what was written instead of it. */
export const KEPT_LIMITS: PlainJsonLimits = Object.freeze({
  ...VOCABULARY_LIMITS,
  depth: VOCABULARY_LIMITS.depth + 8,
  members: VOCABULARY_LIMITS.nodes,
  nodes: 5 * VOCABULARY_LIMITS.nodes,
});

/** An object under construction. */
export interface MutableObject {
  [name: string]: JsonValue;
}

/**
 * Sets a member as its own, whatever it is called: `__proto__` in a document is a name like any
 * other and never the prototype.
 */
export function setMember(object: MutableObject, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else object[name] = value;
}

/** Equal as JSON; the order of members does not matter. */
export function jsonEqual(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return (a as readonly JsonValue[]).every((item, index) =>
      jsonEqual(item, (b as readonly JsonValue[])[index]),
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && jsonEqual(a[name], b[name]))
  );
}

/**
 * A copy of a stranger's document that is JSON and nothing else, within its limits.
 * @throws WalletError `wallet.vocabulary-unreadable`
 */
export function readPlainJson(
  document: unknown,
  limits: PlainJsonLimits = VOCABULARY_LIMITS,
): JsonObject {
  const count: Count = { nodes: 0, limits };
  let copy: JsonValue;
  try {
    copy = copyValue(document, 1, count);
  } catch (cause) {
    if (cause instanceof WalletError) throw cause;
    throw unreadable('the document cannot be read', cause);
  }
  if (!isJsonObject(copy)) throw unreadable('the document is no JSON object');
  return copy;
}

interface Count {
  nodes: number;
  readonly limits: PlainJsonLimits;
}

function copyValue(value: unknown, depth: number, count: Count): JsonValue {
  const { limits } = count;
  if (++count.nodes > limits.nodes) {
    throw unreadable(`the document has more than ${limits.nodes} values`);
  }
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (value.length <= limits.textLength) return value;
    throw unreadable(`a text is longer than ${limits.textLength} characters`);
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw unreadable('a number is not finite');
  }
  if (depth > limits.depth) {
    throw unreadable(`the document is nested deeper than ${limits.depth}`);
  }
  if (Array.isArray(value)) {
    if (value.length > limits.nodes) throw unreadable('a list is too long');
    // Not map: a hole in a list must be found, not skipped.
    return Array.from({ length: value.length }, (_, index) =>
      copyValue(value[index], depth + 1, count),
    );
  }
  // Dates, maps and their like have no members that JSON would show.
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (typeof value !== 'object' || kind !== 'Object') throw unreadable(`JSON has no ${kind}`);
  return copyObject(value, depth, count);
}

function copyObject(value: object, depth: number, count: Count): JsonObject {
  const { limits } = count;
  const names = Object.keys(value);
  if (names.length > limits.members) {
    throw unreadable(`an object has more than ${limits.members} members`);
  }
  const copy: MutableObject = {};
  for (const name of names) {
    if (name.length > limits.textLength) throw unreadable('a name is too long');
    const member: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
    setMember(copy, name, copyValue(member, depth + 1, count));
  }
  return copy;
}

function unreadable(found: string, cause?: unknown): WalletError {
  return new WalletError(
    'wallet.vocabulary-unreadable',
    found,
    cause === undefined ? {} : { cause },
  );
}
