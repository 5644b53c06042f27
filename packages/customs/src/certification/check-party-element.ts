import type { AgreementId } from '../agreements/agreement.ts';
import type { DataElement, PartyDetail } from '../agreements/data-element.ts';
import { shown } from '../checked.ts';
import type {
  CertificationCircumstances,
  CertificationFacts,
  CertificationParty,
} from './certification-facts.ts';
import {
  type BareAnswer,
  isText,
  missing,
  notRequired,
  present,
  undecided,
} from './element-answer.ts';

type Role = 'exporter' | 'producer' | 'importer';

/** @internal What a party item is judged by. */
export interface AskedParty {
  readonly agreement: AgreementId;
  readonly element: DataElement;
  readonly facts: CertificationFacts;
  readonly circumstances: CertificationCircumstances;
}

/** @internal The exporter, the producer or the importer of a certification. */
export function checkPartyElement(asked: AskedParty, role: Role): BareAnswer {
  const { element, facts } = asked;
  const named = facts[role];
  if (typeof named === 'string') return checkWords(asked, role, named);
  if (named !== undefined) {
    const parties = Array.isArray(named)
      ? (named as readonly CertificationParty[])
      : [named as CertificationParty];
    return checkParties(parties, element.details ?? []);
  }
  return facts.certifierRole === role ? standIn(asked) : checkAbsence(asked, role);
}

/** @internal Who certifies. The title may stand with the person who signs. */
export function checkCertifier({ element, facts }: AskedParty): BareAnswer {
  const { certifier, signatory } = facts;
  if (certifier === undefined) return missing('nobody is named as the certifier');
  const title = certifier.title ?? signatory?.title;
  const party = title === undefined ? certifier : { ...certifier, title };
  return checkParties([party], element.details ?? []);
}

/** @internal Who signs. What lacks may be read from the certifier whose official it is. */
export function checkSignatory({ element, facts }: AskedParty): BareAnswer {
  const { certifier, signatory } = facts;
  if (signatory === undefined)
    return element.need === 'differs'
      ? undecided('whether somebody signs who is not named above')
      : missing('nobody is named as signing');
  const details = element.details ?? [];
  const own = lacking(signatory, details);
  if (own.length === 0) return present();
  const ofThePerson: readonly PartyDetail[] = ['name', 'title'];
  const left = own.filter(
    (detail) => ofThePerson.includes(detail) || lacking(certifier ?? {}, [detail]).length > 0,
  );
  return left.length === 0 ? present(`${own.join(', ')} as given for the certifier`) : lacks(left);
}

function checkParties(
  parties: readonly CertificationParty[],
  details: readonly PartyDetail[],
): BareAnswer {
  if (parties.length === 0) return missing('the list is empty');
  const left = details.filter((detail) =>
    parties.some((party) => lacking(party, [detail]).length > 0),
  );
  return left.length === 0 ? present() : lacks(left);
}

function lacks(details: readonly PartyDetail[]): BareAnswer {
  return { answer: 'missing', why: `lacks ${details.join(', ')}`, details };
}

function lacking(party: CertificationParty, details: readonly PartyDetail[]): PartyDetail[] {
  return details.filter((detail) => {
    if (detail === 'email-if-any') return false;
    if (detail !== 'address') return !isText(party[detail]);
    const { addressCountry, addressLocality, streetAddress } = party.address ?? {};
    // A country alone is no address, and an address without its country none either.
    return !isText(addressCountry) || !(isText(streetAddress) || isText(addressLocality));
  });
}

function checkWords(asked: AskedParty, role: Role, text: string): BareAnswer {
  const { agreement, element, facts } = asked;
  if (!element.literals.includes(text))
    return agreement === 'CAFTA-DR' && isText(text)
      ? undecided(
          `whether ${shown(text)} may stand for the ${role}: the regulation has no such words`,
        )
      : missing(`${shown(text)} is no party and none of the law's own words`);
  // 19 CFR 182.12(a)(4)(iii): only a certifying producer may not know the exporter.
  const isUnknownExporter = agreement === 'USMCA' && role === 'exporter';
  if (isUnknownExporter && facts.certifierRole !== 'producer')
    return missing(
      'only a producer that certifies may leave out an exporter that it does not know',
    );
  return { answer: 'literal', text };
}

/** The party is the certifier, which is named. Where the item is always asked for, its details must be there. */
function standIn({ element, facts }: AskedParty): BareAnswer {
  if (element.need !== 'always') return notRequired('is-the-certifier');
  const { certifier } = facts;
  return certifier === undefined
    ? missing('nobody is named')
    : checkParties([certifier], element.details ?? []);
}

function checkAbsence(asked: AskedParty, role: Role): BareAnswer {
  const { circumstances, element, facts } = asked;
  if (element.need === 'always') return missing('nobody is named');
  if (role === 'importer')
    return byKnowledge(circumstances.knowsImporter, 'whether the importer is known');
  if (role === 'producer') {
    const { isExporterTheProducer, isProducerTheCertifier } = circumstances;
    if (isProducerTheCertifier === true) return notRequired('is-the-certifier');
    const isExporter =
      facts.certifierRole === 'exporter' ? isProducerTheCertifier : isExporterTheProducer;
    if (isExporter === true) return notRequired('is-the-exporter');
    return isProducerTheCertifier === false && isExporter === false
      ? missing('it is neither the certifier nor the exporter, and is not named')
      : undecided('whether the producer is the certifier or the exporter');
  }
  return checkAbsentExporter(asked);
}

function checkAbsentExporter({ agreement, circumstances, facts }: AskedParty): BareAnswer {
  if (agreement === 'CAFTA-DR') {
    const { isExporterTheProducer } = circumstances;
    if (isExporterTheProducer === true) return notRequired('is-the-producer');
    return isExporterTheProducer === false
      ? missing('it is not the producer, and is not named')
      : undecided('whether the exporter is the producer');
  }
  if (circumstances.isExporterTheCertifier === true) return notRequired('is-the-certifier');
  if (facts.certifierRole === 'producer')
    return byKnowledge(
      circumstances.knowsExporter,
      'whether the producer knows the exporter, if that is another',
    );
  return circumstances.isExporterTheCertifier === false
    ? missing('it is not the certifier, and is not named')
    : undecided('whether the exporter is the certifier');
}

function byKnowledge(isKnown: boolean | undefined, wantOf: string): BareAnswer {
  if (isKnown === undefined) return undecided(wantOf);
  return isKnown
    ? missing('it is known, and is not named')
    : notRequired('not-known-to-the-certifier');
}
