import {
  type AgreementId,
  agreementOf,
  type ElementId,
  type PartyDetail,
} from '@originmark/customs';
import type { Fact } from './fact.ts';

const SUBJECT = '/credentialSubject';

/** The items that an agreement asks for, with its citations: the one list of them is that of the agreement itself. */
interface Asked {
  readonly why: (id: ElementId) => string;
  /** Law and schema, the law alone, or, of an item that the agreement does not know, the schema alone. */
  readonly by: (id: ElementId, isOfSchema?: boolean) => Fact['by'];
  readonly asks: (id: ElementId, detail?: PartyDetail) => boolean;
  readonly emailIfAny: (id: ElementId) => boolean;
}

function askedBy(spi: AgreementId): Asked {
  const elements = new Map((agreementOf(spi)?.elements ?? []).map((one) => [one.id, one]));
  const asks: Asked['asks'] = (id, detail) => {
    const element = elements.get(id);
    return (
      element !== undefined && (detail === undefined || element.details?.includes(detail) === true)
    );
  };
  return {
    asks,
    why(id) {
      const element = elements.get(id);
      if (element === undefined) return 'form of the credential';
      const { citation, number, source } = element;
      const annex =
        spi === 'USMCA' && number !== undefined ? `; USMCA Annex 5-A, element ${number}` : '';
      return `${citation}${annex}${source.confirmed ? '' : ' [not confirmed]'}`;
    },
    by: (id, isOfSchema = false) => [
      ...(asks(id) ? (['law'] as const) : []),
      ...(isOfSchema ? (['schema'] as const) : []),
    ],
    emailIfAny: (id) => asks(id, 'email-if-any'),
  };
}

interface PartyRule {
  readonly who: string;
  readonly element: ElementId;
  readonly onlyIf?: string;
  readonly unlessSame?: NonNullable<Fact['unlessSame']>;
}

/** What of a party the certification must show: what the agreement asks of it, and what the schema needs. */
function partyFacts(at: string, asked: Asked, rule: PartyRule): readonly Fact[] {
  const { element, who, ...cases } = rule;
  const fact = (member: string, what: string, detail: PartyDetail, isOfSchema = false): Fact[] => {
    const isAsked =
      asked.asks(element, detail) || (detail === 'email' && asked.emailIfAny(element));
    if (!isAsked && !isOfSchema) return [];
    return [
      {
        at: `${at}/${member}`,
        fact: `the ${what} of the ${who}`,
        why: isAsked ? asked.why(element) : 'form of the credential',
        by: [...(isAsked ? (['law'] as const) : []), ...(isOfSchema ? (['schema'] as const) : [])],
        ...(isAsked && { element }),
        ...(isOfSchema ? {} : cases),
        ...(detail === 'email' && asked.emailIfAny(element) && { onlyIf: 'it has one' }),
      },
    ];
  };
  return [
    ...fact('name', 'name', 'name', true),
    ...fact('address', 'address', 'address'),
    ...fact('address/addressCountry', 'country in the address', 'address', true),
    ...fact('address/streetAddress', 'street in the address', 'address'),
    ...fact('telephone', 'telephone number', 'telephone'),
    ...fact('email', 'email address', 'email'),
  ];
}

