import { describe, expect, it } from '@jest/globals';
import { checkCertifierBasis } from './check-certifier-basis.ts';

describe('checkCertifierBasis', () => {
  it.each([
    ['importer', ['information']],
    ['exporter', ['information']],
    ['producer', ['information']],
    ['exporter', ['written-representation']],
    ['importer', ['written-representation', 'information']],
  ] as const)('is enough for an %s: %j', (role, bases) => {
    expect(checkCertifierBasis('S', role, bases)).toMatchObject({
      ok: true,
      value: { citation: '19 CFR 182.12(f)(1)', source: { confirmed: true } },
    });
  });

  it.each([
    ['importer', ['written-representation'], 'basis-no-reliance'],
    ['producer', ['written-representation'], 'basis-producer-relies-on-itself'],
    ['exporter', [], 'basis-missing'],
    ['exporter', undefined, 'basis-not-said'],
    ['broker', ['information'], 'basis-role-unknown'],
  ] as const)('is not for an %s: %j', (role, bases, reason) => {
    expect(checkCertifierBasis('S', role, bases)).toMatchObject({ ok: false, reason });
  });

  it('does not let an exporter that is the producer rely on itself', () => {
    expect(checkCertifierBasis('S', 'exporter', ['written-representation'], true)).toMatchObject({
      reason: 'basis-producer-relies-on-itself',
    });
    expect(checkCertifierBasis('S', 'exporter', ['information'], true)).toMatchObject({ ok: true });
  });

  it('says where the text was not read, and knows no other agreement', () => {
    expect(checkCertifierBasis('P', 'exporter', ['information'])).toMatchObject({
      value: { source: { confirmed: false } },
    });
    expect(checkCertifierBasis('JO', 'exporter', ['information'])).toMatchObject({
      reason: 'agreement-unknown',
    });
  });
});
