import type { JsonObject, JsonValue } from '@originmark/core';
import type { NamedFacts } from './mapping.ts';
import { extendPointer, type Found, find, parsePlace, type Step } from './places.ts';
import type { MutableObject } from './plain-json.ts';

/** Something about the document that a reader should know before using the draft. */
export interface VocabularyFault {
  /** JSON Pointer into the document of the vocabulary. */
  readonly pointer: string;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly message: string;
}

/** A value that is written differently in the draft. */
export interface VocabularyChange {
  /** JSON Pointer into the document of the vocabulary. */
  readonly pointer: string;
  /** JSON Pointer into the draft. */
  readonly draftPointer: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  readonly why: string;
}

/** A place of theirs that was read and that ours cannot write again. */
export interface ReadOnce {
  readonly pointer: string;
  readonly draftPointer: string;
}

export type Way = 'import' | 'export';

export interface Run {
  readonly way: Way;
  readonly source: JsonObject;
  readonly made: MutableObject;
  readonly named: NamedFacts;
  readonly faults: Map<string, VocabularyFault>;
  readonly changed: VocabularyChange[];
  readonly readOnce: ReadOnce[];
}

/** Where a table stands, on both sides; `index` in the list, if it is one of its elements. */
export interface Base {
  readonly ours: readonly Step[];
  readonly theirs: readonly Step[];
  readonly index?: number;
}

export const below = (
  base: Base,
  row: { readonly ours: string; readonly theirs: string },
): Base => ({
  ours: [...base.ours, ...parsePlace(row.ours)],
  theirs: [...base.theirs, ...parsePlace(row.theirs)],
  ...(base.index !== undefined && { index: base.index }),
});

/** What stands there; a list where an object is needed, or the other way about, is told. */
export function lookUp(run: Run, steps: readonly Step[]): Found {
  const found = find(run.source, steps);
  if (found.value === undefined && found.expected !== undefined) {
    tell(run, found.pointer, 'unexpected-shape', `${capital(found.expected)} is expected here.`);
  }
  return found;
}

export function tell(run: Run, pointer: string, code: string, message: string): void {
  if (run.way === 'export') return;
  const key = extendPointer(pointer, code);
  if (!run.faults.has(key)) run.faults.set(key, { pointer, code, message });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
