import type { Fact } from './fact.ts';

const SUBJECT = '/credentialSubject';

/** Where each agreement asks for it. */
interface Sections {
  readonly role: string;
  readonly certifier: string;
  readonly exporter: string;
  readonly producer: string;
  readonly importer: string;
  /** The importer is asked for only where it is known. */
  readonly importerIfKnown: boolean;
  /** An email address is asked for only of those that have one. */
  readonly emailIfAny: boolean;
  readonly signatory: string;
  readonly signed: string;
  readonly statement: string;
  readonly description: string;
  readonly classification: string;
  readonly criterion: string;
  readonly invoice: string;
  readonly period: string;
}

interface PartyRule {
  readonly who: string;
  readonly why: string;
  readonly emailIfAny: boolean;
  readonly onlyIf?: string;
  readonly unlessSame?: NonNullable<Fact['unlessSame']>;
}

/** Name, address, telephone and email of a party that the certification must show. */
function partyFacts(at: string, rule: PartyRule): readonly Fact[] {
  const { who, why, emailIfAny, ...cases } = rule;
  const fact = (member: string, what: string, by: Fact['by'] = ['law']): Fact => ({
    at: `${at}/${member}`,
    fact: `the ${what} of the ${who}`,
    why,
    by,
    ...(by.includes('schema') ? {} : cases),
  });
  return [
    fact('name', 'name', ['law', 'schema']),
    fact('address', 'address'),
    fact('address/addressCountry', 'country in the address', ['law', 'schema']),
    fact('address/streetAddress', 'street in the address'),
    fact('telephone', 'telephone number'),
    { ...fact('email', 'email address'), ...(emailIfAny && { onlyIf: 'it has one' }) },
  ];
}

