import { normalizeDid } from '@originmark/core';
import type { EntrySummary, WhomToAsk } from '@originmark/schemas';
import type { LineQuestion } from '../match/line-question.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { Names } from './names.ts';

type Role = WhomToAsk['role'];

/** Who signs what, in the words of the trade. */
const SIGNERS: Readonly<Record<string, Role>> = {
  USMCACertificationOfOrigin: 'certifier',
  CAFTADRCertificationOfOrigin: 'certifier',
  NAFTACertificateOfOrigin: 'certifier',
  CertificationReceiptCredential: 'importer',
  PowerOfAttorneyCredential: 'importer',
  IntellectualPropertyRightsLicenseCredential: 'licensor',
  MakerAuthorizationCredential: 'licensee',
  CommercialInvoiceCredential: 'seller',
  PackingListCredential: 'seller',
  BillOfLadingCredential: 'carrier',
};

/** Who can mend things of one entry. */
export interface Askable {
  readonly summary: EntrySummary;
  readonly names: Names;
}

/** Whoever signed the credential. */
export function askSigner({ issuer, type }: HeldCredential, askable: Askable): WhomToAsk[] {
  return [whom(SIGNERS[type] ?? 'issuer', issuer, askable)];
}

/** The importer itself. */
export function askImporter({ names, summary }: Askable): WhomToAsk[] {
  return [whom('importer', summary.importer.id, { names, summary })];
}

/**
 * Whoever may certify the good of a line: importer, exporter or producer, one of them (19 CFR 182.12(a)(1);
 * 19 CFR 10.584(a)). Exporter and producer know it best and come first.
 */
export function askCertifiers(question: LineQuestion, askable: Askable): WhomToAsk[] {
  const { exporter, manufacturer } = question;
  return [
    ...(exporter === undefined ? [] : [whom('exporter', exporter, askable)]),
    ...(manufacturer === undefined || manufacturer === exporter
      ? []
      : [whom('producer', manufacturer, askable)]),
    ...askImporter(askable),
  ];
}

/** The maker of the goods of a line, else whoever exported them. */
export function askMaker(question: LineQuestion, askable: Askable): WhomToAsk[] {
  const { exporter, manufacturer } = question;
  if (manufacturer !== undefined) return [whom('maker', manufacturer, askable)];
  return exporter === undefined ? [{ role: 'maker' }] : [whom('exporter', exporter, askable)];
}

/** A party in a role, by DID, with its name where it is known. */
export function whom(role: Role, did: string, { names }: Askable): WhomToAsk {
  const id = normalizeDid(did);
  const name = names.get(id);
  return { role, id, ...(name !== undefined && { name }) };
}
