import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { HeldCredential } from '../read-credential.ts';
import { lapsesOf } from './lapses.ts';

const held = (type: string, credentialSubject: JsonObject, more: JsonObject = {}) =>
  ({ type, credential: { credentialSubject, ...more } }) as unknown as HeldCredential;
const told = (one: HeldCredential) =>
  lapsesOf(one).map(({ endsAt, until, what }) => [what, until, new Date(endsAt).toISOString()]);

describe('what ends of a credential', () => {
  it('is of a certification its blanket period and four years of acceptance, told apart', () => {
    const certification = held('USMCACertificationOfOrigin', {
      agreement: 'USMCA',
      signedAt: '2026-01-06T16:20:00Z',
      blanketPeriod: { from: '2026-01-06', until: '2027-01-04' },
    });
    expect(told(certification)).toEqual([
      ['blanket-period', '2027-01-04', '2027-01-05T00:00:00.000Z'],
      ['acceptance', '2030-01-06', '2030-01-07T00:00:00.000Z'],
    ]);
  });

  it('is of a partnership’s power two years, of a corporation’s nothing', () => {
    const power = (grantorKind: string) =>
      held('PowerOfAttorneyCredential', { grantorKind, from: '2025-03-01T00:00:00Z' });
    expect(told(power('partnership'))).toEqual([
      ['power-of-attorney', '2027-03-01', '2027-03-02T00:00:00.000Z'],
    ]);
    expect(told(power('corporation'))).toEqual([]);
  });

  it('is of a licence its term, of a right its registration and its recordation', () => {
    const licence = held('IntellectualPropertyRightsLicenseCredential', {
      scope: { term: { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' } },
    });
    const right = held('IntellectualPropertyRightsCredential', {
      registration: { until: '2034-02-13' },
      recordation: { until: '2034-05-06' },
    });
    expect(told(licence).map(([what]) => what)).toEqual(['licence-term']);
    expect(told(right).map(([what]) => what)).toEqual(['recordation', 'registration']);
  });

  it('is of anything its own validity; what is no date ends nothing', () => {
    const valid = held('CommercialInvoiceCredential', {}, { validUntil: '2026-12-31T00:00:00Z' });
    expect(told(valid)).toEqual([['validity', '2026-12-31T00:00:00Z', '2026-12-31T00:00:00.000Z']]);
    expect(told(held('CommercialInvoiceCredential', {}, { validUntil: 'soon' }))).toEqual([]);
  });
});