function certificationFacts(sections: Sections): readonly Fact[] {
  const { emailIfAny, classification, criterion, period } = sections;
  const certifier = `${SUBJECT}/certifier`;
  const exporter = `${SUBJECT}/exporter`;
  const producer = `${SUBJECT}/producer`;
  const importer: PartyRule = {
    who: 'importer',
    why: sections.importer,
    emailIfAny,
    unlessSame: { party: `${SUBJECT}/importer`, as: [certifier] },
    ...(sections.importerIfKnown && { onlyIf: 'it is known' }),
  };
  return [
    {
      at: `${SUBJECT}/certifierRole`,
      fact: 'whether importer, exporter or producer certifies',
      why: sections.role,
      by: ['law', 'schema'],
    },
    { at: certifier, fact: 'who certifies', why: sections.certifier, by: ['law', 'schema'] },
    {
      at: `${certifier}/id`,
      fact: 'the DID of the certifier',
      why: 'form of the credential',
      by: ['schema'],
    },
    ...partyFacts(certifier, { who: 'certifier', why: sections.certifier, emailIfAny }),
    {
      at: exporter,
      fact: 'the exporter',
      why: sections.exporter,
      by: ['law'],
      onlyIf: 'it is not the certifier, and is known',
    },
    ...partyFacts(exporter, {
      who: 'exporter',
      why: sections.exporter,
      emailIfAny,
      unlessSame: { party: exporter, as: [certifier] },
    }),
    {
      at: producer,
      fact: 'the producer',
      why: sections.producer,
      by: ['law'],
      onlyIf: 'it is neither certifier nor exporter',
    },
    ...partyFacts(producer, {
      who: 'producer',
      why: sections.producer,
      emailIfAny,
      unlessSame: { party: producer, as: [certifier, exporter] },
    }),
    {
      at: `${SUBJECT}/importer`,
      fact: 'the importer',
      why: sections.importer,
      by: ['law'],
      ...(sections.importerIfKnown && { onlyIf: 'it is known' }),
    },
    ...partyFacts(`${SUBJECT}/importer`, importer),
    ...partyFacts(`${SUBJECT}/importer/*`, importer),
    { at: `${SUBJECT}/goods`, fact: 'the goods', why: sections.description, by: ['law', 'schema'] },
    {
      at: `${SUBJECT}/goods/*/description`,
      fact: 'a description that relates the good to its invoice and to the nomenclature',
      why: sections.description,
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
      why: sections.invoice,
      by: ['law'],
      onlyIf: 'a single shipment is covered, and the number is known',
      unless: [`${SUBJECT}/blanketPeriod`],
    },
    {
      at: `${SUBJECT}/signatory`,
      fact: 'the responsible official or authorised agent who signed',
      why: sections.signatory,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/signatory/title`,
      fact: 'the title of who signed',
      why: sections.certifier,
      by: ['law', 'schema'],
    },
    ...(['name', 'address', 'telephone'] as const).map(
      (member): Fact => ({
        at: `${SUBJECT}/signatory/${member}`,
        fact: `the ${member} of who signed`,
        why: sections.signatory,
        by: ['law'],
      }),
    ),
    {
      at: `${SUBJECT}/signatory/address/addressCountry`,
      fact: 'the country in the address of who signed',
      why: sections.signatory,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/signedAt`,
      fact: 'when it was signed',
      why: sections.signed,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/statement`,
      fact: "the certifier's statement in the words of the regulation",
      why: sections.statement,
      by: ['law', 'schema'],
    },
    {
      at: '/credentialStatus',
      fact: 'where its withdrawal would be read; the vocabulary allows no status',
      why: 'Bitstring Status List: a certification that proves wrong is withdrawn',
      by: ['judgement'],
    },
  ];
}

export const USMCA_FACTS: readonly Fact[] = [
  ...certificationFacts({
    role: '19 CFR 182.12(a)(4)(i); USMCA Annex 5-A, element 1',
    certifier: '19 CFR 182.12(a)(4)(ii); USMCA Annex 5-A, element 2',
    exporter: '19 CFR 182.12(a)(4)(iii), (b)(1); USMCA Annex 5-A, element 3',
    producer: '19 CFR 182.12(a)(4)(iv), (b)(2); USMCA Annex 5-A, element 4',
    importer: '19 CFR 182.12(a)(4)(v), (b)(3); USMCA Annex 5-A, element 5',
    importerIfKnown: true,
    emailIfAny: false,
    signatory: '19 CFR 182.12(a)(4)(vi); USMCA Annex 5-A, element 9',
    signed: '19 CFR 182.12(d); USMCA Annex 5-A, element 9',
    statement: '19 CFR 182.12(a)(5)',
    description: '19 CFR 182.12(a)(4)(vii); USMCA Annex 5-A, element 6',
    classification: '19 CFR 182.12(a)(4)(viii); USMCA Annex 5-A, element 6',
    criterion: '19 CFR 182.12(a)(4)(ix); USMCA Annex 5-A, element 7',
    invoice: '19 CFR 182.12(a)(4)(xi); USMCA Annex 5-A, element 6',
    period: '19 CFR 182.12(a)(4)(xii), (g)(2); USMCA Annex 5-A, element 8',
  }),
  {
    at: '/credentialSubject/goods/*/scheduleII',
    fact: 'that the good is listed in Schedule II of Appendix A',
    why: '19 CFR 182.12(a)(4)(x)',
    by: ['law'],
    onlyIf: 'it is listed there',
  },
  {
    at: '/credentialSubject/madeInForeignTradeZone',
    fact: 'whether the good was produced in a United States foreign-trade zone',
    why: '19 USC 4531(c)(3)',
    by: ['judgement'],
    onlyIf: 'the criterion is B and the good is entered from such a zone',
  },
];

const CAFTA_PARTIES = '19 CFR 10.584(a)(3)(i)';

export const CAFTA_DR_FACTS: readonly Fact[] = certificationFacts({
  role: '19 CFR 10.584(a)',
  certifier: '19 CFR 10.584(a)',
  exporter: CAFTA_PARTIES,
  producer: CAFTA_PARTIES,
  importer: CAFTA_PARTIES,
  importerIfKnown: false,
  emailIfAny: true,
  signatory: '19 CFR 10.584(a)(3)(ii)',
  signed: '19 CFR 10.584(a) [not confirmed]',
  statement: '19 CFR 10.584(a)(4)',
  description: '19 CFR 10.584(a)(3)(iii)',
  classification: '19 CFR 10.584(a)(3)(iv)',
  criterion: '19 CFR 10.584(a)(3)(v); HTSUS General Note 29',
  invoice: '19 CFR 10.584(a)(3)(iii) [not confirmed]',
  period: '19 CFR 10.584(e) [not confirmed]',
});

const form434 = (field: number): string => `CBP Form 434, field ${field} [not confirmed]`;

export const NAFTA_FACTS: readonly Fact[] = certificationFacts({
  role: '19 CFR 181.11 [not confirmed]',
  certifier: form434(11),
  exporter: form434(1),
  producer: form434(3),
  importer: form434(4),
  importerIfKnown: true,
  emailIfAny: true,
  signatory: form434(11),
  signed: form434(11),
  statement: form434(11),
  description: form434(5),
  classification: form434(6),
  criterion: form434(7),
  invoice: form434(5),
  period: form434(2),
});
