import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import type {
  EveryRow,
  FieldRow,
  FixedRow,
  ListRow,
  NamedFacts,
  PartRow,
  Row,
  Table,
} from './mapping.ts';
import { extendPointer, type Found, find, parsePlace, put, remove, type Step } from './places.ts';
import { jsonEqual, type MutableObject } from './plain-json.ts';

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

export interface CarriedOver {
  readonly made: JsonObject;
  readonly faults: readonly VocabularyFault[];
  readonly changed: readonly VocabularyChange[];
  readonly readOnce: readonly ReadOnce[];
}

/** Longest list of goods or lines that is read; our formats allow 999. */
const MAX_LIST = 999;

type Way = 'import' | 'export';

interface Run {
  readonly way: Way;
  readonly source: JsonObject;
  readonly made: MutableObject;
  readonly named: NamedFacts;
  readonly faults: Map<string, VocabularyFault>;
  readonly changed: VocabularyChange[];
  readonly readOnce: ReadOnce[];
}

/** Where a table stands, on both sides; `index` in the list, if it is one of its elements. */
interface Base {
  readonly ours: readonly Step[];
  readonly theirs: readonly Step[];
  readonly index?: number;
}

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

const below = (base: Base, row: { readonly ours: string; readonly theirs: string }): Base => ({
  ours: [...base.ours, ...parsePlace(row.ours)],
  theirs: [...base.theirs, ...parsePlace(row.theirs)],
  ...(base.index !== undefined && { index: base.index }),
});

function readField(run: Run, row: FieldRow, base: Base): void {
  if (row.way === 'export' || !conditionHolds(run.source, row, base)) return;
  if (row.with !== undefined) {
    const partner = find(run.source, [...base.theirs, ...parsePlace(row.with)]);
    if (partner.value === undefined) return;
  }
  const { ours, theirs } = below(base, row);
  const found = lookUp(run, theirs);
  if (found.value === undefined) return;
  const reading = row.as.read(found.value, run.named);
  if ('nothing' in reading) return;
  if ('undecided' in reading) {
    tell(run, found.pointer, reading.code, reading.undecided);
    return;
  }
  const known = find(run.made, ours);
  if (known.value !== undefined) {
    if (row.way !== 'also' && !jsonEqual(known.value, reading.value)) {
      tell(run, found.pointer, 'values-differ', 'Another place of the document says otherwise.');
    }
    return;
  }
  if (!put(run.made, ours, reading.value)) return;
  const draftPointer = find(run.made, ours).pointer;
  if (row.way === 'also' || row.when !== undefined) {
    run.readOnce.push({ pointer: found.pointer, draftPointer });
  }
  if (reading.why !== undefined && !jsonEqual(row.as.write(reading.value), found.value)) {
    run.changed.push({
      pointer: found.pointer,
      draftPointer,
      from: found.value,
      to: reading.value,
      why: reading.why,
    });
  }
}

function writeField(run: Run, row: FieldRow, base: Base): void {
  if (row.way === 'import' || row.way === 'also' || !conditionHolds(run.made, row, base)) return;
  if (row.unless !== undefined) {
    const other = find(run.source, [...base.ours, ...parsePlace(row.unless)]);
    if (other.value !== undefined) return;
  }
  const { ours, theirs } = below(base, row);
  const { value } = find(run.source, ours);
  if (value === undefined || find(run.made, theirs).value !== undefined) return;
  // Ours may be another alternative of the schema (a literal for a party) than the row is about.
  const written = row.as.write(value);
  if (written !== undefined) put(run.made, theirs, written);
}

/** Of a whole document of theirs, or of as much of it as is made. */
function conditionHolds(theirs: JsonObject, row: FieldRow, base: Base): boolean {
  if (row.when === undefined) return true;
  const { value } = find(theirs, [...base.theirs, ...parsePlace(row.when.theirs)]);
  return jsonEqual(value, row.when.is);
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

function carryEvery(run: Run, row: EveryRow, base: Base): void {
  const listAt = [...base.ours, ...parsePlace(row.every)];
  const member = parsePlace(row.ours);
  const theirs = [...base.theirs, ...parsePlace(row.theirs)];
  const list = find(run.way === 'import' ? run.made : run.source, listAt).value;
  const length = Array.isArray(list) ? list.length : 0;
  const places = Array.from({ length }, (_, index) => [...listAt, index, ...member]);
  if (run.way === 'export') {
    const values = places.map((place) => find(run.source, place).value);
    const [first] = values;
    if (first === undefined || values.includes(undefined)) return;
    const same = values.every((value) => jsonEqual(value, first));
    const written = same ? row.as.write(first) : row.several;
    if (written !== undefined && find(run.made, theirs).value === undefined) {
      put(run.made, theirs, written);
    }
    return;
  }
  const found = lookUp(run, theirs);
  if (found.value === undefined) return;
  if (row.several !== undefined && found.value === row.several) {
    tell(run, found.pointer, 'differs-by-line', 'Every line has its own: name it line by line.');
    return;
  }
  const reading = row.as.read(found.value, run.named);
  if ('undecided' in reading) tell(run, found.pointer, reading.code, reading.undecided);
  if (!('value' in reading)) return;
  for (const place of places) {
    if (find(run.made, place).value === undefined) put(run.made, place, reading.value);
  }
  const [first] = places;
  if (first === undefined || reading.why === undefined) return;
  if (!jsonEqual(row.as.write(reading.value), found.value)) {
    run.changed.push({
      pointer: found.pointer,
      draftPointer: find(run.made, first).pointer,
      from: found.value,
      to: reading.value,
      why: reading.why,
    });
  }
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

/** What stands there; a list where an object is needed, or the other way about, is told. */
function lookUp(run: Run, steps: readonly Step[]): Found {
  const found = find(run.source, steps);
  if (found.value === undefined && found.expected !== undefined) {
    tell(run, found.pointer, 'unexpected-shape', `${capital(found.expected)} is expected here.`);
  }
  return found;
}

function tell(run: Run, pointer: string, code: string, message: string): void {
  if (run.way === 'export') return;
  const key = `${extendPointer(pointer, code)}`;
  if (!run.faults.has(key)) run.faults.set(key, { pointer, code, message });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
