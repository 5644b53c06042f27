import type { Checked } from '@originmark/customs';
import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import type { Reading } from '../mapping.ts';

/** A stranger's value in a message: printable ASCII, short, in quotes. */
export function shown(value: JsonValue): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') {
    return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
  }
  const start = value.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');
  return `"${start}${value.length > 40 ? '…' : ''}"`;
}

/** The value cannot be converted with certainty, and why. */
export function undecided(code: string, message: string): Reading {
  return { undecided: message, code };
}

/** The reading of what the rules of the trade say of a number. */
export function fromChecked<T>(
  checked: Checked<T>,
  toOurs: (value: T) => JsonValue,
  why: string,
): Reading {
  return checked.ok
    ? { value: toOurs(checked.value), why }
    : undecided(checked.reason, checked.message);
}

/** The members of an object; of anything else, none. */
export function membersOf(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : {};
}
