import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkAgreementInForce } from '../agreements/check-agreement-in-force.ts';
import { feesAtStake, harborMaintenanceFee, parseAdValoremRate } from '../fees/fees-at-stake.ts';
import { addDecimal, formatDecimal, parseDecimal } from '../money/decimal.ts';
import { createMid } from '../numbers/create-mid.ts';
import { parseEntryNumber } from '../numbers/entry-number.ts';
import { foldToAscii } from '../numbers/fold-to-ascii.ts';
import { parseGln, parseGtin } from '../numbers/gs1-keys.ts';
import { parseHts } from '../numbers/hts.ts';
import { parseImporterNumber } from '../numbers/importer-number.ts';
import { parseLei } from '../numbers/lei.ts';
import { parseMid } from '../numbers/mid.ts';
import { parsePort } from '../numbers/port.ts';
import { formatAe } from './format-ae.ts';
import { parseAe } from './parse-ae.ts';

const file = new URL('../../../../examples/demo-entry/entry.ae', import.meta.url);
const text = readFileSync(file, 'utf8');
const result = parseAe(text);
const summary = result.summary!;

const PARTIES = {
  shirts: {
    name: 'Confecciones Valle de Sula, S.A. de C.V.',
    country: 'HN',
    streetLine: 'Boulevard del Norte 1480',
    city: 'Choloma',
    mid: 'HNCONVAL1480CHO',
    gbi: ['LEI 984500CVDS0000000624', 'GLN 9520001000034'],
  },
  tShirts: {
    name: 'Tejidos Ulúa, S.A.',
    country: 'HN',
    streetLine: 'Zona Libre Búfalo, Edificio 17',
    city: 'Villanueva',
    mid: 'HNTEJULU17VIL',
    gbi: [],
  },
  toys: {
    name: 'Juguetes Altiplano, S.A. de C.V.',
    country: 'MX',
    streetLine: 'Avenida Industrias 2250',
    city: 'San Luis Potosí',
    mid: 'MXJUGALT2250SAN',
    gbi: ['LEI 984500JALT0000000466', 'GLN 9520001000041'],
  },
  toySeller: {
    name: 'Comercializadora Horizonte del Norte, S.A. de C.V.',
    country: 'MX',
    streetLine: 'Calle Hidalgo 815',
    city: 'Monterrey',
    mid: 'MXCOMHOR815MON',
    gbi: ['LEI 984500CHOR0000000865'],
  },
  luggage: {
    name: 'Maletas del Bajío, S. de R.L. de C.V.',
    country: 'MX',
    streetLine: 'Calle Roble 318',
    city: 'León',
    mid: 'MXMALDEL318LEO',
    gbi: ['LEI 984500MBAJ0000000588', 'GLN 9520001000058'],
  },
};

const LINES = [
  {
    origin: 'HN',
    exported: '2026-09-10',
    spi: 'P',
    hts: '6205.20.2066',
    gtin: '9520002100023',
    style: 'VS-205',
    value: '45360',
    rate: '19.7 %',
    duty: '0.00',
    atStake: ['8935.92', '157.13'],
    hmf: '56.70',
    charges: '1180',
    gross: '1860',
    quantities: ['450.00 DOZ', '1512.00 KG'],
    invoice: 'CVS-2026-0831',
    category: '340',
    maker: PARTIES.shirts,
    exporter: PARTIES.shirts,
  },
  {
    origin: 'MX',
    exported: '2026-09-08',
    spi: 'S',
    hts: '9503.00.0073',
    gtin: '9520002100016',
    style: 'LB-1201',
    value: '57000',
    rate: 'Free',
    duty: '0.00',
    atStake: ['0.00', '197.45'],
    hmf: '71.25',
    charges: '1450',
    gross: '6150',
    quantities: ['6000.00 NO'],
    invoice: 'CHN-FE-20448',
    maker: PARTIES.toys,
    exporter: PARTIES.toySeller,
  },
  {
    origin: 'MX',
    exported: '2026-09-08',
    spi: 'S',
    hts: '4202.12.2120',
    gtin: '9520002100030',
    style: 'MB-21H',
    value: '57600',
    rate: '20 %',
    duty: '0.00',
    atStake: ['11520.00', '199.53'],
    hmf: '72.00',
    charges: '2310',
    gross: '4440',
    quantities: ['1200.00 NO'],
    invoice: 'MB-2026-05519',
    maker: PARTIES.luggage,
    exporter: PARTIES.luggage,
  },
  {
    origin: 'HN',
    exported: '2026-09-10',
    spi: undefined,
    hts: '6109.10.0012',
    gtin: '9520002100047',
    style: 'TU-110',
    value: '15900',
    rate: '16.5 %',
    duty: '2623.50',
    atStake: ['2623.50', '55.08'],
    hmf: '19.88',
    charges: '620',
    gross: '1130',
    quantities: ['500.00 DOZ', '960.00 KG'],
    invoice: 'TU-26-1177',
    category: '338',
    maker: PARTIES.tShirts,
    exporter: PARTIES.tShirts,
  },
] as const;

