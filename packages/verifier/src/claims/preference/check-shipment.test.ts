import { describe, expect, test } from '@jest/globals';
import { checkShipment } from './check-shipment.ts';
import {
  createCertification,
  createCredential,
  createFace,
  EXPORTER,
  MAKER,
  TOY,
} from './preference.test-support.ts';

const SINGLE = { blanketPeriod: undefined, signedAt: '2026-09-04T18:30:00Z' };

function check(
  changes: object,
  line: object,
  invoice?: Parameters<typeof createCredential>[0],
  world: Parameters<typeof createFace>[1] = {},
) {
  const support = invoice === undefined ? [] : [createCredential(invoice)];
  const certification = createCertification({ ...SINGLE, ...changes });
  const { code, outcome, expected, found } = checkShipment(
    createFace(certification, { line, support, ...world }),
  );
  return { result: `${outcome} ${code}`, expected, found };
}

describe('single shipment by invoice number', () => {
  const invoiceNumber = 'MB-2026-05519';

  test('passes on every entry of that shipment', () => {
    expect(check({ invoiceNumber }, { invoiceNumbers: ['X-1', invoiceNumber] }).result).toBe(
      'pass entry.ok',
    );
  });

  test('fails on the next shipment', () => {
    expect(check({ invoiceNumber }, { invoiceNumbers: ['MB-2026-05604'] })).toEqual({
      result: 'fail entry.line-unsupported',
      expected: ['MB-2026-05604'],
      found: invoiceNumber,
    });
  });

  test('undecided where the line names no invoice', () => {
    expect(check({ invoiceNumber }, {}).result).toBe('indeterminate entry.line-unsupported');
  });
});

describe('single shipment of no known number', () => {
  const OPEN = 'indeterminate entry.line-unsupported';
  const invoice = (subject: object = {}) => ({
    id: 'invoice',
    type: 'CommercialInvoiceCredential' as const,
    issuer: EXPORTER,
    subject: {
      invoiceNumber: 'CHN-FE-20448',
      invoiceDate: '2026-09-03',
      seller: { id: EXPORTER, name: 'Horizonte' },
      lines: [{ product: TOY }],
      ...subject,
    },
  });

  test('undecided where nothing ties it', () => {
    expect(check({}, { invoiceNumbers: ['CHN-FE-20448'] })).toEqual({
      result: OPEN,
      expected: ['CHN-FE-20448'],
      found: null,
    });
  });

  test('passes where an invoice of the same seller and product ties it', () => {
    expect(check({}, {}, invoice())).toMatchObject({
      result: 'pass entry.ok',
      found: expect.stringContaining('invoice CHN-FE-20448'),
    });
  });

  test.each([
    ['is of another seller', { seller: { id: MAKER, name: 'Altiplano' } }],
    ['names another product', { lines: [{ product: 'https://id.gs1.org/01/1' }, {}] }],
    ['came after the certification', { invoiceDate: '2026-09-05' }],
    ['is of a year beyond the calendar', { invoiceDate: '0001-01-01' }],
  ])('undecided where the invoice %s', (_, subject) => {
    expect(check({}, {}, invoice(subject)).result).toBe(OPEN);
  });

  test('undecided where the invoice does not stand, or the goods came before the certification', () => {
    const standings = { invoice: { outcome: 'invalid' as const } };
    expect(check({}, {}, invoice(), { standings }).result).toBe(OPEN);
    const entry = { importedAt: '2026-09-03T20:00:00Z' };
    expect(check({}, {}, invoice(), { entry }).result).toBe(OPEN);
  });

  test('undecided where a day is not known', () => {
    expect(check({}, {}, invoice(), { entry: { portOfEntry: '9999' } }).result).toBe(OPEN);
    const ancient = { signedAt: '0001-01-01T00:00:00Z', exporter: 'Unknown' };
    expect(check(ancient, {}, invoice()).result).toBe(OPEN);
  });

  test('the exporter may have no DID, or not be known', () => {
    for (const exporter of [{ name: 'Horizonte' }, 'Unknown', undefined])
      expect(check({ exporter }, {}, invoice()).result).toBe('pass entry.ok');
  });
});
