import type { AeEntrySummary } from '@originmark/customs';
import { cluesOfLine, draftLine, sumOf, usd } from './draft-line.ts';
import type { DraftSummary, EntryClues } from './entry-draft.ts';

/** Modes of transport by water, where the conveyance is a vessel. */
const BY_WATER = ['10', '11', '12'];

/**
 * @internal The summary as its AE records carry it: no names, no DIDs, no times of the clock.
 * @param tell - told of units that are not known, with their line
 */
export function draftSummary(
  ae: AeEntrySummary,
  tell: (unit: string, line: number) => void,
): { readonly subject: DraftSummary; readonly clues: EntryClues } {
  const { header, content, cargo } = ae;
  const bond = ae.bonds.find(({ bondType }) => bondType === '8' || bondType === '9');
  const billNumbers = ae.bills.flatMap(({ components }) =>
    components.map(({ issuer = '', number }) => `${issuer}${number}`),
  );
  const isByWater =
    header.modeOfTransport !== undefined && BY_WATER.includes(header.modeOfTransport);
  const enteredValue = sumOf(ae.lines.flatMap(({ tariffs }) => tariffs.map((one) => one.valueUsd)));
  const subject: DraftSummary = {
    type: 'EntrySummary',
    entryNumber: header.entryNumber,
    // What is added is the first; the version of what replaces it is not in the records.
    ...(header.action === 'A' && !header.postSummaryCorrection && { entryVersion: 1 }),
    entryType: header.entryType,
    portOfEntry: header.port,
    ...(cargo?.portOfUnlading !== undefined && { portOfUnlading: cargo.portOfUnlading }),
    importer: { importerNumber: content.importerNumber },
    ...(header.modeOfTransport !== undefined && { modeOfTransport: header.modeOfTransport }),
    ...(cargo?.carrier !== undefined && { carrierCode: cargo.carrier }),
    ...(isByWater && cargo?.conveyance !== undefined && { vessel: cargo.conveyance }),
    ...(billNumbers.length > 0 && { billNumbers: [...new Set(billNumbers)] }),
    ...((bond?.bondType === '8' || bond?.bondType === '9') && {
      bond: {
        bondType: bond.bondType,
        ...(bond.surety !== undefined && { surety: bond.surety }),
      },
    }),
    ...(content.stateOfDestination !== undefined && {
      stateOfDestination: content.stateOfDestination,
    }),
    lines: ae.lines.map((line) =>
      draftLine(line, (unit) => {
        tell(unit, line.line);
      }),
    ),
    ...(enteredValue && {
      totals: {
        enteredValue,
        ...(ae.totals?.dutyUsd !== undefined && { duty: usd(ae.totals.dutyUsd) }),
        ...(ae.totals?.feesUsd !== undefined && { fees: usd(ae.totals.feesUsd) }),
      },
    }),
  };
  const clues: EntryClues = {
    filerCode: header.entryNumber.slice(0, 3),
    ...(content.consigneeNumber !== undefined && { consigneeNumber: content.consigneeNumber }),
    ...(content.entryDate !== undefined && { entryDate: content.entryDate }),
    ...(content.importDate !== undefined && { importDate: content.importDate }),
    lines: ae.lines.map(cluesOfLine),
  };
  return { subject, clues };
}
