import type { Fact } from './fact.ts';
import { FORM, identified, optionalParty } from './named-parties.ts';

const SUBJECT = '/credentialSubject';

export const INVOICE_FACTS: readonly Fact[] = [
  { at: `${SUBJECT}/invoiceNumber`, fact: 'the number of the invoice', why: FORM, by: ['schema'] },
  {
    at: `${SUBJECT}/invoiceDate`,
    fact: 'the day of the invoice; the day of payment is another',
    why: '19 CFR 141.86(a)(2)',
    by: ['law', 'schema'],
  },
  ...identified(`${SUBJECT}/seller`, 'seller', '19 CFR 141.86(a)(2)'),
  ...identified(`${SUBJECT}/buyer`, 'buyer', '19 CFR 141.86(a)(2)'),
  { at: `${SUBJECT}/lines`, fact: 'the goods', why: '19 CFR 141.86(a)(3)', by: ['law', 'schema'] },
  {
    at: `${SUBJECT}/lines/*/description`,
    fact: 'a detailed description of the goods',
    why: '19 CFR 141.86(a)(3)',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/lines/*/quantity`,
    fact: 'the quantity with its unit; the vocabulary counts without one',
    why: '19 CFR 141.86(a)(4)',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/lines/*/amount`,
    fact: 'the price of the line with its currency',
    why: '19 CFR 141.86(a)(5), (7)',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/lines/*/tariffClassification/code`,
    fact: 'the code of the goods, where there is an edition of it',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/lines/*/tariffClassification/system`,
    fact: 'the edition of the nomenclature that the code belongs to',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/lines/*/countryOfOrigin`,
    fact: 'the country of origin of the goods',
    why: '19 CFR 141.86(a)(10)',
    by: ['law'],
  },
  { at: `${SUBJECT}/total`, fact: 'the total with its currency', why: FORM, by: ['schema'] },
];

export const PACKING_FACTS: readonly Fact[] = [
  {
    at: `${SUBJECT}/packingListNumber`,
    fact: 'the number of the packing list; an order number is another',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/invoiceNumber`,
    fact: 'the invoice that it belongs to',
    why: '19 CFR 141.86(e)',
    by: ['judgement'],
  },
  ...identified(`${SUBJECT}/shipper`, 'shipper', FORM),
  { at: `${SUBJECT}/lines`, fact: 'what is packed', why: FORM, by: ['schema'] },
  {
    at: `${SUBJECT}/lines/*/description`,
    fact: 'what is packed',
    why: '19 CFR 141.86(e)',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/lines/*/quantity`,
    fact: 'the quantity with its unit; the vocabulary counts without one',
    why: '19 CFR 141.86(e)',
    by: ['law', 'schema'],
  },
];

const TRANSIT =
  '19 CFR 182.16(b); 19 USC 4531(l); HTSUS General Note 29: goods must not leave customs control on the way';

export const BILL_FACTS: readonly Fact[] = [
  { at: `${SUBJECT}/billNumber`, fact: 'the number of the bill', why: FORM, by: ['schema'] },
  ...identified(`${SUBJECT}/carrier`, 'carrier', FORM).map(
    (fact): Fact => ({ ...fact, by: ['schema'] }),
  ),
  ...optionalParty(`${SUBJECT}/shipper`, 'shipper'),
  ...optionalParty(`${SUBJECT}/consignee`, 'consignee'),
  {
    at: `${SUBJECT}/portOfLoading`,
    fact: 'where the goods were loaded',
    why: TRANSIT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/portOfLoading/name`,
    fact: 'the name of the place of loading; its code is no name',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/portOfLoading/country`,
    fact: 'the country of the place of loading',
    why: TRANSIT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/portOfDischarge`,
    fact: 'where the goods were unloaded',
    why: TRANSIT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/portOfDischarge/name`,
    fact: 'the name of the place of unloading; its code is no name',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/portOfDischarge/country`,
    fact: 'the country of the place of unloading',
    why: TRANSIT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/transshipments/*/location`,
    fact: 'the place of transhipment',
    why: TRANSIT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/transshipments/*/location/name`,
    fact: 'the name of the place of transhipment',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/transshipments/*/location/country`,
    fact: 'the country of the place of transhipment',
    why: TRANSIT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/transshipments/*/underCustomsControl`,
    fact: 'whether the goods stayed under customs control there',
    why: TRANSIT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/onBoardDate`,
    fact: 'the day on which the goods were taken on board',
    why: FORM,
    by: ['schema'],
  },
  { at: `${SUBJECT}/goods`, fact: 'the goods', why: FORM, by: ['schema'] },
  {
    at: `${SUBJECT}/goods/*/description`,
    fact: 'a description of the goods; marks on the packages are none',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/goods/*/grossWeight`,
    fact: 'the gross weight with its unit',
    why: FORM,
    by: ['schema'],
  },
];
