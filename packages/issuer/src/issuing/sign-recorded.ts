import type { JsonObject } from '@originmark/core';
import {
  type CredentialRow,
  findCredential,
  findTakenBack,
  markSigned,
  type StorageTransaction,
} from '@originmark/storage';
import type { ManagedKey } from '../agent/identifiers.ts';
import type { IssuedCredential } from '../issue-credential.ts';
import { IssuerError } from '../issuer-error.ts';
import { enqueueToken } from './enqueue-token.ts';
import type { IssuerContext } from './issuer-context.ts';
import { refuseStatusList } from './refuse-status-list.ts';
import { refuseRevokedBasis } from './revoked-basis.ts';
import { signPayload } from './signing-key.ts';

/** What is to be signed, and with what. */
export interface Signing {
  readonly id: string;
  readonly key: ManagedKey;
  /** Tokens of what it rests on, where they are at hand. */
  readonly basis: readonly string[];
}

/** A credential that is recorded, signed and waiting to be anchored. */
export interface SignedRecord extends IssuedCredential {
  readonly id: string;
}

/**
 * Signs a recorded payload and keeps the token, in one transaction with its place in the outbox. If
 * another did so before or in the meantime, that token counts. Whether it may still be signed is
 * asked before, so that no signature is made that must not be, and again where the token is kept:
 * days may lie between record and signature, and a revocation may come while the key signs.
 * @throws IssuerError `issuer.refused` `issuer.status-final` `issuer.status-list-apart`
 * `issuer.wrong-state` `issuer.signing-failed`
 */
export async function signRecorded(issuer: IssuerContext, signing: Signing): Promise<SignedRecord> {
  const { id, key } = signing;
  const before = await issuer.database.transaction(async (tx) => {
    const row = await findCredential(tx, id);
    if (row?.state === 'intended') await refuseToSign(tx, row, signing, issuer);
    return row;
  });
  if (before === undefined)
    throw new IssuerError('issuer.credential-unknown', `no record of ${id}`);
  if (before.token !== null) return toSigned(before, before.token);
  if (before.state !== 'intended') {
    throw new IssuerError('issuer.wrong-state', `${id} is ${before.state}`);
  }
  const token = await signPayload(issuer, before.payload, key);
  return issuer.database.transaction(async (tx) => {
    // First, for it locks the record; what is refused after it is not kept.
    const row = await markSigned(tx, { id, kid: key.kid, token, signedAt: issuer.clock() });
    if (row.token === token) await refuseToSign(tx, row, signing, issuer);
    await enqueueToken(tx, row.token ?? token, issuer);
    return toSigned(row, row.token ?? token);
  });
}

async function refuseToSign(
  tx: StorageTransaction,
  { id, payload }: CredentialRow,
  { basis }: Signing,
  issuer: IssuerContext,
): Promise<void> {
  const credential = JSON.parse(payload) as JsonObject;
  await refuseStatusList(tx, { id, type: credential.type });
  const own = await findTakenBack(tx, [id]);
  if (own !== undefined && own.how !== 'suspended') {
    throw new IssuerError('issuer.status-final', `${id} was revoked (${own.how})`);
  }
  await refuseRevokedBasis(tx, credential, basis, issuer);
}

function toSigned(row: CredentialRow, token: string): SignedRecord {
  return {
    id: row.id,
    token,
    credential: JSON.parse(row.payload) as JsonObject,
    credentialDigest: row.credential_digest,
  };
}
