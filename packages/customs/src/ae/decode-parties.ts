import type { DecodedRecord } from './read-record.ts';
import type { AeIdentifier, AeParty } from './summary.ts';

/** @internal Every SE50 with the SE51 records that follow it. */
export function decodeParties(records: readonly DecodedRecord[]): AeParty[] {
  const parties: (AeParty & { identifiers: AeIdentifier[] })[] = [];
  for (const { type, values } of records) {
    if (type.id === 'SE50') {
      parties.push({ ...(values as unknown as Omit<AeParty, 'identifiers'>), identifiers: [] });
    }
    if (type.id === 'SE51') parties.at(-1)?.identifiers.push(values as unknown as AeIdentifier);
  }
  return parties;
}
