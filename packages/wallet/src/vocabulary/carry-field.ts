import type { JsonObject } from '@originmark/core';
import { type Base, below, lookUp, type Run, tell } from './carry-run.ts';
import type { FieldRow } from './mapping.ts';
import { find, parsePlace, put } from './places.ts';
import { jsonEqual } from './plain-json.ts';

/** Reads one member of theirs into the draft, or tells why not. */
export function readField(run: Run, row: FieldRow, base: Base): void {
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

/** Writes one member of ours, unless a row before it has. */
export function writeField(run: Run, row: FieldRow, base: Base): void {
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
