import { CoreError } from '../errors.ts';
import { hasLoneSurrogate } from './lone-surrogate.ts';
import { DEFAULT_JSON_LIMITS, type JsonValue } from './json-value.ts';

/**
 * The canonical form of a JSON value (RFC 8785, JCS): members sorted by UTF-16 code units, numbers and
 * strings as ECMAScript writes them, no whitespace. Written here because the reference library takes
 * three times as long as checking a signature should; the tests hold both against each other.
 * @throws CoreError `json.not-json` for what JSON has no form for (undefined, functions, NaN),
 * `json.lone-surrogate`, `json.too-deep` beyond 64
 */
export function canonicalizeJson(value: JsonValue): string {
  return write(value, 0);
}

function write(value: JsonValue, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      // ECMAScript's own form is what RFC 8785 section 3.2.2.3 asks for; it writes -0 as 0.
      if (Number.isFinite(value)) return String(value);
      throw new CoreError('json.not-json', `JSON cannot write ${value}`);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === DEFAULT_JSON_LIMITS.maxDepth) {
        throw new CoreError('json.too-deep', `nested deeper than ${depth}`);
      }
      return Array.isArray(value)
        ? writeArray(value, depth + 1)
        : writeObject(value as Record<string, JsonValue>, depth + 1);
    default:
      throw new CoreError('json.not-json', `JSON has no ${typeof value}`);
  }
}

function writeArray(items: readonly JsonValue[], depth: number): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ',';
    text += write(items[i] as JsonValue, depth);
  }
  return `${text}]`;
}

function writeObject(object: Readonly<Record<string, JsonValue>>, depth: number): string {
  const names = sortNames(Object.keys(object));
  let text = '{';
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (i > 0) text += ',';
    text += `${quote(name)}:${write(object[name] as JsonValue, depth)}`;
  }
  return `${text}}`;
}

/**
 * Sorts in place by UTF-16 code units (RFC 8785 section 3.2.3), which is what comparing strings does.
 * Insertion: objects are small and mostly in order, and the built-in sort costs as much as all the rest.
 */
function sortNames(names: string[]): readonly string[] {
  if (names.length > 32) return names.sort();
  for (let i = 1; i < names.length; i++) {
    const name = names[i] as string;
    let at = i;
    for (; at > 0 && (names[at - 1] as string) > name; at--) names[at] = names[at - 1] as string;
    names[at] = name;
  }
  return names;
}

function quote(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x22 || code === 0x5c || code >= 0xd800) return quoteSlowly(text);
  }
  return `"${text}"`;
}

function quoteSlowly(text: string): string {
  if (hasLoneSurrogate(text)) {
    throw new CoreError('json.lone-surrogate', 'half of a surrogate pair has no UTF-8 form');
  }
  return JSON.stringify(text);
}
