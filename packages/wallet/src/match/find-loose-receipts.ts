import { normalizeDid } from '@originmark/core';
import type { EntrySummary } from '@originmark/schemas';
import type { Holdings } from '../hold/holdings.ts';

/** A receipt of a certification that is not held. */
export interface LooseReceipt {
  readonly receipt: string;
  readonly certification: string;
  readonly credentialDigest: string;
}

/**
 * Receipts that the importer gave for certifications which are not held (any more). What they were for is
 * known by id and digest alone, so they are told wherever a claim has no certification.
 */
export async function findLooseReceipts(
  { importer }: EntrySummary,
  holdings: Holdings,
): Promise<readonly LooseReceipt[]> {
  const targets = await holdings.unheldTargets({
    types: ['CertificationReceiptCredential'],
    issuer: normalizeDid(importer.id),
  });
  return targets
    .filter(({ role }) => role === 'received')
    .map(({ from, credential, credentialDigest }) => ({
      receipt: from,
      certification: credential,
      credentialDigest,
    }));
}
