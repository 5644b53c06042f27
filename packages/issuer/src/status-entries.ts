import type { BitstringStatusListEntry } from '@originmark/schemas';
import { IssuerError } from './issuer-error.ts';

/** Where the lists of an issuer stand: https URLs, at least one. */
export interface StatusListUrls {
  readonly revocation?: string;
  readonly suspension?: string;
}

/**
 * The `credentialStatus` of a credential: one entry for each list, at the same index in both
 * (Bitstring Status List 1.0 section 2.1).
 * @param options.index from `allocateStatusIndex`; never one that was used before
 * @throws IssuerError `issuer.status-list-invalid`
 */
export function statusEntries(options: {
  readonly listUrls: StatusListUrls;
  readonly index: number;
}): BitstringStatusListEntry[] {
  const { listUrls, index } = options;
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new IssuerError('issuer.status-list-invalid', `${index} is no index`);
  }
  const entries: BitstringStatusListEntry[] = [];
  for (const statusPurpose of ['revocation', 'suspension'] as const) {
    const statusListCredential = listUrls[statusPurpose];
    if (statusListCredential === undefined) continue;
    entries.push({
      id: `${statusListCredential}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose,
      statusListIndex: String(index),
      statusListCredential,
    });
  }
  if (entries.length === 0) throw new IssuerError('issuer.status-list-invalid', 'no list is named');
  return entries;
}
