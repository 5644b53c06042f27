import { randomUUID } from 'node:crypto';
import { handOver, issue } from '@originmark/issuer/register';
import type { EvidencePackage } from '@originmark/schemas';
import { OWN_TENANT } from '@originmark/storage';
import { createVerificationReport } from '@originmark/verifier';
import { HttpError } from '../http/http-error.ts';
import type { EntryDesk } from './entry-desk.ts';

/** A report that is signed and recorded. */
export interface SignedReport {
  readonly id: string;
  readonly token: string;
  /** Say it once the report is kept with its verdict. */
  readonly handedOver: () => Promise<void>;
}

/**
 * Signs the report of an evidence package as this verifier: recorded, queued to be anchored as every
 * credential that is issued. It has no status: it says how an entry stood at a moment, and that stays true.
 * @throws HttpError `http.busy` where this verifier holds no identifier
 */
export async function issueReport(
  { issuers, resources }: EntryDesk,
  evidence: EvidencePackage,
  audience: string,
): Promise<SignedReport> {
  const did = await ownDid(resources, audience);
  const { credentialSubject, edge, id, type, validFrom } = createVerificationReport(evidence, {
    id: `urn:uuid:${randomUUID()}`,
    issuer: { id: did },
    crypto: resources.crypto,
  });
  const draft = { id, type, validFrom, credentialSubject, ...(edge !== undefined && { edge }) };
  const issuer = await issuers.issuerOf(OWN_TENANT, did);
  const purpose = `reports ${credentialSubject.evidencePackage ?? ''}`;
  const { token } = await issue(issuer, draft, { purpose });
  return { id, token, handedOver: () => handOver(issuer, id) };
}

/** The identifier under which the policy says that this verifier is addressed, else its oldest. */
async function ownDid({ database }: EntryDesk['resources'], audience: string): Promise<string> {
  const rows = await database.transaction('reader', (tx) =>
    tx.selectFrom('identifier').select('did').orderBy('created_at').orderBy('did').execute(),
  );
  const did = rows.find((row) => row.did === audience)?.did ?? rows[0]?.did;
  if (did === undefined) throw new HttpError('http.busy', 'this verifier holds no identifier yet');
  return did;
}
