import type { Fact } from './fact.ts';

const SUBJECT = '/credentialSubject';
const FORM = 'form of the credential';

/** A party that our credential names by DID and name. */
function identified(at: string, who: string, why: string): readonly Fact[] {
  return [
    { at, fact: `the ${who}`, why, by: ['law', 'schema'] },
    { at: `${at}/id`, fact: `the DID of the ${who}`, why: FORM, by: ['schema'] },
    { at: `${at}/name`, fact: `the name of the ${who}`, why, by: ['law', 'schema'] },
    {
      at: `${at}/address/addressCountry`,
      fact: `the country in the address of the ${who}`,
      why: FORM,
      by: ['schema'],
    },
  ];
}

/** A party that may be left out; once it is there, it has a name, and a country in its address. */
export function optionalParty(at: string, who: string): readonly Fact[] {
  return [
    { at: `${at}/name`, fact: `the name of the ${who}`, why: FORM, by: ['schema'] },
    {
      at: `${at}/address/addressCountry`,
      fact: `the country in the address of the ${who}`,
      why: FORM,
      by: ['schema'],
    },
  ];
}

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
    why: '19 CFR 141.86(e): the packing list belongs to an invoice [not confirmed]',
    by: ['judgement'],
  },
  ...identified(`${SUBJECT}/shipper`, 'shipper', FORM),
  { at: `${SUBJECT}/lines`, fact: 'what is packed', why: FORM, by: ['schema'] },
  {
    at: `${SUBJECT}/lines/*/description`,
    fact: 'what is packed',
    why: '19 CFR 141.86(e) [not confirmed]',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/lines/*/quantity`,
    fact: 'the quantity with its unit; the vocabulary counts without one',
    why: '19 CFR 141.86(e) [not confirmed]',
    by: ['law', 'schema'],
  },
];

const TRANSIT =
  '19 USC 4531(l); HTSUS General Note 29: goods must not leave customs control on the way';

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

export const POWER_FACTS: readonly Fact[] = [
  ...identified(`${SUBJECT}/grantor`, 'principal', '19 CFR 141.31, 141.32; CBP Form 5291'),
  ...identified(`${SUBJECT}/agent`, 'agent', '19 CFR 141.31, 141.32; CBP Form 5291'),
  {
    at: `${SUBJECT}/grantorKind`,
    fact: 'whether the principal is an individual, a partnership, a corporation, a sole proprietorship or a limited liability company',
    why: '19 CFR 141.34, 141.38, 141.39: its term and its signature depend on it',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/partners`,
    fact: 'the partners',
    why: '19 CFR 141.39',
    by: ['law'],
    onlyIf: 'the principal is a partnership',
  },
  {
    at: `${SUBJECT}/authority`,
    fact: 'whether the power is general or limited',
    why: '19 CFR 141.32',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/ports`,
    fact: 'the ports for which it is given, or that it is given for all',
    why: '19 CFR 141.44',
    by: ['law', 'schema'],
  },
  { at: `${SUBJECT}/from`, fact: 'from when it runs', why: '19 CFR 141.34', by: ['schema'] },
  {
    at: `${SUBJECT}/until`,
    fact: 'until when it runs, at most two years',
    why: '19 CFR 141.34',
    by: ['law'],
    onlyIf: 'the principal is a partnership',
  },
  {
    at: `${SUBJECT}/signatory`,
    fact: 'who signed for the principal, with title',
    why: '19 CFR 141.32, 141.38',
    by: ['law', 'schema'],
  },
  {
    at: '/credentialStatus',
    fact: 'where its revocation would be read',
    why: '19 CFR 141.35: revocable at any time',
    by: ['judgement'],
  },
];

export const IDENTITY_FACTS: readonly Fact[] = [
  { at: `${SUBJECT}/id`, fact: 'the DID of the organisation', why: FORM, by: ['schema'] },
  { at: `${SUBJECT}/name`, fact: 'the name of the organisation', why: FORM, by: ['schema'] },
  {
    at: `${SUBJECT}/address/addressCountry`,
    fact: 'the country in the address of the organisation',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/identifiers`,
    fact: 'an identifier whose check digits fit',
    why: 'ISO 17442',
    by: ['schema', 'judgement'],
  },
];
