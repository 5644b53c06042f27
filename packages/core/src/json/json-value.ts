/** Any JSON value, read-only: parsed documents are evidence and nobody edits them. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A JSON object, read-only. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** True for what can be a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What {@link parseJson} accepts at most. */
export interface JsonLimits {
  /** Length of the whole text, in UTF-16 units (or bytes, for bytes). Default 10 MiB. */
  readonly maxLength: number;
  /** Nesting of arrays and objects; `[]` is depth 1. Default 64. */
  readonly maxDepth: number;
  /** Members of one object. Default 10,000. */
  readonly maxMembers: number;
  /** Length of one string, in UTF-16 units. Default 1 MiB. */
  readonly maxStringLength: number;
  /** Values in all: every scalar, array and object counts one. Default 200,000. */
  readonly maxNodes: number;
}

/** The limits every document has unless its reader names others. */
export const DEFAULT_JSON_LIMITS: JsonLimits = Object.freeze({
  maxLength: 10 * 1024 * 1024,
  maxDepth: 64,
  maxMembers: 10_000,
  maxStringLength: 1024 * 1024,
  maxNodes: 200_000,
});
