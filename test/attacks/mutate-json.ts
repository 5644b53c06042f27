import type { JsonObject, JsonValue } from '@originmark/core';

/** What is done to one place of a document. */
export type Mutation = 'another-value' | 'another-type' | 'hostile-text' | 'remove' | 'add';

type Path = readonly (string | number)[];

/** Longer than any limit of the verdict's own format, and with everything a name may not have. */
const HOSTILE_TEXT = `\u202e<script>'"\\ \n${'x'.repeat(3000)}`;

/** Every leaf of a document, by its path. */
function leavesOf(value: JsonValue, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: readonly (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item, at) => [at, item] as const)
    : Object.entries(value as JsonObject);
  return entries.flatMap(([name, item]) => leavesOf(item, [...path, name]));
}

/** A copy with one leaf changed; `choice` picks which, modulo their number. */
export function mutateLeaf(value: JsonObject, choice: number, mutation: Mutation): JsonObject {
  const leaves = leavesOf(value);
  const path = leaves[choice % leaves.length] ?? [];
  const copy = structuredClone(value) as Record<string, unknown>;
  let holder: Record<string | number, unknown> = copy;
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last === undefined) return copy as JsonObject;
  if (mutation === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else Reflect.deleteProperty(holder, last);
  } else if (mutation === 'add') {
    if (Array.isArray(holder)) holder.push(holder[last]);
    else holder['unheardOf'] = true;
  } else holder[last] = changed(holder[last], mutation);
  return copy as JsonObject;
}

function changed(leaf: unknown, mutation: Mutation): unknown {
  if (mutation === 'hostile-text') return HOSTILE_TEXT;
  if (mutation === 'another-type') return typeof leaf === 'string' ? [leaf] : String(leaf);
  if (typeof leaf === 'number') return leaf + 1;
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf !== 'string') return 'something';
  // The last letter is turned, which keeps most patterns: a digit stays a digit, a letter a letter.
  const last = leaf.at(-1) ?? '';
  const other = /[0-9]/.test(last) ? String((Number(last) + 1) % 10) : last === 'a' ? 'b' : 'a';
  return leaf.slice(0, -1) + other;
}
