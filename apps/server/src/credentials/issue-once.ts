import { encodeHexData, type Sha256 } from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import {
  type CredentialDraft,
  finishIssuing,
  issue,
  type IssuerContext,
  type RecordedCredential,
} from '@originmark/issuer/register';
import { findCredential } from '@originmark/storage';
import { collectBasis } from './collect-basis.ts';

/**
 * Issues a credential whose id was fixed before: what was cut short is finished, what is issued is answered.
 * So the same work may be done again, and issues nothing twice.
 * @param options.basis tokens from elsewhere; the register's own are found
 * @throws IssuerError `issuer.*`
 */
export async function issueOnce(
  issuer: IssuerContext,
  draft: CredentialDraft & { readonly id: string },
  { basis, purpose }: { readonly basis: readonly string[]; readonly purpose?: string },
): Promise<RecordedCredential> {
  const { id } = draft;
  const before = await issuer.database.transaction('reader', (tx) => findCredential(tx, id));
  // A signed one is answered as it stands.
  if (before !== undefined && before.state !== 'abandoned')
    return { ...(await finishIssuing(issuer, id)), warnings: [] };
  if (before !== undefined) throw new IssuerError('issuer.wrong-state', `${id} was given up`);
  return issue(issuer, draft, {
    basis: await collectBasis(issuer.database, draft, basis),
    ...(purpose !== undefined && { purpose }),
  });
}

/** The id of a credential that follows from what it is for: a UUID of its own making (RFC 9562 section 5.8). */
export function fixedId(of: readonly (string | number)[], sha256: Sha256): string {
  const bytes = sha256(new TextEncoder().encode(JSON.stringify(of))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = encodeHexData(bytes).replace(/^0x/, '');
  const parts = [0, 8, 12, 16, 20].map((at, n) => hex.slice(at, [8, 12, 16, 20, 32][n]));
  return `urn:uuid:${parts.join('-')}`;
}
