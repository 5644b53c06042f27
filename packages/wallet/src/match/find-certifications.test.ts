import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { EntryLine, EntrySummary } from '@originmark/schemas';
import { crypto, heldOf } from '../held.test-support.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import { findCertifications } from './find-certifications.ts';
import { askLine } from './line-question.ts';

const IMPORTER = 'did:web:importer.example';
const EXPORTER = 'did:web:exporter.example';
const MAKER = 'did:web:maker.example';
const PRODUCT = 'https://id.gs1.org/01/09520002100016';

const LINE = {
  line: 1,
  hts: '9503.00.0073',
  spi: 'S',
  products: [PRODUCT],
  invoiceNumbers: ['INV-1'],
  exporter: EXPORTER,
  manufacturer: MAKER,
} as unknown as EntryLine;

interface Certified {
  readonly certifier?: string;
  readonly role?: string;
  readonly importer?: JsonObject | string;
  readonly product?: string | null;
  readonly code?: string;
  readonly invoice?: string;
  readonly period?: JsonObject;
}

/** A certification of the exporter for this importer, product and day, but for what is said. */
function certification(id: string, said: Certified = {}): HeldCredential {
  const {
    certifier = EXPORTER,
    code = '9503.00',
    importer = { id: IMPORTER },
    invoice,
    period = { from: '2026-01-06', until: '2027-01-04' },
    product = PRODUCT,
    role = 'exporter',
  } = said;
  return heldOf({
    id,
    type: 'USMCACertificationOfOrigin',
    issuer: certifier,
    subject: {
      certifier: { id: certifier },
      certifierRole: role,
      importer,
      goods: [{ tariffClassification: { code }, ...(product !== null && { product }) }],
      ...(invoice === undefined ? { blanketPeriod: period } : { invoiceNumber: invoice }),
    },
  });
}

function receipt(id: string, of: HeldCredential, receivedAt: string, issuer = IMPORTER) {
  return heldOf({
    id,
    type: 'CertificationReceiptCredential',
    issuer,
    subject: { receivedAt },
    edges: [['received', of]],
  });
}

async function found(
  held: readonly HeldCredential[],
  line: Partial<EntryLine> = {},
  remembered: readonly string[] = [],
) {
  const summary = {
    importer: { id: IMPORTER, name: 'Importer, Inc.' },
    importedAt: '2026-09-14T11:40:00Z',
    claimedAt: '2026-09-24T15:05:00Z',
  } as unknown as EntrySummary;
  return findCertifications(
    askLine({ ...LINE, ...line }, summary),
    createMemoryHoldings({ credentials: held.map(({ token }) => token) }, crypto),
    new Set(remembered),
  );
}

const idsOf = async (...given: Parameters<typeof found>): Promise<string[]> =>
  (await found(...given)).map(({ certification: { id } }) => id);

describe('certifications for a line', () => {
  // Each is better than the one below it, by that alone or by what weighs more.
  const shipment = certification('urn:of-the-shipment', { invoice: 'INV-1', certifier: MAKER });
  const product = certification('urn:of-the-product', { certifier: MAKER });
  const general = certification('urn:of-the-heading', { product: null });
  const over = certification('urn:over', { period: { from: '2024-01-01', until: '2024-12-31' } });

  it('come by shipment before day, by product before heading, those of another time last', async () => {
    // The product is named and one is made out for the day: what names none is not sought.
    expect(await idsOf([over, product, shipment, general])).toEqual([
      'urn:of-the-shipment',
      'urn:of-the-product',
      'urn:over',
    ]);
    expect(await idsOf([over, general])).toEqual(['urn:of-the-heading', 'urn:over']);
  });

  it('come remembered before received, received before those of the exporter', async () => {
    const [ofExporter, received, before] = ['urn:exporter', 'urn:received', 'urn:remembered'].map(
      (id) => certification(id, { certifier: id === 'urn:exporter' ? EXPORTER : MAKER }),
    ) as [HeldCredential, HeldCredential, HeldCredential];
    const held = [ofExporter, received, before, receipt('urn:r', received, '2026-02-01T00:00:00Z')];
    expect(await idsOf(held, {}, ['urn:remembered'])).toEqual([
      'urn:remembered',
      'urn:received',
      'urn:exporter',
    ]);
  });

  it('come by the exporter before the maker, and by anybody else last', async () => {
    const held = [
      certification('urn:other', { certifier: 'did:web:other.example' }),
      certification('urn:maker', { certifier: MAKER }),
      certification('urn:exporter'),
    ];
    expect(await idsOf(held)).toEqual(['urn:exporter', 'urn:maker', 'urn:other']);
  });

  it('have the receipts that this importer gave for exactly them, the earliest first', async () => {
    const other = certification('urn:second');
    const [candidate] = await found([
      product,
      receipt('urn:late', product, '2026-03-01T00:00:00Z'),
      receipt('urn:early', product, '2026-02-01T00:00:00Z'),
      receipt('urn:of-another', other, '2026-01-01T00:00:00Z'),
      receipt('urn:by-another', product, '2026-01-01T00:00:00Z', 'did:web:other.example'),
    ]);
    expect(candidate?.receipts.map(({ id }) => id)).toEqual(['urn:early', 'urn:late']);
  });

  it.each([
    ['for another importer', { importer: { id: 'did:web:other.example' } }],
    ['for other products of the heading', { product: 'https://id.gs1.org/01/09520002100023' }],
    ['for another heading', { code: '6205.20', product: null }],
    ['of the certifier as another importer', { role: 'importer', importer: 'VARIOUS' }],
  ])('are not those made out %s', async (_, said) => {
    expect(await idsOf([certification('urn:none', said)])).toEqual([]);
  });

  it.each([
    ['leaves the importer open', { importer: 'VARIOUS' }],
    ['names it without a DID, in whatever case', { importer: { name: 'IMPORTER, INC.' } }],
    ['is the importer’s own', { certifier: IMPORTER, role: 'importer' }],
  ])('are those of which one %s', async (_, said) => {
    expect(await idsOf([certification('urn:one', said)])).toEqual(['urn:one']);
  });

  it.each([
    ['claims nothing', { spi: undefined }],
    ['claims S+, which rests on a certificate of eligibility', { spi: 'S+' }],
    ['claims under another agreement', { spi: 'P' }],
    ['rests on what the importer knows', { claimBasis: 'importer-knowledge' }],
  ])('are none where the line %s', async (_, line) => {
    expect(await idsOf([product], line as Partial<EntryLine>)).toEqual([]);
  });
});
