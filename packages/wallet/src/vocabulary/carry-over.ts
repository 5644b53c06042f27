import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import { carryEvery } from './carry-every.ts';
import { readField, writeField } from './carry-field.ts';
import {
  type Base,
  below,
  lookUp,
  type ReadOnce,
  type Run,
  tell,
  type VocabularyChange,
  type VocabularyFault,
  type Way,
} from './carry-run.ts';
import type { FixedRow, ListRow, NamedFacts, PartRow, Row, Table } from './mapping.ts';
import { find, parsePlace, put, remove } from './places.ts';

export interface CarriedOver {
  readonly made: JsonObject;
  readonly faults: readonly VocabularyFault[];
  readonly changed: readonly VocabularyChange[];
  readonly readOnce: readonly ReadOnce[];
}

/** Longest list of goods or lines that is read; our formats allow 999. */
const MAX_LIST = 999;

/** Makes a draft of ours from a document of the vocabulary, as far as its facts go. */
export function carryIn(theirs: JsonObject, table: Table, named: NamedFacts): CarriedOver {
  return carry('import', theirs, table, named);
}

/** Makes a document of the vocabulary from one of ours, as far as it has words. */
export function carryOut(ours: JsonObject, table: Table): JsonObject {
  return carry('export', ours, table, {}).made;
}

function carry(way: Way, source: JsonObject, table: Table, named: NamedFacts): CarriedOver {
  const run: Run = {
    way,
    source,
    made: {},
    named,
    faults: new Map(),
    changed: [],
    readOnce: [],
  };
  carryTable(run, table, { ours: [], theirs: [] });
  return {
    made: run.made,
    faults: [...run.faults.values()],
    changed: run.changed,
    readOnce: run.readOnce,
  };
}

function carryTable(run: Run, table: Table, base: Base): void {
  const fixed: FixedRow[] = [];
  for (const row of table.rows) {
    if ('is' in row || 'position' in row) fixed.push(row);
    else carryRow(run, row, base);
  }
  // Last, so that they complete an object and never make one.
  for (const row of fixed) setFixed(run, row, base);
}

function carryRow(run: Run, row: Exclude<Row, FixedRow>, base: Base): void {
  if ('every' in row) carryEvery(run, row, base);
  else if ('part' in row) carryPart(run, row, base);
  else if ('each' in row) carryList(run, row, base);
  else if (run.way === 'import') readField(run, row, base);
  else writeField(run, row, base);
}

function carryPart(run: Run, row: PartRow, base: Base): void {
  const inside = below(base, row);
  if (run.way === 'import') {
    const found = lookUp(run, inside.theirs);
    if (found.value === undefined) return;
    if (!isJsonObject(found.value)) {
      tell(run, found.pointer, 'not-an-object', 'An object is expected here.');
      return;
    }
    if (row.whole === true) {
      readWhole(run, row, inside);
      return;
    }
  }
  carryTable(run, row.part, inside);
}

/** A value that means something only as a whole is made aside, and put in its place if it is one. */
function readWhole(run: Run, row: PartRow, inside: Base): void {
  if (find(run.made, inside.ours).value !== undefined) return;
  const aside: Run = { ...run, made: {}, changed: [] };
  carryTable(aside, row.part, { ours: [], theirs: inside.theirs });
  const isWhole = row.part.rows.every(
    (member) => !('as' in member) || find(aside.made, parsePlace(member.ours)).value !== undefined,
  );
  if (!isWhole || !put(run.made, inside.ours, aside.made)) {
    const { pointer } = find(run.source, inside.theirs);
    const message = `${row.part.title}: half of it says nothing certain.`;
    tell(run, pointer, 'value-incomplete', message);
    return;
  }
  const { pointer } = find(run.made, inside.ours);
  for (const change of aside.changed) {
    run.changed.push({ ...change, draftPointer: `${pointer}${change.draftPointer}` });
  }
}

function carryList(run: Run, row: ListRow, base: Base): void {
  const inside = below(base, row);
  const [from, to] =
    run.way === 'import' ? [inside.theirs, inside.ours] : [inside.ours, inside.theirs];
  const found = run.way === 'import' ? lookUp(run, from) : find(run.source, from);
  if (found.value === undefined) return;
  if (row.orOne === true && run.way === 'export' && isJsonObject(found.value)) {
    carryTable(run, row.each, { ours: inside.ours, theirs: [...inside.theirs, 0], index: 0 });
    return;
  }
  if (!Array.isArray(found.value)) {
    if (run.way === 'import') tell(run, found.pointer, 'not-a-list', 'A list is expected here.');
    return;
  }
  const list = found.value as readonly JsonValue[];
  if (list.length > MAX_LIST) {
    tell(run, found.pointer, 'list-too-long', `More than ${MAX_LIST} elements are not read.`);
    return;
  }
  if (row.orOne === true && run.way === 'import' && list.length === 1) {
    carryTable(run, row.each, { ours: inside.ours, theirs: [...inside.theirs, 0], index: 0 });
    return;
  }
  if (list.length === 0 || !put(run.made, to, [])) return;
  for (const index of list.keys()) {
    if (row.ofTexts !== true || run.way === 'export') put(run.made, [...to, index], {});
    carryTable(run, row.each, {
      ours: [...inside.ours, index],
      theirs: [...inside.theirs, index],
      index,
    });
  }
  if (row.ofTexts === true && run.way === 'import') dropHoles(run, inside, list.length);
}

/** A list of texts that lacks one says something else than the document. */
function dropHoles(run: Run, inside: Base, length: number): void {
  const { value } = find(run.made, inside.ours);
  if (Array.isArray(value) && value.length === length) return;
  const { pointer } = find(run.source, inside.theirs);
  tell(run, pointer, 'value-incomplete', 'Not every element of the list says it.');
  remove(run.made, inside.ours);
}

function setFixed(run: Run, row: FixedRow, base: Base): void {
  const isOurs = 'ours' in row;
  if (isOurs !== (run.way === 'import')) return;
  const at = isOurs ? base.ours : base.theirs;
  const parent = find(run.made, at).value;
  if (!isJsonObject(parent) || (at.length > 0 && Object.keys(parent).length === 0)) {
    // The element of a list stands for one of the other side, whatever is in it.
    if (!isJsonObject(parent) || base.index === undefined || typeof at.at(-1) !== 'number') return;
  }
  const value = 'position' in row ? (base.index ?? 0) + 1 : row.is;
  const place = [...at, ...parsePlace(isOurs ? row.ours : row.theirs)];
  if (find(run.made, place).value === undefined) put(run.made, place, value);
}
