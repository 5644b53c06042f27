import type { EntryLine, EntrySummary, ImporterOfRecord } from '@originmark/schemas';
import type { DraftLine, DraftSummary, EntryGap, KnownBy } from './entry-draft.ts';

type Wanted<T> = readonly [member: keyof T, what: string, knownBy: KnownBy, isRequired: boolean];

const OF_ENTRY: readonly Wanted<EntrySummary>[] = [
  ['entryNumber', 'entry number', 'filer', true],
  ['entryVersion', 'version of the entry', 'filer', true],
  ['entryType', 'entry type', 'filer', true],
  ['portOfEntry', 'port of entry', 'filer', true],
  ['importedAt', 'time of arrival', 'carrier', true],
  ['claimedAt', 'time at which the summary is filed', 'filer', true],
  ['enteredAt', 'time of entry', 'filer', false],
  ['portOfUnlading', 'port of unlading', 'carrier', false],
  ['consignee', 'consignee', 'party book', false],
  ['filer', 'name and DID of the filer', 'party book', false],
  ['modeOfTransport', 'mode of transport', 'filer', false],
  ['carrierCode', 'code of the carrier', 'carrier', false],
  ['vessel', 'vessel', 'carrier', false],
  ['voyage', 'voyage', 'carrier', false],
  ['billNumbers', 'bill numbers', 'carrier', false],
];

const OF_LINE: readonly Wanted<EntryLine>[] = [
  ['hts', 'tariff number', 'filer', true],
  ['countryOfOrigin', 'country of origin', 'importer', true],
  ['description', 'description', 'importer', true],
  ['enteredValue', 'entered value', 'filer', true],
  ['billNumber', 'bill under which it was carried', 'carrier', false],
  ['dutyRate', 'column 1 general rate of duty', 'tariff', false],
  ['products', 'products', 'invoice or parts list', false],
  ['manufacturer', 'DID of the maker', 'party book', false],
  ['exporter', 'DID of the exporter', 'party book', false],
];

/** Everything that a draft lacks and its checks ask for, with who knows it; what is required first. */
export function findGaps(subject: DraftSummary): EntryGap[] {
  const { importer = {}, lines, ...rest } = subject;
  const gaps: EntryGap[] = [
    ...missing(rest, OF_ENTRY, ''),
    ...missing<ImporterOfRecord>(
      importer,
      [
        ['id', 'DID of the importer', 'party book', true],
        ['name', 'name of the importer', 'party book', true],
        ['importerNumber', 'importer number', 'filer', true],
      ],
      '/importer',
    ),
    ...lines.flatMap((line, at) => ofLine(line, `/lines/${at}`)),
  ];
  if (lines.length === 0)
    gaps.push({ pointer: '/lines', what: 'lines', knownBy: 'filer', isRequired: true });
  return [...gaps.filter((gap) => gap.isRequired), ...gaps.filter((gap) => !gap.isRequired)];
}

function ofLine(line: DraftLine, pointer: string): EntryGap[] {
  return missing(line, OF_LINE, pointer).map((gap) => ({
    ...gap,
    what: `${gap.what} of line ${line.line}`,
  }));
}

function missing<T extends object>(
  value: Partial<T>,
  wanted: readonly Wanted<T>[],
  pointer: string,
): EntryGap[] {
  return wanted
    .filter(([member]) => value[member] === undefined)
    .map(([member, what, knownBy, isRequired]) => ({
      pointer: `${pointer}/${String(member)}`,
      what,
      knownBy,
      isRequired,
    }));
}
