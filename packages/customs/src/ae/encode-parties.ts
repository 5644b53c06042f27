import type { AeParty } from './summary.ts';
import { writeRecord } from './write-record.ts';

/** @internal SE50 and its SE51 records. */
export function encodeParties(parties: readonly AeParty[]): string[] {
  return parties.flatMap((party) => [
    writeRecord('SE50', party),
    ...party.identifiers.map((identifier) => writeRecord('SE51', identifier)),
  ]);
}
