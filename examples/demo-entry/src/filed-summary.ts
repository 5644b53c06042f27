import { readFileSync } from 'node:fs';
import { type AeEntrySummary, parseAe } from '@originmark/customs';
import type { EntrySummary } from '@originmark/schemas';
import { partyOf } from './credentials/draft-credential.ts';
import { CLOCKS } from './facts/clocks.ts';
import { HEADER } from './facts/header.ts';
import { usd } from './facts/lines.ts';
import { toEntryLine } from './filed-line.ts';

let filed: AeEntrySummary | undefined;

/**
 * The text of the entry as the broker files it: ACE ABI "AE" records of 80 columns.
 * @throws Error if the file of this package is missing
 */
export function readAeFile(): string {
  return readFileSync(new URL('../entry.ae', import.meta.url), 'utf8');
}

/**
 * The summary as filed: lines and header from the AE records, names and times from the facts,
 * because AE carries neither. A new one each time.
 * @throws Error if the AE file cannot be read as one summary
 */
export function readFiledSummary(): EntrySummary {
  const ae = (filed ??= parseFiled());
  const importer = partyOf('harborpine');
  const [bond] = ae.bonds;
  const bondType = bond?.bondType;
  return {
    type: 'EntrySummary',
    entryNumber: ae.header.entryNumber,
    entryVersion: HEADER.entryVersion,
    entryType: ae.header.entryType,
    portOfEntry: ae.header.port,
    portOfUnlading: ae.cargo?.portOfUnlading ?? ae.header.port,
    importer: {
      id: importer.id,
      name: importer.name,
      ...(importer.address !== undefined && { address: importer.address }),
      importerNumber: ae.content.importerNumber,
    },
    consignee: partyOf('harborpine'),
    filer: partyOf('gulfline'),
    modeOfTransport: ae.header.modeOfTransport ?? HEADER.modeOfTransport,
    carrierCode: ae.cargo?.carrier ?? HEADER.carrierCode,
    vessel: ae.cargo?.conveyance ?? HEADER.vessel,
    voyage: HEADER.voyage,
    billNumbers: ae.bills.flatMap(({ components }) =>
      components.map(({ issuer = '', number }) => `${issuer}${number}`),
    ),
    importedAt: CLOCKS.importedAt,
    enteredAt: CLOCKS.enteredAt,
    claimedAt: CLOCKS.claimedAt,
    ...((bondType === '8' || bondType === '9') && {
      bond: { bondType, ...(bond?.surety !== undefined && { surety: bond.surety }) },
    }),
    ...(ae.content.stateOfDestination !== undefined && {
      stateOfDestination: ae.content.stateOfDestination,
    }),
    lines: ae.lines.map(toEntryLine),
    totals: {
      enteredValue: usd(totalValue(ae)),
      ...(ae.totals?.dutyUsd !== undefined && { duty: usd(ae.totals.dutyUsd) }),
      ...(ae.totals?.feesUsd !== undefined && { fees: usd(ae.totals.feesUsd) }),
    },
  };
}

function parseFiled(): AeEntrySummary {
  const { summary, problems } = parseAe(readAeFile());
  if (summary !== undefined && problems.length === 0) return summary;
  throw new Error(`entry.ae: ${problems.map(({ message }) => message).join('; ')}`);
}

/** Whole dollars, so integers add exactly. */
function totalValue(ae: AeEntrySummary): string {
  const values = ae.lines.flatMap(({ tariffs }) => tariffs.map(({ valueUsd = '0' }) => valueUsd));
  return String(values.reduce((sum, value) => sum + BigInt(value), 0n));
}
