import {
  type RevocationKind,
  type RevocationRow,
  recordRevocation,
  setSuspended,
  type StorageTransaction,
} from '@originmark/storage';
import { IssuerError } from '../issuer-error.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { ownCredential } from '../issuing/own-credential.ts';
import { withIssuerErrors } from '../issuing/storage-fault.ts';

/** Why a credential is taken back, and from when it counts for nothing. */
export interface RevocationRequest {
  /**
   * `ceased` and `clerical-replaced` act from `effectiveAt` on; `false-from-the-start` and
   * `key-compromised` from the beginning, whatever day is given.
   */
  readonly kind: RevocationKind;
  /** Milliseconds since the epoch. */
  readonly effectiveAt: number;
  /** For the register; never published. */
  readonly reason?: string;
}

const NAMES = {
  'record.mismatch': 'issuer.status-final',
  'statuslist.none': 'issuer.status-not-held',
} as const;

/**
 * Revokes a credential for ever. The next published version of its list shows it, with kind and
 * effective date. Repeated with the same kind and date, nothing changes.
 * @throws IssuerError `issuer.credential-unknown` `issuer.status-not-held` `issuer.status-final`
 * (revoked before, with another kind or date)
 */
export async function revoke(
  issuer: IssuerContext,
  credentialId: string,
  { kind, effectiveAt, reason }: RevocationRequest,
): Promise<RevocationRow> {
  return withIssuerErrors(NAMES, () =>
    issuer.database.transaction(async (tx) => {
      await ownCredential(tx, issuer, credentialId);
      return recordRevocation(tx, {
        credentialId,
        kind,
        effectiveAt,
        ...(reason !== undefined && { reason }),
        recordedAt: issuer.clock(),
      });
    }),
  );
}

/**
 * Suspends a credential until {@link resume}.
 * @throws IssuerError `issuer.credential-unknown` `issuer.status-not-held` `issuer.status-final`
 */
export async function suspend(issuer: IssuerContext, credentialId: string): Promise<void> {
  await changeSuspension(issuer, credentialId, true);
}

/**
 * Ends a suspension. A revocation is never ended.
 * @throws IssuerError `issuer.credential-unknown` `issuer.status-not-held` `issuer.status-final`
 */
export async function resume(issuer: IssuerContext, credentialId: string): Promise<void> {
  await changeSuspension(issuer, credentialId, false);
}

async function changeSuspension(
  issuer: IssuerContext,
  credentialId: string,
  suspended: boolean,
): Promise<void> {
  await withIssuerErrors(NAMES, () =>
    issuer.database.transaction(async (tx) => {
      await ownCredential(tx, issuer, credentialId);
      await refuseRevoked(tx, credentialId);
      await setSuspended(tx, { credentialId, suspended });
    }),
  );
}

async function refuseRevoked(tx: StorageTransaction, credentialId: string): Promise<void> {
  const revoked = await tx
    .selectFrom('revocation_record')
    .select('kind')
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  if (revoked === undefined) return;
  throw new IssuerError('issuer.status-final', `${credentialId} is revoked (${revoked.kind})`);
}
