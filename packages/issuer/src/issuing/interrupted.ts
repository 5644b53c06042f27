import {
  abandonIntent,
  actsFromADay,
  type CredentialRow,
  findRevocation,
  listCredentials,
  markHandedOver,
  recordRevocation,
} from '@originmark/storage';
import type { IssuerContext } from './issuer-context.ts';
import { ownCredential } from './own-credential.ts';
import { type SignedRecord, signRecorded } from './sign-recorded.ts';
import { chooseSigningKey } from './signing-key.ts';
import { withIssuerErrors } from './storage-fault.ts';

/** Where issuing stopped. */
export interface Interrupted {
  /** Recorded and not signed: finish or abandon each. */
  readonly unsigned: readonly CredentialRow[];
  /** Signed, and not known to be handed over. */
  readonly notHandedOver: readonly CredentialRow[];
}

/** What a crash left behind, oldest first. Of several issuers in one database: all of them. */
export async function listInterrupted(
  { database }: Pick<IssuerContext, 'database'>,
  limit = 1000,
): Promise<Interrupted> {
  return database.transaction('reader', async (tx) => ({
    unsigned: await listCredentials(tx, { state: 'intended', limit }),
    notHandedOver: await listCredentials(tx, { state: 'signed', limit }),
  }));
}

/**
 * Signs what was recorded and not signed: the same payload, so that nothing is issued twice. Not if
 * it was revoked since, or what it rests on in this register was revoked or suspended: abandon it.
 * @throws IssuerError `issuer.credential-unknown` `issuer.wrong-state` `issuer.status-final`
 * `issuer.refused`
 */
export async function finishIssuing(
  issuer: IssuerContext,
  credentialId: string,
  keyRef?: string,
): Promise<SignedRecord> {
  const key = await chooseSigningKey(issuer, keyRef);
  await issuer.database.transaction('reader', (tx) => ownCredential(tx, issuer, credentialId));
  return withIssuerErrors({ 'record.wrong-state': 'issuer.wrong-state' }, () =>
    signRecorded(issuer, { id: credentialId, key, basis: [] }),
  );
}

/**
 * Gives up what was recorded and not signed. A signature may exist that the crash kept from being
 * recorded, so its status entry, which nobody gets again, is revoked.
 * @throws IssuerError `issuer.credential-unknown` `issuer.wrong-state`
 */
export async function abandonIssuing(issuer: IssuerContext, credentialId: string): Promise<void> {
  const now = issuer.clock();
  await withIssuerErrors({ 'record.wrong-state': 'issuer.wrong-state' }, () =>
    issuer.database.transaction(async (tx) => {
      const { payload, state } = await ownCredential(tx, issuer, credentialId);
      if (state === 'abandoned') return;
      await abandonIntent(tx, { id: credentialId, abandonedAt: now });
      if (!payload.includes('"credentialStatus"')) return;
      const before = await findRevocation(tx, credentialId);
      // It counts for nothing already, from the beginning.
      if (before !== undefined && !actsFromADay(before.kind)) return;
      await recordRevocation(tx, {
        credentialId,
        kind: 'false-from-the-start',
        effectiveAt: now,
        reason: 'given up before it was issued',
        recordedAt: now,
      });
    }),
  );
}

/**
 * Notes that the holder has the token.
 * @throws IssuerError `issuer.credential-unknown` `issuer.wrong-state`
 */
export async function handOver(issuer: IssuerContext, credentialId: string): Promise<void> {
  await withIssuerErrors({ 'record.wrong-state': 'issuer.wrong-state' }, () =>
    issuer.database.transaction(async (tx) => {
      await ownCredential(tx, issuer, credentialId);
      await markHandedOver(tx, { id: credentialId, handedOverAt: issuer.clock() });
    }),
  );
}
