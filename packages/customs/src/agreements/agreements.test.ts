import { describe, expect, it } from '@jest/globals';
import { parseDecimal } from '../money/decimal.ts';
import { parseLocalDate } from '../dates/local-date.ts';
import { isoCountry } from '../numbers/iso-country.ts';
import { parseSpi } from '../numbers/spi.ts';
import { AGREEMENTS, agreementOf } from './agreements.ts';
import { LITERALS } from './literals.ts';

describe('AGREEMENTS', () => {
  it.each(AGREEMENTS)('$id is consistent in itself', (agreement) => {
    for (const spi of agreement.spis) {
      expect(parseSpi(spi)).toMatchObject({ value: { agreement: agreement.id } });
    }
    for (const party of agreement.parties) {
      expect(isoCountry(party.country)).toBe(true);
      expect(parseLocalDate(party.inForceFrom)).toBeDefined();
      expect(party.inForceFrom >= agreement.entered.from).toBe(true);
    }
    const notations = agreement.criteria.flatMap((criterion) => criterion.notations);
    expect(new Set(notations).size).toBe(notations.length);
    expect(parseDecimal(agreement.waiver.amountUsd)).toEqual({ units: 2500n, scale: 0 });
    expect([
      agreement.blanketMaxMonths,
      agreement.acceptanceYears,
      agreement.retentionYears,
    ]).toEqual([12, 4, 5]);
    expect(Object.values(agreement.citations).every((citation) => citation.length > 0)).toBe(true);
  });

  it('never presents general knowledge as read', () => {
    const cafta = agreementOf('P');
    expect(cafta?.statement.source).toMatchObject({ confirmed: false, mark: 'knowledge' });
    expect(cafta?.parties.every((party) => !party.source.confirmed)).toBe(true);
    expect(cafta?.clockSources.blanket.confirmed).toBe(false);
    expect(cafta?.clockSources.retention).toEqual({
      source: 'HTSUS GN 29(l)(ii)',
      confirmed: true,
    });
    expect(agreementOf('S')?.statement.source).toEqual({
      source: '19 CFR 182.12(a)(5)',
      confirmed: true,
    });
    expect(agreementOf('NAFTA')?.criteria.every((criterion) => !criterion.source.confirmed)).toBe(
      true,
    );
  });

  it('lets CAFTA-DR rest on the importer’s knowledge and USMCA not', () => {
    expect(agreementOf('P')?.claimBases).toEqual(['certification', 'importer-knowledge']);
    expect(agreementOf('S')?.claimBases).toEqual(['certification']);
  });

  it.each([
    ['S', 'submission', false],
    ['P', 'submission', false],
    ['MX', 'possession', true],
  ])('waives under %s the %s, invoice statement %s', (spi, waives, needsInvoiceStatement) => {
    expect(agreementOf(spi)?.waiver).toMatchObject({
      waives,
      needsInvoiceStatement,
      seriesNoticeDays: 30,
      source: { confirmed: true },
    });
  });

  it('keeps records from importation, under NAFTA from entry', () => {
    const importers = AGREEMENTS.map(({ id, retention }) => [
      id,
      retention.find(({ who }) => who === 'importer')?.from,
    ]);
    expect(importers).toEqual([
      ['USMCA', 'importation'],
      ['CAFTA-DR', 'importation'],
      ['NAFTA', 'entry'],
    ]);
    for (const { retention, retentionYears } of AGREEMENTS)
      expect(retention.map(({ years }) => years)).toEqual(retention.map(() => retentionYears));
  });

  it('keeps certifying parties of USMCA in its territory', () => {
    expect(agreementOf('S')?.territories.importer?.countries).toEqual(['US', 'MX', 'CA']);
  });
});

describe('agreementOf', () => {
  it.each([
    ['S', 'USMCA'],
    ['S+', 'USMCA'],
    ['P', 'CAFTA-DR'],
    ['P+', 'CAFTA-DR'],
    ['CA', 'NAFTA'],
    ['MX', 'NAFTA'],
    ['USMCA', 'USMCA'],
    ['CAFTA-DR', 'CAFTA-DR'],
  ])('%s is %s', (text, id) => {
    expect(agreementOf(text)?.id).toBe(id);
  });

  it.each(['A', 'JP', '', 's', 'usmca', undefined, null, {}, 'S'.repeat(1_000_000)])(
    'knows nothing of %#',
    (text) => {
      expect(agreementOf(text)).toBeUndefined();
    },
  );
});

describe('LITERALS', () => {
  it('are the regulations’ own words, but for “Unknown”', () => {
    expect(LITERALS).toEqual({
      various: 'Various',
      availableUponRequest: 'Available upon request by the importing authorities',
      scheduleII: 'Schedule II of the USMCA Rules of Origin Uniform Regulations',
      unknown: 'Unknown',
      same: 'Same',
      availableToCustoms: 'Available to Customs upon request',
    });
  });
});
