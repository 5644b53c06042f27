import { IssuerError } from '@originmark/issuer';
import { finishIssuing, handOver, issue, type IssuerContext } from '@originmark/issuer/register';
import { findCredential } from '@originmark/storage';
import {
  CERTIFICATIONS,
  draftReceipt,
  type HeldCredential,
  needsReceipt,
} from '@originmark/wallet';
import { claimReceipt, markReceiptIssued, type StoredHoldings } from '@originmark/wallet/store';
import { bindToLedger } from './ethr-keys.ts';
import { type HeldIdentifier, issuerOf } from './identifiers.ts';
import type { IssuingPlace } from './issuing-place.ts';
import type { Workspace } from './open-workspace.ts';

type ReceiptPlace = IssuingPlace & Pick<Workspace, 'resolver'>;

/** A receipt that was given. */
export interface GivenReceipt {
  readonly certification: string;
  readonly receipt: string;
}

/** What was given, and what could not be. */
export interface Receipts {
  readonly given: readonly GivenReceipt[];
  /** Certifications that no receipt can name: what is amiss with one keeps no other from its receipt. */
  readonly refused: readonly { readonly certification: string; readonly why: string }[];
}

/**
 * Gives a receipt for every certification held that needs one of this importer and has none: recorded,
 * signed and queued for anchoring as all that is issued here. A run that was cut short is carried on by the
 * next, under the same id, and no certification gets two.
 * @throws IssuerError; StorageError
 */
export async function giveReceipts(
  workspace: ReceiptPlace,
  importer: HeldIdentifier,
  holdings: StoredHoldings,
  issuer: IssuerContext = issuerOf(workspace, importer),
): Promise<Receipts> {
  const { crypto, database, io } = workspace;
  const given: GivenReceipt[] = [];
  const refused: { certification: string; why: string }[] = [];
  const held = await holdings.find({ types: CERTIFICATIONS });
  const due = held.filter((certification) => needsReceipt(certification, importer.did));
  // The earliest comes first, whatever order they were found in.
  for (const certification of [...due].reverse()) {
    const { credentialDigest } = certification;
    const outcome = await holdings.outcomeOf(credentialDigest);
    if (outcome?.outcome === 'invalid') continue;
    const claim = await claimReceipt(database, importer.did, credentialDigest, {
      clock: io.now,
      crypto,
    });
    if (claim === undefined) continue;
    let token: string;
    try {
      token = await issueReceipt(workspace, issuer, certification, claim.receiptId);
    } catch (cause) {
      if (!(cause instanceof IssuerError) || cause.code === 'issuer.signing-failed') throw cause;
      refused.push({ certification: certification.id, why: cause.message });
      continue;
    }
    await holdings.keepCredential(token, { receivedAt: io.now() });
    await markReceiptIssued(database, claim, io.now());
    await handOver(issuer, claim.receiptId);
    given.push({ certification: certification.id, receipt: claim.receiptId });
  }
  return { given, refused };
}

/** Issues the receipt, or finishes it where an earlier run recorded it. */
async function issueReceipt(
  workspace: ReceiptPlace,
  issuer: IssuerContext,
  certification: HeldCredential,
  receiptId: string,
): Promise<string> {
  const { database, io } = workspace;
  if (issuer.did.startsWith('did:ethr:')) await bindToLedger(workspace, issuer.did);
  const row = await database.transaction('reader', (tx) => findCredential(tx, receiptId));
  if (row?.token !== undefined && row.token !== null) return row.token;
  if (row !== undefined) return (await finishIssuing(issuer, receiptId)).token;
  const draft = { id: receiptId, ...draftReceipt(certification, io.now()) };
  const { token } = await issue(issuer, draft, {
    basis: [certification.token],
    purpose: `receipt of ${certification.id}`,
  });
  return token;
}
