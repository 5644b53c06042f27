import type { Fact } from './fact.ts';

const SUBJECT = '/credentialSubject';

interface Sections {
  readonly elements: string;
  readonly certifier: string;
  readonly statement: string;
  readonly classification: string;
  readonly criterion: string;
  readonly period: string;
}

/** Name, address, telephone and email of a party that the certification must show. */
function partyFacts(at: string, who: string, why: string): readonly Fact[] {
  const by = ['law'] as const;
  return [
    { at: `${at}/name`, fact: `the name of the ${who}`, why, by: ['law', 'schema'] },
    { at: `${at}/address`, fact: `the address of the ${who}`, why, by },
    {
      at: `${at}/address/addressCountry`,
      fact: `the country in the address of the ${who}`,
      why,
      by: ['law', 'schema'],
    },
    {
      at: `${at}/address/streetAddress`,
      fact: `the street in the address of the ${who}`,
      why,
      by,
    },
    { at: `${at}/telephone`, fact: `the telephone number of the ${who}`, why, by },
    { at: `${at}/email`, fact: `the email address of the ${who}`, why, by },
  ];
}

function certificationFacts(sections: Sections): readonly Fact[] {
  const { elements, certifier, statement, classification, criterion, period } = sections;
  return [
    {
      at: `${SUBJECT}/certifierRole`,
      fact: 'whether importer, exporter or producer certifies',
      why: certifier,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/certifier`,
      fact: 'who certifies',
      why: certifier,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/certifier/id`,
      fact: 'the DID of the certifier',
      why: 'form of the credential',
      by: ['schema'],
    },
    ...partyFacts(`${SUBJECT}/certifier`, 'certifier', certifier),
    {
      at: `${SUBJECT}/exporter`,
      fact: 'the exporter',
      why: elements,
      by: ['law'],
      onlyIf: 'it is not the certifier, and is known',
    },
    ...partyFacts(`${SUBJECT}/exporter`, 'exporter', elements),
    {
      at: `${SUBJECT}/producer`,
      fact: 'the producer',
      why: elements,
      by: ['law'],
      onlyIf: 'it is neither certifier nor exporter',
    },
    ...partyFacts(`${SUBJECT}/producer`, 'producer', elements),
    {
      at: `${SUBJECT}/importer`,
      fact: 'the importer',
      why: elements,
      by: ['law'],
      onlyIf: 'it is known',
    },
    ...partyFacts(`${SUBJECT}/importer`, 'importer', elements),
    ...partyFacts(`${SUBJECT}/importer/*`, 'importer', elements),
    { at: `${SUBJECT}/goods`, fact: 'the goods', why: elements, by: ['law', 'schema'] },
    {
      at: `${SUBJECT}/goods/*/description`,
      fact: 'a description that relates the good to its invoice and to the nomenclature',
      why: elements,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/goods/*/tariffClassification`,
      fact: 'the classification of the good',
      why: classification,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/goods/*/tariffClassification/code`,
      fact: 'the classification of the good to six or more digits',
      why: classification,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/goods/*/tariffClassification/system`,
      fact: 'the edition of the nomenclature that the code belongs to',
      why: 'rules of origin follow an edition of the Harmonized System',
      by: ['schema', 'judgement'],
    },
    {
      at: `${SUBJECT}/goods/*/originCriterion`,
      fact: 'the origin criterion under which the good qualifies',
      why: criterion,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/goods/*/ruleOfOrigin`,
      fact: 'the rule of origin that the good meets',
      why: criterion,
      by: ['law'],
      onlyIf: 'the criterion rests on a product-specific rule',
    },
    {
      at: `${SUBJECT}/blanketPeriod`,
      fact: 'the period covered',
      why: period,
      by: ['law'],
      onlyIf: 'several shipments of identical goods are covered',
      unless: [`${SUBJECT}/invoiceNumber`],
    },
    ...(['from', 'until'] as const).map(
      (end): Fact => ({
        at: `${SUBJECT}/blanketPeriod/${end}`,
        fact: end === 'from' ? 'the first day of the period' : 'the last day of the period',
        why: period,
        by: ['law', 'schema'],
      }),
    ),
    {
      at: `${SUBJECT}/invoiceNumber`,
      fact: 'the invoice number',
      why: elements,
      by: ['law'],
      onlyIf: 'a single shipment is covered, and the number is known',
      unless: [`${SUBJECT}/blanketPeriod`],
    },
    {
      at: `${SUBJECT}/signatory`,
      fact: 'the responsible official or authorised agent who signed',
      why: elements,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/signatory/title`,
      fact: 'the title of who signed',
      why: elements,
      by: ['law', 'schema'],
    },
    { at: `${SUBJECT}/signatory/name`, fact: 'the name of who signed', why: elements, by: ['law'] },
    {
      at: `${SUBJECT}/signatory/address`,
      fact: 'the address of who signed',
      why: elements,
      by: ['law'],
    },
    {
      at: `${SUBJECT}/signatory/telephone`,
      fact: 'the telephone number of who signed',
      why: elements,
      by: ['law'],
    },
    {
      at: `${SUBJECT}/signedAt`,
      fact: 'when it was signed',
      why: elements,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/statement`,
      fact: "the certifier's statement in the words of the regulation",
      why: statement,
      by: ['law', 'schema'],
    },
  ];
}

export const USMCA_FACTS: readonly Fact[] = [
  ...certificationFacts({
    elements: '19 CFR 182.12(a)(4); USMCA Annex 5-A',
    certifier: '19 CFR 182.12(a)(4), (d); USMCA Annex 5-A, elements 1 and 2',
    statement: '19 CFR 182.12(a)(5)',
    classification: '19 CFR 182.12(a)(4); USMCA Annex 5-A, element 6',
    criterion: '19 CFR 182.12(a)(4); HTSUS General Note 11; USMCA Annex 5-A, element 7',
    period: '19 CFR 182.12(a)(4)(xii), (g)(2); USMCA Annex 5-A, element 8',
  }),
  {
    at: '/credentialSubject/madeInForeignTradeZone',
    fact: 'whether the good was produced in a United States foreign-trade zone',
    why: '19 USC 4531(c)(3)',
    by: ['judgement'],
    onlyIf: 'the criterion is B and the good is entered from such a zone',
  },
];

export const CAFTA_DR_FACTS: readonly Fact[] = certificationFacts({
  elements: '19 CFR 10.584(a)(3)',
  certifier: '19 CFR 10.584(a)',
  statement: '19 CFR 10.584(a)(4)',
  classification: '19 CFR 10.584(a)(3)(iv)',
  criterion: '19 CFR 10.584(a)(3)(v); HTSUS General Note 29',
  period: '19 CFR 10.584(e) [not confirmed]',
});

export const NAFTA_FACTS: readonly Fact[] = certificationFacts({
  elements: '19 CFR 181.11; CBP Form 434 [not confirmed]',
  certifier: '19 CFR 181.11; CBP Form 434 [not confirmed]',
  statement: 'CBP Form 434, field 11 [not confirmed]',
  classification: 'CBP Form 434, field 6 [not confirmed]',
  criterion: 'CBP Form 434, field 7 [not confirmed]',
  period: 'CBP Form 434, field 2 [not confirmed]',
});
