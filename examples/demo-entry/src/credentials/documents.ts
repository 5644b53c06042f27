import { TOY_LOT } from '../facts/clocks.ts';
import { BILLS, HEADER, PORT_OF_DISCHARGE, POWER_OF_ATTORNEY } from '../facts/header.ts';
import { type DemoLine, LINES, MAKER_SALE, usd } from '../facts/lines.ts';
import type { StoryDraft } from '../story/draft.ts';
import { copy, draftCredential, partyOf, signatoryOf } from './draft-credential.ts';

type InvoiceKey = 'shirtInvoice' | 'toyInvoice' | 'suitcaseInvoice' | 'tshirtInvoice';

/** The invoice of a line: pieces at their price. */
function invoice(key: InvoiceKey, line: DemoLine) {
  return draftCredential(key, 'CommercialInvoiceCredential', {
    issuer: line.seller,
    signedAt: `${line.invoice.date}T17:00:00Z`,
    edges: [{ role: 'seller', to: `${line.seller}Identity` }],
    subject: {
      type: 'CommercialInvoice',
      invoiceNumber: line.invoice.number,
      invoiceDate: line.invoice.date,
      seller: partyOf(line.seller),
      buyer: partyOf('harborpine'),
      lines: [
        {
          item: line.style,
          description: line.description,
          product: line.product,
          tariffClassification: { system: 'HTS2026', code: line.hts },
          quantity: { value: line.pieces, unit: 'C62' },
          unitPrice: usd(line.unitPrice),
          amount: usd(`${line.enteredValue}.00`),
          countryOfOrigin: line.country,
          ...(line.lots?.[0] !== undefined && { lot: line.lots[0] }),
        },
      ],
      total: usd(`${line.enteredValue}.00`),
      termsOfSale: { ...line.termsOfSale },
    },
  });
}

function bill(key: 'veracruzBill' | 'puertoCortesBill', fact: (typeof BILLS)[keyof typeof BILLS]) {
  const carried = LINES.filter((line) => line.billNumber === fact.billNumber);
  return draftCredential(key, 'BillOfLadingCredential', {
    issuer: 'carrier',
    signedAt: `${fact.onBoardDate}T20:00:00Z`,
    subject: {
      type: 'BillOfLading',
      billNumber: fact.billNumber,
      carrier: partyOf('carrier'),
      consignee: partyOf('harborpine'),
      portOfLoading: { ...fact.portOfLoading },
      portOfDischarge: { ...PORT_OF_DISCHARGE },
      onBoardDate: fact.onBoardDate,
      vessel: HEADER.vessel,
      voyage: HEADER.voyage,
      containers: [...fact.containers],
      ...(fact.portsOfCall.length > 0 && { portsOfCall: [...copy(fact.portsOfCall)] }),
      goods: carried.map((line) => ({
        description: line.description,
        product: line.product,
        invoiceNumber: line.invoice.number,
        grossWeight: { value: line.grossKg, unit: 'KGM' },
      })),
    },
  });
}

/** Invoices, bills of lading, and the power of attorney (sections 2, 4 and 9). */
export function createDocuments() {
  const [shirts, toys, suitcases, tshirts] = LINES;
  return {
    shirtInvoice: invoice('shirtInvoice', shirts),
    toyInvoice: invoice('toyInvoice', toys),
    suitcaseInvoice: invoice('suitcaseInvoice', suitcases),
    tshirtInvoice: invoice('tshirtInvoice', tshirts),
    toyMakerInvoice: draftCredential('toyMakerInvoice', 'CommercialInvoiceCredential', {
      issuer: 'altiplano',
      signedAt: `${MAKER_SALE.invoice.date}T17:00:00Z`,
      edges: [{ role: 'seller', to: 'altiplanoIdentity' }],
      subject: {
        type: 'CommercialInvoice',
        invoiceNumber: MAKER_SALE.invoice.number,
        invoiceDate: MAKER_SALE.invoice.date,
        seller: partyOf('altiplano'),
        buyer: partyOf('horizonte'),
        lines: [
          {
            item: toys.style,
            description: toys.description,
            product: toys.product,
            quantity: { value: toys.pieces, unit: 'C62' },
            unitPrice: usd(MAKER_SALE.unitPrice),
            amount: usd(MAKER_SALE.amount),
            countryOfOrigin: toys.country,
            lot: TOY_LOT,
          },
        ],
        total: usd(MAKER_SALE.amount),
      },
    }),
    veracruzBill: bill('veracruzBill', BILLS.veracruz),
    puertoCortesBill: bill('puertoCortesBill', BILLS.puertoCortes),
    powerOfAttorney: draftCredential('powerOfAttorney', 'PowerOfAttorneyCredential', {
      issuer: 'harborpine',
      signedAt: `${POWER_OF_ATTORNEY.givenOn}T15:00:00Z`,
      status: true,
      edges: [{ role: 'principal', to: 'harborpineIdentity' }],
      subject: {
        type: 'PowerOfAttorney',
        grantor: partyOf('harborpine'),
        grantorKind: POWER_OF_ATTORNEY.grantorKind,
        agent: partyOf('gulfline'),
        authority: POWER_OF_ATTORNEY.authority,
        ports: POWER_OF_ATTORNEY.ports,
        from: `${POWER_OF_ATTORNEY.givenOn}T00:00:00Z`,
        signatory: signatoryOf('harborpine', POWER_OF_ATTORNEY.signatoryTitle),
      },
    }),
  } satisfies Partial<StoryDraft['credentials']>;
}
