import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import { WalletError } from '../wallet-error.ts';

/** What a document of the vocabulary may measure; as every JSON document here. */
export const VOCABULARY_LIMITS = Object.freeze({
  depth: 64,
  members: 10_000,
  nodes: 200_000,
  textLength: 1024 * 1024,
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
 * A copy of a stranger's document that is JSON and nothing else, within {@link VOCABULARY_LIMITS}.
 * @throws WalletError `wallet.vocabulary-unreadable`
 */
export function readPlainJson(document: unknown): JsonObject {
  const count = { nodes: 0 };
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

function copyValue(value: unknown, depth: number, count: { nodes: number }): JsonValue {
  if (depth > VOCABULARY_LIMITS.depth) {
    throw unreadable(`the document is nested deeper than ${VOCABULARY_LIMITS.depth}`);
  }
  if (++count.nodes > VOCABULARY_LIMITS.nodes) {
    throw unreadable(`the document has more than ${VOCABULARY_LIMITS.nodes} values`);
  }
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (value.length <= VOCABULARY_LIMITS.textLength) return value;
    throw unreadable(`a text is longer than ${VOCABULARY_LIMITS.textLength} characters`);
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw unreadable('a number is not finite');
  }
  if (Array.isArray(value)) {
    if (value.length > VOCABULARY_LIMITS.nodes) throw unreadable('a list is too long');
    // Not map: a hole in a list must be found, not skipped.
    return Array.from({ length: value.length }, (_, index) =>
      copyValue(value[index], depth + 1, count),
    );
  }
  if (typeof value !== 'object') throw unreadable(`JSON has no ${typeof value}`);
  return copyObject(value, depth, count);
}

function copyObject(value: object, depth: number, count: { nodes: number }): JsonObject {
  const names = Object.keys(value);
  if (names.length > VOCABULARY_LIMITS.members) {
    throw unreadable(`an object has more than ${VOCABULARY_LIMITS.members} members`);
  }
  const copy: MutableObject = {};
  for (const name of names) {
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
