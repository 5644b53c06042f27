import { describe, expect, it } from '@jest/globals';
import { replacementWindow } from './replacement-window.ts';
import { type WrongCertification, whoMustBeTold } from './who-must-be-told.ts';

const WRONG: WrongCertification = {
  spiOrId: 'USMCA',
  certifierRole: 'exporter',
  certifierCountry: 'US',
  providedTo: ['an importer in Mexico', 'an importer in Canada'],
  awareOn: '2026-11-02',
};
const without = (name: keyof WrongCertification): WrongCertification =>
  Object.fromEntries(
    Object.entries(WRONG).filter(([key]) => key !== name),
  ) as unknown as WrongCertification;

describe('whoMustBeTold', () => {
  it('has an exporter in the United States tell everybody and CBP within thirty days', () => {
    expect(whoMustBeTold(WRONG)).toMatchObject({
      value: {
        answer: 'bound',
        duties: [
          { whom: 'an importer in Mexico', how: 'in writing', by: '2026-12-02' },
          { whom: 'an importer in Canada', by: '2026-12-02' },
          { whom: 'CBP', by: '2026-12-02', citation: '19 CFR 182.21(b), 182.124' },
        ],
      },
    });
  });

  it.each(['MX', 'CA'])('does not bind a producer in %s', (certifierCountry) => {
    const wrong = { ...WRONG, certifierRole: 'producer', certifierCountry } as const;
    expect(whoMustBeTold(wrong)).toMatchObject({ value: { answer: 'not-bound' } });
  });

  it('has an importer correct its claim with CBP', () => {
    expect(whoMustBeTold({ ...WRONG, certifierRole: 'importer', providedTo: [] })).toMatchObject({
      value: { answer: 'bound', duties: [{ whom: 'CBP', by: '2026-12-02' }] },
    });
  });

  it('tells no CBP under NAFTA, and cannot say for CAFTA-DR', () => {
    expect(whoMustBeTold({ ...WRONG, spiOrId: 'MX', providedTo: ['a buyer'] })).toMatchObject({
      value: { duties: [{ whom: 'a buyer', citation: '19 CFR 181.11(d)' }] },
    });
    expect(whoMustBeTold({ ...WRONG, spiOrId: 'P' })).toMatchObject({
      value: { answer: 'undecided' },
    });
  });

  it('is undecided without the country or the recipients, and has no day without awareness', () => {
    expect(whoMustBeTold(without('certifierCountry'))).toMatchObject({
      value: { answer: 'undecided' },
    });
    expect(whoMustBeTold({ ...WRONG, providedTo: [] })).toMatchObject({
      value: { answer: 'undecided' },
    });
    expect(whoMustBeTold(without('awareOn'))).toMatchObject({
      value: { duties: [expect.not.objectContaining({ by: expect.anything() }), {}, {}] },
    });
    expect(whoMustBeTold({ ...WRONG, awareOn: 'soon' })).toMatchObject({
      reason: 'telling-day-malformed',
    });
  });
});

describe('replacementWindow', () => {
  it.each([
    ['S', '2026-09-14', '2026-09-21'],
    // Thanksgiving and the weekend are no working days.
    ['S', '2026-11-24', '2026-12-02'],
    ['MX', '2020-06-29', '2020-07-07'],
  ])('under %s, notice of %s: not before %s', (spi, notice, date) => {
    expect(replacementWindow(spi, notice)).toMatchObject({ ok: true, value: { date } });
  });

  it.each([
    ['P', '2026-09-14', 'replacement-rule-unknown'],
    ['S', 'soon', 'replacement-notice-malformed'],
    ['JO', '2026-09-14', 'agreement-unknown'],
  ])('refuses %s, %s: %s', (spi, notice, reason) => {
    expect(replacementWindow(spi, notice)).toMatchObject({ ok: false, reason });
  });
});
