import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { HeldCredential } from '../read-credential.ts';
import { coversMoment, periodOf } from './period-of.ts';

const held = (type: string, credentialSubject: JsonObject, more: JsonObject = {}) =>
  ({ type, credential: { credentialSubject, ...more } }) as unknown as HeldCredential;

const blanket = held('USMCACertificationOfOrigin', {
  blanketPeriod: { from: '2026-01-06', until: '2027-01-04' },
});
const licence = held('IntellectualPropertyRightsLicenseCredential', {
  scope: { term: { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' } },
});
const power = held('PowerOfAttorneyCredential', { from: '2025-03-01T00:00:00Z' });
const other = held('CommercialInvoiceCredential', {}, { validFrom: '2026-09-03T12:00:00Z' });

describe('the period of a credential', () => {
  it.each([
    ['the first day of a blanket period', blanket, '2026-01-06', true],
    ['the day before it', blanket, '2026-01-05', false],
    ['its last day', blanket, '2027-01-04', true],
    ['the last instant of it', blanket, '2027-01-04T23:59:59Z', true],
    ['the day after it', blanket, '2027-01-05', false],
    ['the first instant after the term of a licence', licence, '2027-01-01T00:00:00Z', false],
    ['the last one in it', licence, '2026-12-31T23:59:59Z', true],
    ['a day long after a power without end was given', power, '2040-01-01', true],
    ['the day before it was given', power, '2025-02-28', false],
    ['the day of an invoice', other, '2026-09-03', true],
    ['the morning before it', other, '2026-09-03T11:00:00Z', false],
    ['what is no date', blanket, 'tomorrow', false],
  ])('covers %s: %#', (_, one, at, covers) => {
    expect(coversMoment(periodOf(one), at)).toBe(covers);
  });
});
