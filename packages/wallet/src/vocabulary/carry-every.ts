import { type Base, lookUp, type Run, tell } from './carry-run.ts';
import type { EveryRow } from './mapping.ts';
import { find, parsePlace, put, type Step } from './places.ts';
import { jsonEqual } from './plain-json.ts';

/** One member of theirs that holds for every element of a list of ours. */
export function carryEvery(run: Run, row: EveryRow, base: Base): void {
  const listAt = [...base.ours, ...parsePlace(row.every)];
  const member = parsePlace(row.ours);
  const theirs = [...base.theirs, ...parsePlace(row.theirs)];
  const list = find(run.way === 'import' ? run.made : run.source, listAt).value;
  const length = Array.isArray(list) ? list.length : 0;
  const places = Array.from({ length }, (_, index) => [...listAt, index, ...member]);
  if (run.way === 'import') readEvery(run, row, theirs, places);
  else writeEvery(run, row, theirs, places);
}

function writeEvery(
  run: Run,
  row: EveryRow,
  theirs: readonly Step[],
  places: readonly (readonly Step[])[],
): void {
  const values = places.map((place) => find(run.source, place).value);
  const [first] = values;
  if (first === undefined || values.includes(undefined)) return;
  const same = values.every((value) => jsonEqual(value, first));
  const written = same ? row.as.write(first) : row.several;
  if (written === undefined || find(run.made, theirs).value !== undefined) return;
  put(run.made, theirs, written);
}

function readEvery(
  run: Run,
  row: EveryRow,
  theirs: readonly Step[],
  places: readonly (readonly Step[])[],
): void {
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
