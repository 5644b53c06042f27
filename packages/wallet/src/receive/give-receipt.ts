import { formatDateTime, type JsonObject, normalizeDid } from '@originmark/core';
import { CERTIFICATIONS } from '../match/line-question.ts';
import { objectAt, objectsAt, subjectOf, textAt } from '../match/read-members.ts';
import type { HeldCredential } from '../read-credential.ts';

/** A receipt as an issuer takes it: without id, issuer and status, which are added. */
export interface ReceiptDraft {
  readonly type: 'CertificationReceiptCredential';
  readonly credentialSubject: {
    readonly type: 'CertificationReceipt';
    readonly receivedAt: string;
  };
  readonly edge: readonly {
    readonly role: 'received';
    readonly credential: string;
    readonly credentialDigest: string;
  }[];
}

/**
 * The receipt of a certification that an importer must possess when it claims (19 CFR 182.12(a)(3)).
 * @param receivedAt ms since the epoch
 */
export function draftReceipt(
  { credentialDigest, id }: HeldCredential,
  receivedAt: number,
): ReceiptDraft {
  return {
    type: 'CertificationReceiptCredential',
    credentialSubject: { type: 'CertificationReceipt', receivedAt: formatDateTime(receivedAt) },
    edge: [{ role: 'received', credential: id, credentialDigest }],
  };
}

/**
 * Whether an importer should give a receipt for what arrived: a certification that names it, or leaves the
 * importer open, and that it did not make itself: its own it possesses since it signed it.
 */
export function needsReceipt(held: HeldCredential, importer: string): boolean {
  if (!CERTIFICATIONS.includes(held.type)) return false;
  const own = normalizeDid(importer);
  const subject: JsonObject = subjectOf(held);
  const certifier = textAt(objectAt(subject, 'certifier'), 'id') ?? held.issuer;
  if (normalizeDid(certifier) === own || normalizeDid(held.issuer) === own) return false;
  const named = objectsAt(subject, 'importer');
  if (named.length === 0) return true;
  return named.some((party) => {
    const id = textAt(party, 'id');
    return id !== undefined && normalizeDid(id) === own;
  });
}
