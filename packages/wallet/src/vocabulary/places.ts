import { isJsonObject, type JsonValue } from '@originmark/core';
import { type MutableObject, setMember } from './plain-json.ts';

/**
 * One step to a place: a member, an index, the one element of a list of one (`[only]`), or the
 * element whose member has a value (`[scheme=LEI]`).
 */
export type Step =
  | string
  | number
  | { readonly only: true }
  | { readonly member: string; readonly is: string };

/** What stands at a place, with the JSON Pointer to it; or why nothing does. */
export type Found =
  | { readonly value: JsonValue; readonly pointer: string }
  | {
      readonly value?: undefined;
      readonly pointer: string;
      /** Something else stands on the way than the step needs. */
      readonly expected?: string;
    };

/** Steps of a place as tables write it: `/lines/0/[scheme=LEI]/value`. The empty text has none. */
export function parsePlace(place: string): readonly Step[] {
  if (place === '') return [];
  return place
    .slice(1)
    .split('/')
    .map((step): Step => {
      if (step === '[only]') return { only: true };
      const tag = /^\[(\w+)=(.+)\]$/.exec(step);
      if (tag !== null) return { member: tag[1] ?? '', is: tag[2] ?? '' };
      return /^\d+$/.test(step) ? Number(step) : unescapeStep(step);
    });
}

/** Steps of a JSON Pointer (RFC 6901) into a document. */
export function parsePointer(pointer: string): readonly string[] {
  return pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeStep);
}

/** One more step of a JSON Pointer (RFC 6901, section 3). */
export function extendPointer(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What stands at a place. Only own members count. */
export function find(root: JsonValue, steps: readonly Step[]): Found {
  let value: JsonValue = root;
  let pointer = '';
  for (const step of steps) {
    const next = takeStep(value, step);
    if ('expected' in next) return { pointer, expected: next.expected };
    pointer = extendPointer(pointer, next.name);
    if (next.value === undefined) return { pointer };
    value = next.value;
  }
  return { value, pointer };
}

type Taken =
  | { readonly name: string | number; readonly value: JsonValue | undefined }
  | { readonly expected: string };

function takeStep(value: JsonValue, step: Step): Taken {
  if (typeof step === 'string') {
    if (!isJsonObject(value)) return { expected: 'an object' };
    return { name: step, value: Object.hasOwn(value, step) ? value[step] : undefined };
  }
  if (!Array.isArray(value)) return { expected: 'a list' };
  const list = value as readonly JsonValue[];
  if (typeof step === 'number') return { name: step, value: list[step] };
  if ('only' in step) {
    return list.length === 1 ? { name: 0, value: list[0] } : { expected: 'a list of one' };
  }
  const index = list.findIndex((item) => isJsonObject(item) && item[step.member] === step.is);
  return { name: index < 0 ? list.length : index, value: list[index] };
}

/** What stands at a JSON Pointer, or undefined. */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const step of parsePointer(pointer)) {
    if (Array.isArray(value)) {
      value = /^(?:0|[1-9]\d*)$/.test(step)
        ? (value as readonly JsonValue[])[Number(step)]
        : undefined;
    } else if (isJsonObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/**
 * Puts a value at a place, making the objects and lists on the way. False, and nothing changed
 * there, if something else stands on the way.
 */
export function put(root: MutableObject, steps: readonly Step[], value: JsonValue): boolean {
  let node: JsonValue = root;
  for (const [at, step] of steps.entries()) {
    const last = at === steps.length - 1;
    const next = takeStep(node, step);
    const name = 'expected' in next ? openingOf(node, step) : next.name;
    if (name === undefined) return false;
    const known: JsonValue | undefined = 'expected' in next ? undefined : next.value;
    if (!last && known !== undefined) {
      node = known;
      continue;
    }
    // A copy: what stands in a table or in another document is never changed from here.
    const inserted: JsonValue = last ? structuredClone(value) : emptyFor(step, steps[at + 1]);
    if (Array.isArray(node)) {
      if (typeof name !== 'number' || name > node.length) return false;
      node[name] = inserted;
    } else if (isJsonObject(node)) setMember(node, String(name), inserted);
    else return false;
    node = inserted;
  }
  return true;
}

/** An empty list has room for its first element. */
function openingOf(node: JsonValue, step: Step): number | undefined {
  const isOnly = typeof step === 'object' && 'only' in step;
  return isOnly && Array.isArray(node) && node.length === 0 ? 0 : undefined;
}

function emptyFor(step: Step, next: Step | undefined): JsonValue {
  if (typeof next !== 'string') return [];
  return typeof step === 'object' && 'member' in step ? { [step.member]: step.is } : {};
}

/** Takes away what stands at a place, if anything does. */
export function remove(root: MutableObject, steps: readonly Step[]): void {
  const parent = find(root, steps.slice(0, -1)).value;
  const last = steps.at(-1);
  if (typeof last === 'string' && isJsonObject(parent)) {
    Reflect.deleteProperty(parent, last);
  }
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
