import { createHash } from 'node:crypto';
import { digestJson, type JsonValue, parseJson } from '@originmark/core';
import { StorageError } from '../errors.ts';

/**
 * `credentialDigest` of a payload in text.
 * @throws StorageError `value.refused`: not strict JSON
 */
export function digestOfPayload(payload: string): string {
  let value: JsonValue;
  try {
    value = parseJson(payload);
  } catch (cause) {
    throw new StorageError('value.refused', 'the payload is not strict JSON', { cause });
  }
  return digestJson(value, (bytes) => createHash('sha256').update(bytes).digest());
}
