import { digestJson, type JsonObject } from '@originmark/core';
import type { CredentialType, Fragment } from '@originmark/schemas';
import { allocateStatusIndex, recordIntent, type StorageTransaction } from '@originmark/storage';
import { CHAIN_PROFILE } from '@originmark/verifier';
import { checkSchema } from '../check-schema.ts';
import { statusEntries } from '../status-entries.ts';
import { buildCredential, type CredentialDraft, idOf, toUuid } from './build-credential.ts';
import { checkCredential } from './check-credential.ts';
import { currentLists } from './current-lists.ts';
import type { IssuerContext } from './issuer-context.ts';
import { refuseStatusList, refuseStatusListType } from './refuse-status-list.ts';
import { refuseRevokedBasis } from './revoked-basis.ts';
import { type SignedRecord, signRecorded } from './sign-recorded.ts';
import { chooseSigningKey } from './signing-key.ts';
import { withIssuerErrors } from './storage-fault.ts';

/** How a credential is issued. */
export interface IssueRequest {
  /** Tokens of what it rests on, up to the right or the recognition at the top. */
  readonly basis?: readonly string[];
  /** What it is issued for, in the issuer's own words; kept in the register. */
  readonly purpose?: string;
  /** A key of the issuer; default the newest. */
  readonly keyRef?: string;
}

/** A credential that is recorded, signed and waiting to be anchored. */
export interface RecordedCredential extends SignedRecord {
  readonly warnings: readonly Fragment[];
}

/** What stands in the place of the index while a draft is checked. */
const ANY_INDEX = 0;

/**
 * Issues a credential: built, checked, recorded, signed, queued for anchoring, each step safe against
 * a crash. Nothing is signed that is not recorded before; what a check refuses leaves no trace and
 * uses no index. What a crash left between two steps is in `listInterrupted`.
 * @throws IssuerError `issuer.*` (`issuer.refused` with `reasons`); StorageError where the database
 * is broken
 */
export async function issue(
  issuer: IssuerContext,
  draft: CredentialDraft,
  request: IssueRequest = {},
): Promise<RecordedCredential> {
  refuseStatusListType(draft);
  const key = await chooseSigningKey(issuer, request.keyRef);
  const now = issuer.clock();
  const uuid = toUuid(issuer.randomBytes(16));
  const build = (index: number, listUrls: Readonly<Record<string, string>>): JsonObject =>
    buildCredential(draft, {
      issuer,
      now,
      uuid,
      statusEntries: needsStatus(draft) ? statusEntries({ listUrls, index }) : [],
    });
  const sample = build(ANY_INDEX, {
    revocation: issuer.statusListUrl('revocation', 1),
    suspension: issuer.statusListUrl('suspension', 1),
  });
  const { basis = [] } = request;
  const { type, warnings } = checkCredential(sample, { basis, now, crypto: issuer.crypto });

  const id = idOf(draft, uuid);
  const record = async (tx: StorageTransaction): Promise<void> => {
    await refuseRevokedBasis(tx, sample, basis, issuer);
    const credential = needsStatus(draft) ? build(...(await takeIndex(tx, issuer, id))) : sample;
    checkSchema(credential);
    // Only now: the index may have begun a list.
    await refuseStatusList(tx, { id, type });
    await recordIntent(tx, {
      id,
      type,
      purpose: request.purpose ?? '',
      issuerDid: issuer.did,
      ...subjectOf(credential),
      payload: JSON.stringify(credential),
      credentialDigest: digestJson(credential, issuer.crypto.sha256),
      createdAt: now,
    });
  };
  await withIssuerErrors(
    { 'record.mismatch': 'issuer.already-recorded', 'record.duplicate': 'issuer.already-recorded' },
    async () => issuer.database.transaction(record),
  );
  return { ...(await signRecorded(issuer, { id, key, basis })), warnings };
}

async function takeIndex(
  tx: StorageTransaction,
  issuer: IssuerContext,
  credentialId: string,
): Promise<[number, Readonly<Record<string, string>>]> {
  const lists = await currentLists(tx, issuer);
  const listIds = [lists.revocation, lists.suspension];
  const { randomBytes } = issuer;
  return [await allocateStatusIndex(tx, { listIds, credentialId, randomBytes }), { ...lists }];
}

/** Evidence of a moment: its schema has no place for a status. */
const WITHOUT_STATUS: ReadonlySet<string> = new Set(['EntryVerificationReportCredential']);

/** Every type that may have a status gets one: what was issued can then be taken back. */
function needsStatus({ type }: CredentialDraft): boolean {
  const types: readonly unknown[] = typeof type === 'string' ? [type] : type;
  return types.some(
    (name) =>
      typeof name === 'string' &&
      !WITHOUT_STATUS.has(name) &&
      Object.hasOwn(CHAIN_PROFILE, name) &&
      CHAIN_PROFILE[name as CredentialType].status !== 'none',
  );
}

function subjectOf({ credentialSubject }: JsonObject): { readonly subjectDid?: string } {
  const id = (credentialSubject as JsonObject | undefined)?.['id'];
  return typeof id === 'string' && id.startsWith('did:') ? { subjectDid: id } : {};
}