const sum = (amounts: readonly string[]) =>
  formatDecimal(amounts.map((amount) => parseDecimal(amount)!).reduce(addDecimal));

describe('the demo entry', () => {
  it('is read without a problem and written again byte for byte', () => {
    expect(result.problems).toEqual([]);
    expect(result.unknown).toEqual([]);
    expect(result.opaque).toEqual([]);
    expect(formatAe(result.records)).toBe(text);
    expect(formatAe(summary)).toBe(text);
  });

  it('has the header of the page', () => {
    expect(summary.header).toEqual({
      action: 'A',
      entryNumber: 'Z9Z-0042617-4',
      port: '5301',
      entryType: '01',
      modeOfTransport: '11',
    });
    expect(summary.content).toEqual({
      importerNumber: '89-100042000',
      consigneeNumber: '89-100042000',
      entryDate: '2026-09-14',
      importDate: '2026-09-14',
      stateOfDestination: 'TX',
    });
    expect(summary.cargo).toEqual({
      carrier: 'ZZGT',
      portOfUnlading: '5301',
      arrivalDate: '2026-09-14',
      conveyance: 'ZZ GULF TRADER',
    });
    expect(summary.bonds).toEqual([{ bondType: '8', surety: '998' }]);
    expect(parseEntryNumber(summary.header.entryNumber)).toMatchObject({
      value: { filerCode: 'Z9Z' },
    });
    expect(parseImporterNumber(summary.content.importerNumber)).toMatchObject({
      value: { kind: 'ein' },
    });
    expect(parsePort(summary.header.port)).toMatchObject({
      value: { timeZone: 'America/Chicago' },
    });
  });

  it('has the two bills; manifested quantities are not on the page', () => {
    expect(summary.bills).toEqual(
      ['26090771', '26090794'].map((number) => ({
        components: [{ type: 'M', issuer: 'ZZGT', number }],
      })),
    );
  });

  it.each(LINES.map((line, index) => ({ ...line, number: index + 1 })))(
    'has line $number',
    (expected) => {
      const line = summary.lines[expected.number - 1]!;
      const tariff = line.tariffs[0]!;
      expect(line.line).toBe(expected.number);
      expect(line.tariffs).toHaveLength(1);
      expect([line.countryOfOrigin, line.exportCountry, line.exportDate, line.spi]).toEqual([
        expected.origin,
        expected.origin,
        expected.exported,
        expected.spi,
      ]);
      expect([line.chargesUsd, line.grossKg, line.relatedParties]).toEqual([
        expected.charges,
        expected.gross,
        false,
      ]);
      const category = 'category' in expected ? expected.category : undefined;
      expect(line.textileCategory).toBe(category);
      expect(line.textileExportDate).toBe(category === undefined ? undefined : expected.exported);
      expect([tariff.hts, tariff.valueUsd, tariff.dutyUsd]).toEqual([
        expected.hts,
        expected.value,
        expected.duty,
      ]);
      expect(tariff.quantities.map(({ value, unit }) => `${value} ${unit}`)).toEqual(
        expected.quantities,
      );
      expect(line.invoices).toEqual([
        { supplierId: expected.exporter.mid, invoiceNumber: expected.invoice, ranges: [] },
      ]);
      expect(line.articleParties).toEqual([
        { role: 'M', id: expected.maker.mid },
        { role: 'E', id: expected.exporter.mid },
      ]);
      expect(
        line.parties.map((party) => [
          party.entityCode,
          party.name,
          party.identifiers.map(({ qualifier, id }) => `${qualifier} ${id}`),
        ]),
      ).toEqual([
        ['MF', foldToAscii(expected.maker.name).slice(0, 35).trimEnd(), expected.maker.gbi],
        ['EX', foldToAscii(expected.exporter.name).slice(0, 35).trimEnd(), expected.exporter.gbi],
      ]);
      const description = line.descriptions.join(' ');
      expect(description).toContain(expected.style);
      expect(description).toContain(`GTIN ${expected.gtin}`);
      expect(parseGtin(expected.gtin).ok).toBe(true);
      expect(parseHts(tariff.hts).ok).toBe(true);
    },
  );

  it.each(LINES.map((line, index) => ({ ...line, number: index + 1 })))(
    'has the duty and the fees of line $number, the cotton fee left out because its rate is not confirmed',
    (expected) => {
      const enteredValueUsd = parseDecimal(expected.value)!;
      const rate = parseAdValoremRate(expected.rate);
      const stake = feesAtStake({
        enteredValueUsd,
        generalRatePercent: rate.ok ? rate.value : enteredValueUsd,
      });
      expect([stake.duty, stake.mpf].map(formatDecimal)).toEqual(expected.atStake);
      expect(formatDecimal(harborMaintenanceFee(enteredValueUsd))).toBe(expected.hmf);
      const hmf = { accountingClass: '501', amountUsd: expected.hmf };
      const mpf = { accountingClass: '499', amountUsd: '55.08' };
      expect(summary.lines[expected.number - 1]?.fees).toEqual(
        expected.spi === undefined ? [mpf, hmf] : [hmf],
      );
    },
  );

  it('adds up to the totals of the page; 88 and 89 are left out because their columns are not known', () => {
    expect(summary.totals).toEqual({ dutyUsd: '2623.50', feesUsd: '274.91' });
    expect(sum(LINES.map(({ value }) => value))).toBe('175860');
    expect(sum(LINES.map(({ duty }) => duty))).toBe('2623.50');
    expect(sum(LINES.map(({ hmf }) => hmf))).toBe('219.83');
    expect(sum(['219.83', '55.08'])).toBe('274.91');
    expect(result.records.map(({ id }) => id)).not.toContain('88');
  });

  it.each(Object.values(PARTIES))(
    'gives $name the MID $mid and identifiers that are valid',
    (party) => {
      expect(createMid(party)).toBe(party.mid);
      expect(parseMid(party.mid)).toMatchObject({ ok: true, value: { country: party.country } });
      for (const identifier of party.gbi) {
        const [qualifier, id] = identifier.split(' ');
        expect((qualifier === 'LEI' ? parseLei : parseGln)(id).ok).toBe(true);
      }
    },
  );

  it('has valid identifiers for the parties that no record names', () => {
    const leis = [
      '984500HPTC0000000325',
      '984500GBCB0000000767',
      '984500NLSW0000000108',
      '984500BFLC0000000269',
    ];
    expect(leis.every((lei) => parseLei(lei).ok)).toBe(true);
    expect(['9520001000010', '9520001000027'].every((gln) => parseGln(gln).ok)).toBe(true);
  });

  it('claims under agreements in force for its countries on the day of entry', () => {
    for (const { spi, countryOfOrigin } of summary.lines.slice(0, 3)) {
      expect(checkAgreementInForce(spi, summary.content.entryDate, countryOfOrigin)).toMatchObject({
        ok: true,
      });
    }
  });
});
