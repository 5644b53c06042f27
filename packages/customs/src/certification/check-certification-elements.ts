import type { Agreement } from '../agreements/agreement.ts';
import { agreementOf } from '../agreements/agreements.ts';
import { checkStatement } from '../agreements/check-statement.ts';
import type { DataElement } from '../agreements/data-element.ts';
import { type Checked, accepted, refused, shown } from '../checked.ts';
import { parseLocalDate } from '../dates/local-date.ts';
import type { CertificationCircumstances, CertificationFacts } from './certification-facts.ts';
import {
  checkClassification,
  checkRuleOfOrigin,
  checkScheduleII,
  ofEveryGood,
} from './check-goods-element.ts';
import { checkCertifier, checkPartyElement, checkSignatory } from './check-party-element.ts';
import {
  type BareAnswer,
  type ElementAnswer,
  isText,
  missing,
  notRequired,
  present,
  undecided,
} from './element-answer.ts';

const ROLES = ['importer', 'exporter', 'producer'];

/**
 * Puts the face of a certification against the items that an agreement (identifier or SPI) asks for (19 CFR
 * 182.12(a)(4), 10.584(a)(3), CBP Form 434): for every item one answer, in the order of the regulation. Words such as
 * "Various" are answers. Where an item hangs on what nobody said, it is undecided, never missing and never there. It
 * does not say whether what is named is true, in the territory or in time. Facts have the shape of their type: a document
 * is read against its schema before. Reason: `agreement-unknown`.
 */
export function checkCertificationElements(
  facts: CertificationFacts,
  spiOrId: unknown,
  circumstances: CertificationCircumstances = {},
): Checked<readonly ElementAnswer[]> {
  const agreement = agreementOf(spiOrId);
  if (agreement === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  return accepted(
    agreement.elements.map((element) => ({
      element,
      ...answerFor(agreement, element, facts, circumstances),
    })),
  );
}

function answerFor(
  agreement: Agreement,
  element: DataElement,
  facts: CertificationFacts,
  circumstances: CertificationCircumstances,
): BareAnswer {
  const asked = { agreement: agreement.id, element, facts, circumstances };
  const goods = facts.goods ?? [];
  switch (element.id) {
    case 'certifier-role':
      return ROLES.includes(facts.certifierRole ?? '') ? present() : missing('no such role');
    case 'certifier':
      return checkCertifier(asked);
    case 'exporter':
    case 'producer':
    case 'importer':
      return checkPartyElement(asked, element.id);
    case 'signatory':
      return checkSignatory(asked);
    case 'description':
      return ofEveryGood(goods, 'no description', ({ description }) => isText(description));
    case 'classification':
      return checkClassification(goods);
    case 'rule-of-origin':
      return checkRuleOfOrigin(agreement.id, goods);
    case 'schedule-ii':
      return checkScheduleII(goods, circumstances);
    case 'invoice-number':
      return checkInvoiceNumber(facts, circumstances);
    case 'blanket-period':
      return checkBlanketPeriod(facts, circumstances);
    case 'signature-date':
      return isDated(facts.signedAt) ? present() : missing('no day of signing');
    case 'statement':
      return checkStatementElement(agreement, facts.statement);
    case 'producer-basis':
      return isText(facts.producerBasis) ? present() : missing('field 8 is empty');
    case 'net-cost':
      return ofEveryGood(goods, 'neither NC nor NO', ({ netCost }) => netCost !== undefined);
    case 'country-of-origin':
      return ofEveryGood(goods, 'no country of origin', (good) => isText(good.countryOfOrigin));
  }
}

function checkInvoiceNumber(
  { blanketPeriod, invoiceNumber }: CertificationFacts,
  { covers, knowsInvoiceNumber }: CertificationCircumstances,
): BareAnswer {
  if (isText(invoiceNumber)) return present();
  if (covers === 'several-shipments-of-one-entry') return notRequired('covers-several-shipments');
  if (covers === 'blanket' || (covers === undefined && blanketPeriod !== undefined))
    return notRequired('covers-a-period');
  if (knowsInvoiceNumber === undefined) return undecided('whether the invoice number is known');
  return knowsInvoiceNumber
    ? missing('it is known, and is not given')
    : notRequired('not-known-to-the-certifier');
}

function checkBlanketPeriod(
  { blanketPeriod, invoiceNumber }: CertificationFacts,
  { covers }: CertificationCircumstances,
): BareAnswer {
  if (blanketPeriod !== undefined) {
    const from = parseLocalDate(blanketPeriod.from);
    const until = parseLocalDate(blanketPeriod.until);
    return from !== undefined && until !== undefined && from <= until
      ? present()
      : missing('the period is none');
  }
  if (covers === 'blanket') return missing('no period is given');
  if (covers === 'several-shipments-of-one-entry') return notRequired('covers-several-shipments');
  return covers === 'one-shipment' || isText(invoiceNumber)
    ? notRequired('covers-one-shipment')
    : undecided('whether it is for one shipment or for a period');
}

/** The day alone is looked at: what stands behind it is a time. */
function isDated(signedAt: string | undefined): boolean {
  return typeof signedAt === 'string' && parseLocalDate(signedAt.slice(0, 10)) !== undefined;
}

function checkStatementElement(agreement: Agreement, statement: unknown): BareAnswer {
  const checked = checkStatement(agreement.id, statement);
  if (checked.ok) return present(checked.value.match);
  return checked.reason === 'statement-denied' || checked.reason === 'statement-clause-missing'
    ? undecided(checked.message)
    : missing(checked.message);
}
