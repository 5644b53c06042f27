import { parseGln } from '../numbers/gs1-keys.ts';
import { parseLei } from '../numbers/lei.ts';
import type { AeProblem } from './ae-record.ts';
import { recordProblem } from './check-record-order.ts';
import type { DecodedRecord } from './read-record.ts';

/** @internal Check digits of the global business identifiers that have any (record SE51). */
export function checkIdentifiers(records: readonly DecodedRecord[]): AeProblem[] {
  return records.flatMap((record) => {
    if (record.type.id !== 'SE51') return [];
    const { qualifier, id } = record.values;
    const checked =
      qualifier === 'LEI' ? parseLei(id) : qualifier === 'GLN' ? parseGln(id) : undefined;
    if (checked?.ok !== false) return [];
    const { message } = checked;
    const place = { from: 9, to: 43, field: 'id', found: String(id) };
    return [
      { ...recordProblem(record, 'identifier', `a valid ${String(qualifier)}`), ...place, message },
    ];
  });
}
