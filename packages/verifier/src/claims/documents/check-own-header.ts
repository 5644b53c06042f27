import { parseDateTime, sameDid } from '@originmark/core';
import type { Finding } from '../../verdict/fragment.ts';
import type { ClaimsContext, EntrySubject } from '../claims-context.ts';
import { localDayAt, utcDayAt, zoneOfPort } from '../clocks/local-day.ts';
import { ownRecord } from '../clocks/own-record.ts';
import { isSameImporterNumber } from '../filing/same-importer-number.ts';
import type { EntryRecord } from '../record.ts';
import { amount, exactly, type FiledItem, isSameNumber, tellItems, written } from './filed-item.ts';

/** Columns that an AE record has for the name of a conveyance. */
const CONVEYANCE_COLUMNS = 20;

/** Compares the entry as presented with the verifier's own record of what was filed, but for its lines. */
export function checkOwnHeader(claims: ClaimsContext): Finding[] {
  const record = ownRecord(claims.subject, claims.context.record);
  if (record === undefined) return [];
  const { subject, entry } = claims;
  const items = [
    ...headerOf(record, subject),
    ...daysOf(record, subject),
    ...totalsOf(record, subject),
    ...billsOf(record, subject),
    ...consigneeOf(record, subject),
  ];
  return tellItems(items, (member) => ({
    axis: 'documents',
    on: entry,
    pointer: `/credentialSubject/${member}`,
  }));
}

/** What a summary has and an entry before summary has not is absent from the latter. */
type Summary = Partial<Extract<EntrySubject, { readonly type?: 'EntrySummary' }>> & EntrySubject;

function headerOf(own: EntryRecord, subject: EntrySubject): FiledItem[] {
  const shown = subject as Summary;
  return [
    exactly('entry type', 'entryType', own.entryType, shown.entryType),
    exactly('port of entry', 'portOfEntry', own.portOfEntry, shown.portOfEntry),
    exactly('port of unlading', 'portOfUnlading', own.portOfUnlading, shown.portOfUnlading),
    exactly('mode of transport', 'modeOfTransport', own.modeOfTransport, shown.modeOfTransport),
    exactly('carrier', 'carrierCode', own.carrierCode, shown.carrierCode),
    written('conveyance', 'vessel', own.vessel, shown.vessel, CONVEYANCE_COLUMNS),
    exactly(
      'state of destination',
      'stateOfDestination',
      own.stateOfDestination,
      shown.stateOfDestination,
    ),
    exactly('bond type', 'bond/bondType', own.bond?.bondType, shown.bond?.bondType),
    exactly('surety', 'bond/surety', own.bond?.surety, shown.bond?.surety),
  ];
}

/** Days at the port of entry: a record may know no more of a moment than its day. */
function daysOf(own: EntryRecord, subject: EntrySubject): FiledItem[] {
  const zone = zoneOfPort(subject.portOfEntry);
  // A moment beyond the calendar of the customs rules is still another day than that of the record.
  const day = (at: number | undefined): string | undefined =>
    at === undefined || zone === undefined ? undefined : (localDayAt(at, zone) ?? utcDayAt(at));
  const compared = [
    ['date of importation', 'importedAt', own.importedAt],
    ['date of entry', 'enteredAt', own.enteredAt],
    ['date of filing', 'claimedAt', own.claimedAt],
  ] as const;
  return compared.map(([item, member, filed]) =>
    exactly(item, member, day(filed), day(parseDateTime(subject[member]))),
  );
}

function totalsOf({ totals }: EntryRecord, subject: EntrySubject): FiledItem[] {
  const { totals: shown } = subject as Summary;
  const compared = [
    ['total entered value', 'enteredValue'],
    ['total duty', 'duty'],
    ['total fees', 'fees'],
  ] as const;
  return compared.map(([item, member]) =>
    amount(item, `totals/${member}`, totals?.[member], shown?.[member]),
  );
}

/** Every filed bill is presented by one of its numbers, and no other bill is. */
function billsOf({ bills }: EntryRecord, { billNumbers }: EntrySubject): FiledItem[] {
  if (bills === undefined || bills.length === 0) return [];
  const shown = billNumbers ?? [];
  const isNamed = (names: readonly string[], number: string): boolean =>
    names.some((name) => isSameNumber(name, number));
  return [
    {
      item: 'bills of lading',
      member: 'billNumbers',
      filed: bills.map((names) => names.join(' or ')),
      presented: billNumbers,
      isSame:
        bills.every((names) => shown.some((number) => isNamed(names, number))) &&
        shown.every((number) => isNamed(bills.flat(), number)),
    },
  ];
}

/**
 * A consignee is presented by its DID and filed by its number, so they compare only where the consignee
 * is the importer itself. The numbers never stand in a finding.
 */
function consigneeOf(own: EntryRecord, { consignee, importer }: EntrySubject): FiledItem[] {
  if (own.consigneeNumber === undefined || consignee?.id === undefined) return [];
  if (!sameDid(consignee.id, importer.id)) return [];
  const isSame = isSameImporterNumber(own.consigneeNumber, importer.importerNumber);
  const filed = isSame ? 'the importer' : 'somebody with another number than the importer';
  return [{ item: 'consignee', member: 'consignee', filed, presented: 'the importer', isSame }];
}
