import type { DecodedRecord } from './read-record.ts';

/**
 * @internal Field names of the record table are property names of the summary, so a decoded record is its typed form:
 * the one cast between the two, held by the round-trip tests.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function valuesAs<T>(record: DecodedRecord): T {
  return record.values as unknown as T;
}

/** @internal The values of several fields of every record of a type, in order, blanks left out. */
export function listed(records: readonly DecodedRecord[], id: string): string[] {
  return records
    .filter((record) => record.type.id === id)
    .flatMap((record) => Object.values(record.values).map(String));
}

/** @internal The records of a type, in order. */
export function of(records: readonly DecodedRecord[], id: string): DecodedRecord[] {
  return records.filter(({ type }) => type.id === id);
}
