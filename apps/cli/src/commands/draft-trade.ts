import { formatDateTime, type JsonObject } from '@originmark/core';
import { AGREEMENTS, agreementOf } from '@originmark/customs';
import { wrongUsage } from '../errors.ts';

/** A party of a draft: its DID, and a name to be changed. */
export interface DraftParty {
  readonly did: string;
  readonly name: string;
}

const DAY_MS = 86_400_000;
const PRODUCT = 'https://id.gs1.org/01/09520002100016';
const GOOD = 'Talking play set, plastic';
const INVOICE = 'INV-1';
const USD = { amount: '57000.00', currency: 'USD' };
const PIECES = { value: '6000', unit: 'C62' };

/** Certifications that a draft can be made of, with an address of whoever exports under each. */
const CERTIFICATIONS = {
  USMCA: {
    type: 'USMCACertificationOfOrigin',
    criterion: 'B',
    rule: 'GN 11(o) chapter 95',
    place: { addressLocality: 'Monterrey', addressCountry: 'MX' },
  },
  'CAFTA-DR': {
    type: 'CAFTADRCertificationOfOrigin',
    criterion: 'GN 29(b)(ii)(A)',
    rule: 'GN 29(n) chapter 95',
    place: { addressLocality: 'Choloma', addressCountry: 'HN' },
  },
} as const;

type DraftAgreement = keyof typeof CERTIFICATIONS;

/**
 * A blanket certification of a year by an exporter, to begin with.
 * @param now ms since the epoch
 * @throws CliError 64 for an agreement that no draft is made of
 */
export function draftCertification(
  certifier: DraftParty,
  importer: DraftParty,
  named: string,
  now: number,
): JsonObject {
  const { criterion, place, rule, type } = CERTIFICATIONS[agreementFor(named)];
  const agreement = agreementOf(named);
  const exporter = partyOf(certifier, place);
  return {
    type,
    credentialSubject: {
      type: 'OriginCertification',
      agreement: named,
      certifierRole: 'exporter',
      certifier: exporter,
      exporter,
      producer: 'Available upon request by the importing authorities',
      importer: partyOf(importer, HOUSTON),
      goods: [
        {
          description: GOOD,
          tariffClassification: { system: 'HS2022', code: '9503.00' },
          product: PRODUCT,
          originCriterion: criterion,
          ruleOfOrigin: rule,
          countryOfOrigin: place.addressCountry,
        },
      ],
      blanketPeriod: { from: dayOf(now - 30 * DAY_MS), until: dayOf(now + 334 * DAY_MS) },
      signatory: {
        title: 'Export manager',
        address: exporter.address,
        telephone: '555-0101',
        email: 'exports@exporter.example',
      },
      signedAt: formatDateTime(secondsOf(now - 30 * DAY_MS)),
      statement: agreement?.statement.text ?? '',
    },
  };
}

/** An invoice of the goods that the draft of a certification is of. */
export function draftInvoice(seller: DraftParty, buyer: DraftParty, now: number): JsonObject {
  return {
    type: 'CommercialInvoiceCredential',
    credentialSubject: {
      type: 'CommercialInvoice',
      invoiceNumber: INVOICE,
      invoiceDate: dayOf(now - 10 * DAY_MS),
      seller: partyOf(seller, CERTIFICATIONS.USMCA.place),
      buyer: partyOf(buyer, HOUSTON),
      lines: [{ description: GOOD, product: PRODUCT, quantity: PIECES, amount: USD }],
      total: USD,
    },
  };
}

/** An entry summary of one line of these goods, filed by the importer itself. */
export function draftEntry(importer: DraftParty, exporter: DraftParty, now: number): JsonObject {
  return {
    type: 'EntrySummary',
    entryNumber: 'Z9Z-0042617-4',
    entryVersion: 1,
    entryType: '01',
    portOfEntry: '5301',
    importer: { ...partyOf(importer, HOUSTON), importerNumber: '89-100042000' },
    importedAt: formatDateTime(secondsOf(now - 4 * DAY_MS)),
    enteredAt: formatDateTime(secondsOf(now - 3 * DAY_MS)),
    lines: [
      {
        line: 1,
        hts: '9503.00.0073',
        spi: 'S',
        countryOfOrigin: 'MX',
        countryOfExport: 'MX',
        description: GOOD,
        products: [PRODUCT],
        quantities: [PIECES],
        enteredValue: { amount: '57000', currency: 'USD' },
        invoiceNumbers: [INVOICE],
        exporter: exporter.did,
        dutyRate: 'Free',
        claimBasis: 'certification',
      },
    ],
  };
}

const HOUSTON = { addressLocality: 'Houston', addressRegion: 'TX', addressCountry: 'US' };

function partyOf({ did, name }: DraftParty, place: object) {
  return { id: did, name, address: { streetAddress: 'Street and number', ...place } };
}

function agreementFor(named: string): DraftAgreement {
  if (named === 'USMCA' || named === 'CAFTA-DR') return named;
  const known = AGREEMENTS.map(({ id }) => id).filter((id) => id in CERTIFICATIONS);
  throw wrongUsage(`--agreement ${named}: drafts are made of ${known.join(' and ')}.`);
}

function secondsOf(epochMs: number): number {
  return Math.floor(epochMs / 1000) * 1000;
}

function dayOf(epochMs: number): string {
  return formatDateTime(secondsOf(epochMs)).slice(0, 10);
}
