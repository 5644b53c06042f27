import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import { extendPointer, parsePointer, put, remove, valueAt } from './places.ts';
import { jsonEqual, type MutableObject } from './plain-json.ts';

/** What one place said that the other side has no word for. Absent `value`: the place was empty. */
export interface KeptMember {
  readonly value?: JsonValue;
  /** What the mapping alone would have written there; what is kept holds only as long as it does. */
  readonly insteadOf?: JsonValue;
  /** What was read out of it; it holds only as long as that stands on the other side. */
  readonly readAs?: { readonly pointer: string; readonly value: JsonValue };
}

/**
 * All that the mapping alone would lose, by JSON Pointer into the document it came from. Plain JSON:
 * it can be stored beside the draft. A fact that is changed in the draft wins over what is kept of it.
 */
export interface Kept {
  /** The type of the document that it came from. */
  readonly type: string;
  readonly members: Readonly<Record<string, KeptMember>>;
  /** Length of each list that something is kept inside: a list that has changed gets nothing back. */
  readonly lists: Readonly<Record<string, number>>;
  /** Objects that the mapping alone would not make; any other that is gone takes what it held with it. */
  readonly objects: readonly string[];
}

/** What `made` lacks of `original`, and what it has too much. Restoring it to `made` gives `original`. */
export function createKept(type: string, made: JsonObject, original: JsonObject): Kept {
  const into: Differences = { members: {}, lists: {}, objects: [] };
  compare(made, original, '', into);
  return { type, ...into };
}

interface Differences {
  readonly members: Record<string, KeptMember>;
  readonly lists: Record<string, number>;
  readonly objects: string[];
}

function compare(
  made: JsonValue | undefined,
  original: JsonValue | undefined,
  pointer: string,
  into: Differences,
): void {
  if (made === undefined && isJsonObject(original) && isTakenApart(original, pointer)) {
    // Member by member, so that a fact that is added to the draft later costs none of the others.
    into.objects.push(pointer);
    for (const name of Object.keys(original)) {
      compare(undefined, own(original, name), extendPointer(pointer, name), into);
    }
  } else if (made === undefined || original === undefined || !isAlike(made, original)) {
    if (jsonEqual(made, original)) return;
    into.members[pointer] = {
      ...(original !== undefined && { value: original }),
      ...(made !== undefined && { insteadOf: made }),
    };
  } else if (Array.isArray(made) && Array.isArray(original)) {
    const before = Object.keys(into.members).length;
    for (const [index, item] of (original as readonly JsonValue[]).entries()) {
      compare((made as readonly JsonValue[])[index], item, extendPointer(pointer, index), into);
    }
    if (Object.keys(into.members).length > before) into.lists[pointer] = original.length;
  } else if (isJsonObject(made) && isJsonObject(original)) {
    for (const name of new Set([...Object.keys(original), ...Object.keys(made)])) {
      compare(own(made, name), own(original, name), extendPointer(pointer, name), into);
    }
  }
}

/** A stranger's names may be long, and every member would repeat them: beyond this, it is kept whole. */
const MAX_POINTER = 300;

function isTakenApart(original: JsonObject, pointer: string): boolean {
  return pointer.length <= MAX_POINTER && Object.keys(original).length > 0;
}

/** Both objects, or both lists of one length: what differs inside can be named by itself. */
function isAlike(a: JsonValue, b: JsonValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length;
  return isJsonObject(a) && isJsonObject(b);
}

function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * A copy of `made` with what was kept put back. `other` is the side that `readAs` points into.
 * `notRestored`: the places whose facts were changed since, so that what was kept of them is void.
 */
export function restoreKept(
  made: JsonObject,
  kept: Kept,
  other: JsonObject,
): { readonly document: JsonObject; readonly notRestored: readonly string[] } {
  const document = structuredClone<MutableObject>(made);
  const mayMake = new Set(kept.objects);
  const notRestored: string[] = [];
  for (const [pointer, member] of Object.entries(kept.members)) {
    const holds =
      jsonEqual(valueAt(made, pointer), member.insteadOf) &&
      (member.readAs === undefined ||
        jsonEqual(valueAt(other, member.readAs.pointer), member.readAs.value)) &&
      listsUnchanged(made, pointer, kept.lists);
    if (!holds || !restore(document, pointer, member.value, mayMake)) notRestored.push(pointer);
  }
  return { document, notRestored };
}

function listsUnchanged(
  made: JsonObject,
  pointer: string,
  lists: Readonly<Record<string, number>>,
): boolean {
  for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1)) {
    const list = pointer.slice(0, at);
    if (!Object.hasOwn(lists, list)) continue;
    const now = valueAt(made, list);
    if (!Array.isArray(now) || now.length !== lists[list]) return false;
  }
  return true;
}

function restore(
  document: MutableObject,
  pointer: string,
  value: JsonValue | undefined,
  mayMake: ReadonlySet<string>,
): boolean {
  const steps = toSteps(document, parsePointer(pointer));
  if (value === undefined) {
    remove(document, steps);
    return true;
  }
  for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1)) {
    const parent = pointer.slice(0, at);
    if (valueAt(document, parent) !== undefined) break;
    if (!mayMake.has(parent)) return false;
  }
  return put(document, steps, value);
}

/** A name is an index where a list stands. */
function toSteps(document: JsonObject, names: readonly string[]): (string | number)[] {
  let pointer = '';
  return names.map((name) => {
    const isIndex = Array.isArray(valueAt(document, pointer));
    pointer = extendPointer(pointer, name);
    return isIndex ? Number(name) : name;
  });
}
