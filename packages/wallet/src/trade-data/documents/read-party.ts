import { parseDid } from '@originmark/core';
import type { CsvField, IdentifiedParty } from '@originmark/schemas';
import type { RowReader } from '../csv/row-reader.ts';
import type { Parties } from '../party-book.ts';
import { shown } from '../trade-problem.ts';

/** @internal The party that a cell names, as the party book has it; told where the book has none. */
export function readParty(
  reader: RowReader,
  field: CsvField,
  parties: Parties,
): IdentifiedParty | undefined {
  const written = reader.text(field, 4000);
  if (written === undefined) return undefined;
  const found = parties.byAnyName(written);
  if (found === undefined)
    reader.refuse(
      field,
      `${shown(written)} is in no entry of the party book`,
      'add the party with this name, MID or DID to the party book',
    );
  return found;
}

/** @internal The DID of a party that a cell names; a DID needs no entry in the party book. */
export function readPartyDid(
  reader: RowReader,
  field: CsvField,
  parties: Parties,
): string | undefined {
  const written = reader.text(field, 2048);
  if (written !== undefined && parseDid(written) !== undefined) return written;
  return readParty(reader, field, parties)?.id;
}
