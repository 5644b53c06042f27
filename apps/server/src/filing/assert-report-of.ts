import type { CryptoPrimitives } from '@originmark/core';
import { type HeldCredential, readCredential } from '@originmark/wallet';
import { HttpError } from '../http/http-error.ts';

/** A report of this very entry credential: it has an edge to the credential that was filed. */
export function assertReportOf(
  token: string,
  credentialId: string,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): HeldCredential {
  const report = readCredential(token, crypto);
  const isOfIt = report.edges.some(
    ({ credential, role }) => role === 'verified' && credential === credentialId,
  );
  if (report.type === 'EntryVerificationReportCredential' && isOfIt) return report;
  throw new HttpError('http.invalid', 'this is no report of the entry that was filed', {
    pointer: '/report',
  });
}
