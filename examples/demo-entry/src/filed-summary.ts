import type { EntrySummary } from '@originmark/schemas';
import { CLOCKS } from './facts/clocks.ts';
import { HEADER, TOTALS } from './facts/header.ts';
import { LINES, toEntryLine, usd } from './facts/lines.ts';
import { IMPORTER_NUMBER } from './facts/parties.ts';
import { partyOf } from './credentials/draft-credential.ts';

/** The summary as filed: what AE records carry, with the names and times that go with it. */
export function readFiledSummary(): EntrySummary {
  const { id, name, address } = partyOf('harborpine');
  return {
    type: 'EntrySummary',
    entryNumber: HEADER.entryNumber,
    entryVersion: HEADER.entryVersion,
    entryType: HEADER.entryType,
    portOfEntry: HEADER.portOfEntry,
    portOfUnlading: HEADER.portOfUnlading,
    importer: {
      id,
      name,
      ...(address !== undefined && { address }),
      importerNumber: IMPORTER_NUMBER,
    },
    consignee: partyOf('harborpine'),
    filer: partyOf('gulfline'),
    modeOfTransport: HEADER.modeOfTransport,
    carrierCode: HEADER.carrierCode,
    vessel: HEADER.vessel,
    voyage: HEADER.voyage,
    billNumbers: ['ZZGT26090771', 'ZZGT26090794'],
    importedAt: CLOCKS.importedAt,
    enteredAt: CLOCKS.enteredAt,
    claimedAt: CLOCKS.claimedAt,
    bond: { ...HEADER.bond },
    stateOfDestination: HEADER.stateOfDestination,
    lines: LINES.map(toEntryLine),
    totals: {
      enteredValue: usd(TOTALS.enteredValue),
      duty: usd(TOTALS.duty),
      fees: usd(TOTALS.fees),
    },
  };
}
