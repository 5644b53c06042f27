import {
  actsFromADay,
  findRevocation,
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

/** What is done with a change, in the transaction that makes it: what tells of it is kept with it or not at all. */
export type WithChange = (tx: StorageTransaction) => Promise<void>;

const NAMES = {
  'record.mismatch': 'issuer.status-final',
  'statuslist.none': 'issuer.status-not-held',
} as const;

/**
 * Revokes a credential for ever. The next published version of its list shows it, with kind and
 * effective date. Repeated with the same kind and date, nothing changes. A stronger one may follow:
 * the same sooner, while its day lies ahead, or one that acts from the beginning after one that acts
 * from a day. What was recorded before stays in the register; the list shows what counts.
 * @throws IssuerError `issuer.credential-unknown` `issuer.status-not-held` `issuer.status-final`
 * (revoked before, and this is no stronger)
 */
export async function revoke(
  issuer: IssuerContext,
  credentialId: string,
  { kind, effectiveAt, reason }: RevocationRequest,
  withChange?: WithChange,
): Promise<RevocationRow> {
  return withIssuerErrors(NAMES, () =>
    issuer.database.transaction(async (tx) => {
      await ownCredential(tx, issuer, credentialId);
      const recorded = await recordRevocation(tx, {
        credentialId,
        kind,
        effectiveAt,
        ...(reason !== undefined && { reason }),
        recordedAt: issuer.clock(),
      });
      await withChange?.(tx);
      return recorded;
    }),
  );
}

/**
 * Suspends a credential until {@link resume}; one whose revocation acts from a day that lies ahead,
 * for good.
 * @throws IssuerError `issuer.credential-unknown` `issuer.status-not-held` `issuer.status-final`
 */
export async function suspend(
  issuer: IssuerContext,
  credentialId: string,
  withChange?: WithChange,
): Promise<void> {
  await changeSuspension(issuer, credentialId, { suspended: true, withChange });
}

/**
 * Ends a suspension. A revocation is never ended.
 * @throws IssuerError `issuer.credential-unknown` `issuer.status-not-held` `issuer.status-final`
 */
export async function resume(
  issuer: IssuerContext,
  credentialId: string,
  withChange?: WithChange,
): Promise<void> {
  await changeSuspension(issuer, credentialId, { suspended: false, withChange });
}

async function changeSuspension(
  issuer: IssuerContext,
  credentialId: string,
  {
    suspended,
    withChange,
  }: { readonly suspended: boolean; readonly withChange: WithChange | undefined },
): Promise<void> {
  await withIssuerErrors(NAMES, () =>
    issuer.database.transaction(async (tx) => {
      await ownCredential(tx, issuer, credentialId);
      await refuseRevoked(tx, credentialId, suspended ? issuer.clock() : Infinity);
      await setSuspended(tx, { credentialId, suspended });
      await withChange?.(tx);
    }),
  );
}

/** @param until a revocation that acts from a later day is let pass */
async function refuseRevoked(
  tx: StorageTransaction,
  credentialId: string,
  until: number,
): Promise<void> {
  const revoked = await findRevocation(tx, credentialId);
  if (revoked === undefined) return;
  const { kind, effective_at } = revoked;
  if (actsFromADay(kind) && effective_at.getTime() > until) return;
  throw new IssuerError('issuer.status-final', `${credentialId} is revoked (${kind})`);
}