function certificationFacts(spi: AgreementId): readonly Fact[] {
  const asked = askedBy(spi);
  const { by, why } = asked;
  const ofTitle = asked.asks('certifier', 'title') ? 'certifier' : 'signatory';
  const certifier = `${SUBJECT}/certifier`;
  const exporter = `${SUBJECT}/exporter`;
  const producer = `${SUBJECT}/producer`;
  const importerIfKnown =
    agreementOf(spi)?.elements.find(({ id }) => id === 'importer')?.need === 'known';
  const importer: PartyRule = {
    who: 'importer',
    element: 'importer',
    unlessSame: { party: `${SUBJECT}/importer`, as: [certifier] },
    ...(importerIfKnown && { onlyIf: 'it is known' }),
  };
  const facts: readonly Fact[] = [
    {
      at: `${SUBJECT}/certifierRole`,
      fact: 'whether importer, exporter or producer certifies',
      why: why('certifier-role'),
      by: by('certifier-role', true),
      element: 'certifier-role',
    },
    { at: certifier, fact: 'who certifies', why: why('certifier'), by: by('certifier', true) },
    {
      at: `${certifier}/id`,
      fact: 'the DID of the certifier',
      why: 'form of the credential',
      by: ['schema'],
    },
    ...partyFacts(certifier, asked, { who: 'certifier', element: 'certifier' }),
    {
      at: exporter,
      fact: 'the exporter',
      why: why('exporter'),
      by: by('exporter'),
      element: 'exporter',
      onlyIf: 'it is not the certifier, and is known',
    },
    ...partyFacts(exporter, asked, {
      who: 'exporter',
      element: 'exporter',
      unlessSame: { party: exporter, as: [certifier] },
    }),
    {
      at: producer,
      fact: 'the producer',
      why: why('producer'),
      by: by('producer'),
      element: 'producer',
      onlyIf: 'it is neither certifier nor exporter',
    },
    ...partyFacts(producer, asked, {
      who: 'producer',
      element: 'producer',
      unlessSame: { party: producer, as: [certifier, exporter] },
    }),
    {
      at: `${SUBJECT}/importer`,
      fact: 'the importer',
      why: why('importer'),
      by: by('importer'),
      element: 'importer',
      ...(importerIfKnown && { onlyIf: 'it is known' }),
    },
    ...partyFacts(`${SUBJECT}/importer`, asked, importer),
    ...partyFacts(`${SUBJECT}/importer/*`, asked, importer),
    {
      at: `${SUBJECT}/goods`,
      fact: 'the goods',
      why: why('description'),
      by: by('description', true),
      element: 'description',
    },
    {
      at: `${SUBJECT}/goods/*/description`,
      fact: 'a description that relates the good to its invoice and to the nomenclature',
      why: why('description'),
      by: by('description', true),
      element: 'description',
    },
    {
      at: `${SUBJECT}/goods/*/tariffClassification`,
      fact: 'the classification of the good',
      why: why('classification'),
      by: by('classification', true),
      element: 'classification',
    },
    {
      at: `${SUBJECT}/goods/*/tariffClassification/code`,
      fact: 'the classification of the good to six or more digits',
      why: why('classification'),
      by: by('classification', true),
      element: 'classification',
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
      why: why('rule-of-origin'),
      by: by('rule-of-origin', true),
      element: 'rule-of-origin',
    },
    {
      at: `${SUBJECT}/goods/*/ruleOfOrigin`,
      fact: 'the rule of origin that the good meets',
      why: why('rule-of-origin'),
      by: by('rule-of-origin'),
      element: 'rule-of-origin',
      onlyIf: 'the criterion rests on a product-specific rule',
    },
    {
      at: `${SUBJECT}/blanketPeriod`,
      fact: 'the period covered',
      why: why('blanket-period'),
      by: by('blanket-period'),
      element: 'blanket-period',
      onlyIf: 'several shipments of identical goods are covered',
      unless: [`${SUBJECT}/invoiceNumber`],
    },
    ...(['from', 'until'] as const).map(
      (end): Fact => ({
        at: `${SUBJECT}/blanketPeriod/${end}`,
        fact: end === 'from' ? 'the first day of the period' : 'the last day of the period',
        why: why('blanket-period'),
        by: by('blanket-period', true),
        element: 'blanket-period',
      }),
    ),
    {
      at: `${SUBJECT}/invoiceNumber`,
      fact: 'the invoice number',
      why: why('invoice-number'),
      by: by('invoice-number'),
      element: 'invoice-number',
      onlyIf: 'a single shipment is covered, and the number is known',
      unless: [`${SUBJECT}/blanketPeriod`],
    },
    {
      at: `${SUBJECT}/signatory`,
      fact: 'the responsible official or authorised agent who signed',
      why: why('signatory'),
      by: by('signatory', true),
      element: 'signatory',
    },
    {
      at: `${SUBJECT}/signatory/title`,
      fact: 'the title of who signed',
      why: why(ofTitle),
      by: by(ofTitle, true),
      element: ofTitle,
    },
    ...(['name', 'address', 'telephone'] as const)
      .filter((member) => asked.asks('signatory', member))
      .map(
        (member): Fact => ({
          at: `${SUBJECT}/signatory/${member}`,
          fact: `the ${member} of who signed`,
          why: why('signatory'),
          by: by('signatory'),
          element: 'signatory',
        }),
      ),
    {
      at: `${SUBJECT}/signatory/address/addressCountry`,
      fact: 'the country in the address of who signed',
      why: why('signatory'),
      by: by('signatory', true),
      element: 'signatory',
    },
    {
      at: `${SUBJECT}/signedAt`,
      fact: 'when it was signed',
      why: why('signature-date'),
      by: by('signature-date', true),
      element: 'signature-date',
    },
    {
      at: `${SUBJECT}/statement`,
      fact: "the certifier's statement in the words of the regulation",
      why: why('statement'),
      by: by('statement', true),
      element: 'statement',
    },
    {
      at: '/credentialStatus',
      fact: 'where its withdrawal would be read; the vocabulary allows no status',
      why: 'Bitstring Status List: a certification that proves wrong is withdrawn',
      by: ['judgement'],
    },
  ];
  // Of an item that neither the agreement nor the schema knows nothing is asked.
  return facts.filter((fact) => fact.by.length > 0);
}

export const USMCA_FACTS: readonly Fact[] = [
  ...certificationFacts('USMCA'),
  {
    at: '/credentialSubject/goods/*/scheduleII',
    fact: 'that the good is listed in Schedule II of Appendix A',
    why: askedBy('USMCA').why('schedule-ii'),
    by: ['law'],
    element: 'schedule-ii',
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

export const CAFTA_DR_FACTS: readonly Fact[] = certificationFacts('CAFTA-DR');

export const NAFTA_FACTS: readonly Fact[] = certificationFacts('NAFTA');
