import { CustomsError } from '../customs-error.ts';
import { encodeParties } from './encode-parties.ts';
import { chunked, numbered } from './numbered.ts';
import type { AeInvoice, AeLine, AeTariff } from './summary.ts';
import { writeRecord } from './write-record.ts';

/** @internal The records of one line. Throws `ae-value-unwritable`. */
export function encodeLine(line: AeLine): string[] {
  assertRoom(line.tariffs.length > 0, 'A line needs a tariff number.');
  return [
    writeRecord('40', line),
    ...line.invoices.map(encodeInvoice),
    ...line.rulings.map((ruling) => writeRecord('43', ruling)),
    ...line.descriptions.map((description) => writeRecord('44', { description })),
    ...line.articleParties.map((party) => writeRecord('47', party)),
    ...encodeParties(line.parties),
    ...line.tariffs.flatMap(encodeTariff),
    ...line.irTaxes.map((tax) => writeRecord('60', tax)),
    ...line.otherRevenue.map((revenue) => writeRecord('61', revenue)),
    ...line.fees.map((fee) => writeRecord('62', fee)),
    ...chunked(line.correctionReasons, 5).map((reasons) =>
      writeRecord('63', numbered('reason', reasons)),
    ),
  ];
}

function encodeInvoice(invoice: AeInvoice): string {
  const { ranges } = invoice;
  assertRoom(ranges.length <= 4, 'A record 42 holds four ranges of invoice lines.');
  return writeRecord('42', {
    ...invoice,
    ...numbered(
      'from',
      ranges.map(({ from }) => from),
    ),
    ...numbered(
      'to',
      ranges.map(({ to }) => to),
    ),
  });
}

function encodeTariff(tariff: AeTariff): string[] {
  const { quantities, bareUnits = [] } = tariff;
  assertRoom(
    quantities.length + bareUnits.length <= 3,
    'A record 50 holds three quantities, units without one among them.',
  );
  return [
    writeRecord('50', {
      ...tariff,
      ...numbered(
        'quantity',
        quantities.map(({ value }) => value),
      ),
      ...numbered('unit', [...quantities.map(({ unit }) => unit), ...bareUnits]),
    }),
    ...tariff.visas.map((visa) => writeRecord('51', { visa })),
    ...tariff.licences.map((licence) => writeRecord('52', licence)),
    ...tariff.adCvd.map((adCvd) => writeRecord('53', adCvd)),
    ...tariff.declarations.map((declaration) => writeRecord('54', declaration)),
  ];
}

function assertRoom(hasRoom: boolean, message: string): void {
  if (!hasRoom) throw new CustomsError('ae-value-unwritable', message);
}
