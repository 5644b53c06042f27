import type { Checked } from '../checked.ts';
import { parseDuns } from '../numbers/duns.ts';
import { parseGln } from '../numbers/gs1-keys.ts';
import { parseLei } from '../numbers/lei.ts';
import type { AeProblem } from './ae-record.ts';
import { recordProblem } from './check-record-order.ts';
import type { DecodedRecord } from './read-record.ts';

/** Altana's identifier is known by name only. */
const READERS: ReadonlyMap<unknown, (text: unknown) => Checked<unknown>> = new Map([
  ['LEI', parseLei],
  ['GLN', parseGln],
  ['DUNS', parseDuns],
]);

/** @internal Shapes and check digits of the global business identifiers that have any (record SE51). */
export function checkIdentifiers(records: readonly DecodedRecord[]): AeProblem[] {
  return records.flatMap((record) => {
    if (record.type.id !== 'SE51') return [];
    const { qualifier, id } = record.values;
    const checked = READERS.get(qualifier)?.(id);
    if (checked?.ok !== false) return [];
    const { message } = checked;
    const place = { from: 9, to: 43, field: 'id', found: String(id) };
    return [
      { ...recordProblem(record, 'identifier', `a valid ${String(qualifier)}`), ...place, message },
    ];
  });
}
