import { type JsonObject, normalizeDid } from '@originmark/core';
import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { LineQuestion } from './line-question.ts';
import { objectAt, objectsAt, partyAt, subjectOf, textAt } from './read-members.ts';

/** A certification that may serve a line, with the receipts held for it. */
export interface CertificationCandidate {
  readonly certification: HeldCredential;
  readonly receipts: readonly HeldCredential[];
}

/**
 * Certifications held for the good of a line and this importer, the likeliest first: made out for the
 * shipment or for the day, naming the product, remembered for the part, received, certified by a party of
 * the line. Nothing is judged: one that has lapsed or was withdrawn is found too, so that it can be told.
 */
export async function findCertifications(
  question: LineQuestion,
  holdings: Holdings,
  remembered: ReadonlySet<string>,
): Promise<readonly CertificationCandidate[]> {
  const { certificationType, importer, line } = question;
  if (certificationType === undefined || line.claimBasis === 'importer-knowledge') return [];
  const held = await findHeld(question, certificationType, holdings);
  const fitting = held.filter((one) => namesImporter(one, question) && namesProduct(one, question));
  const ranked: { readonly place: number; readonly candidate: CertificationCandidate }[] = [];
  for (const certification of fitting) {
    const receipts = await findReceipts(certification, importer.did, holdings);
    const place = rank(certification, receipts, question, remembered);
    ranked.push({ place, candidate: { certification, receipts } });
  }
  // Stable: those of one rank stay as they were found, newest first.
  return ranked.sort((a, b) => b.place - a.place).map(({ candidate }) => candidate);
}

/**
 * Those that name a product of the line, where one of them is made out for the shipment or the day; else all
 * of its heading besides: for this importer, or for importers that are left open ("Various" or not known, 19
 * CFR 182.12(a)(4)), who give nobody to search by.
 */
async function findHeld(
  question: LineQuestion,
  certificationType: string,
  holdings: Holdings,
): Promise<readonly HeldCredential[]> {
  const { goods, importer, products } = question;
  const types = [certificationType];
  const named: HeldCredential[] = [];
  for (const product of products) named.push(...(await holdings.find({ types, product })));
  const serves = (one: HeldCredential): boolean =>
    namesImporter(one, question) && coverage(subjectOf(one), question) > 0;
  if (named.some(serves)) return named;
  const own = await holdings.find({ types, goods, parties: [importer.did] });
  const general = own.length > 0 ? own : await holdings.find({ types, goods });
  return [...new Set([...named, ...general])];
}

/** The importer's receipts of exactly this certification, the earliest first. */
async function findReceipts(
  { id, credentialDigest }: HeldCredential,
  importer: string,
  holdings: Holdings,
): Promise<readonly HeldCredential[]> {
  const found = await holdings.find({
    types: ['CertificationReceiptCredential'],
    restsOn: id,
    issuer: importer,
  });
  return found
    .filter(({ edges }) => edges.some((edge) => edge.credentialDigest === credentialDigest))
    .map((receipt) => ({ receipt, at: textAt(subjectOf(receipt), 'receivedAt') ?? '' }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ receipt }) => receipt);
}

/** Whether it leaves the importer open, or names this one. */
function namesImporter(certification: HeldCredential, { importer }: LineQuestion): boolean {
  const subject = subjectOf(certification);
  const named = objectsAt(subject, 'importer');
  const certifier = objectAt(subject, 'certifier');
  const parties = textAt(subject, 'certifierRole') === 'importer' ? [...named, certifier] : named;
  return named.length === 0
    ? parties.every((party) => isImporter(party, importer))
    : parties.some((party) => isImporter(party, importer));
}

function isImporter(party: JsonObject, importer: LineQuestion['importer']): boolean {
  const id = textAt(party, 'id');
  if (id !== undefined) return normalizeDid(id) === importer.did;
  return textAt(party, 'name')?.toLowerCase() === importer.name.toLowerCase();
}

/** Whether one of its goods is of a product of the line, or of none in particular. */
function namesProduct(certification: HeldCredential, question: LineQuestion): boolean {
  return productPlace(certification, question) >= 0;
}

/** 1 for the very product, 0 for a good that names none, -1 for other products only. */
function productPlace(certification: HeldCredential, { goods, products }: LineQuestion): number {
  const named = objectsAt(subjectOf(certification), 'goods')
    .filter((good) => isSameGood(good, goods))
    .map((good) => textAt(good, 'product'));
  if (named.some((product) => product !== undefined && products.includes(product))) return 1;
  return named.includes(undefined) || products.length === 0 ? 0 : -1;
}

function isSameGood(good: JsonObject, goods: string): boolean {
  const code = textAt(objectAt(good, 'tariffClassification'), 'code')?.replaceAll('.', '') ?? '';
  return code.length >= 4 && (goods.startsWith(code) || code.startsWith(goods));
}

function rank(
  certification: HeldCredential,
  receipts: readonly HeldCredential[],
  question: LineQuestion,
  remembered: ReadonlySet<string>,
): number {
  const subject = subjectOf(certification);
  const certifier = partyAt(subject, 'certifier') ?? normalizeDid(certification.issuer);
  const { importer, exporter, manufacturer } = question;
  const isOwn = certifier === importer.did;
  const places = [
    coverage(subject, question),
    productPlace(certification, question),
    remembered.has(certification.id) ? 1 : 0,
    isOwn || receipts.length > 0 ? 1 : 0,
    isOwn || certifier === exporter ? 2 : certifier === manufacturer ? 1 : 0,
  ];
  return places.reduce((sum, place) => sum * 4 + place, 0);
}

/** 2 for a certification of this very shipment, 1 for one of its day, 0 for any other. */
function coverage(subject: JsonObject, { importedAt, line }: LineQuestion): number {
  const invoice = textAt(subject, 'invoiceNumber');
  if (invoice !== undefined) return line.invoiceNumbers?.includes(invoice) === true ? 2 : 0;
  const period = objectAt(subject, 'blanketPeriod');
  const day = importedAt.slice(0, 10);
  const from = textAt(period, 'from');
  const until = textAt(period, 'until');
  return (from === undefined || from <= day) && (until === undefined || day <= until) ? 1 : 0;
}
