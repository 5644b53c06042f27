import type { CredentialDraft } from '@originmark/issuer/register';
import { draftReceipt, needsReceipt } from '@originmark/wallet';
import type { createHoldings } from '@originmark/wallet/store';
import { issueAs } from '../commands/issue.ts';
import type { HeldIdentifier } from './identifiers.ts';
import type { Workspace } from './open-workspace.ts';

/** A receipt that was given. */
export interface GivenReceipt {
  readonly certification: string;
  readonly receipt: string;
}

/**
 * Gives a receipt for every certification held that needs one of this importer and has none: recorded,
 * signed and queued for anchoring as all that is issued here. A run that was cut short is carried on by the
 * next, and no certification gets two.
 */
export async function giveReceipts(
  workspace: Workspace,
  importer: HeldIdentifier,
  holdings: ReturnType<typeof createHoldings>,
): Promise<readonly GivenReceipt[]> {
  const { io } = workspace;
  const given: GivenReceipt[] = [];
  for (const digest of await holdings.withoutReceipt()) {
    const certification = await holdings.withDigest(digest);
    if (certification === undefined || !needsReceipt(certification, importer.did)) continue;
    if (!(await holdings.claimReceipt(digest, io.now()))) continue;
    const {
      id,
      token,
      digest: receiptDigest,
      handedOver,
    } = await issueAs(
      workspace,
      importer.did,
      draftReceipt(certification, io.now()) as unknown as CredentialDraft,
      { basis: [certification.token], purpose: `receipt of ${certification.id}` },
    );
    await holdings.keepCredential(token, { receivedAt: io.now() });
    await holdings.markReceiptIssued(digest, receiptDigest);
    await handedOver();
    given.push({ certification: certification.id, receipt: id });
  }
  return given;
}
