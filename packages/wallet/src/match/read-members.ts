import { isJsonObject, type JsonObject, type JsonValue, normalizeDid } from '@originmark/core';
import type { HeldCredential } from '../read-credential.ts';

// What is held was signed by others: nothing of its shape is taken for granted here.

/** The subject of a credential, empty when it is no object. */
export function subjectOf({ credential }: HeldCredential): JsonObject {
  return objectAt(credential, 'credentialSubject');
}

/** The object at a name, empty when there is none. */
export function objectAt(object: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return value !== undefined && isJsonObject(value) ? value : {};
}

/** The text at a name. */
export function textAt(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The objects of a list at a name, or the one object that stands there. */
export function objectsAt(object: JsonObject, name: string): readonly JsonObject[] {
  const value: JsonValue | undefined = Object.hasOwn(object, name) ? object[name] : undefined;
  const items = Array.isArray(value) ? (value as readonly JsonValue[]) : [value ?? null];
  return items.filter(isJsonObject);
}

/** The texts of a list at a name. */
export function textsAt(object: JsonObject, name: string): readonly string[] {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The DID of the party at a name, normalised. */
export function partyAt(object: JsonObject, name: string): string | undefined {
  const id = textAt(objectAt(object, name), 'id');
  return id === undefined ? undefined : normalizeDid(id);
}
