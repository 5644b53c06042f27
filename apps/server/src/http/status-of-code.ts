import type { CoreErrorCode } from '@originmark/core';
import type { IssuerErrorCode } from '@originmark/issuer';
import type { LedgerErrorCode } from '@originmark/ledger';
import type { StorageErrorCode } from '@originmark/storage';
import type { VerifierErrorCode } from '@originmark/verifier';
import type { WalletErrorCode } from '@originmark/wallet';
import { HTTP_ERROR_CODES, type HttpErrorCode } from './http-error-codes.ts';

type PackageCode =
  | CoreErrorCode
  | IssuerErrorCode
  | LedgerErrorCode
  | StorageErrorCode
  | VerifierErrorCode
  | WalletErrorCode;

/** What a caller can mend or wait for. Any other code of the packages is a fault of ours: 500. */
const PACKAGE_STATUS: Partial<Record<PackageCode, number>> = {
  'issuer.type-unknown': 422,
  'issuer.schema-violation': 422,
  'issuer.dates-disagree': 422,
  'issuer.edges-disagree': 422,
  'issuer.status-list-apart': 422,
  'issuer.refused': 422,
  'issuer.identifier-invalid': 422,
  'issuer.identifier-unknown': 404,
  'issuer.credential-unknown': 404,
  'issuer.already-recorded': 409,
  'issuer.wrong-state': 409,
  'issuer.status-final': 409,
  'issuer.status-not-held': 422,
  'issuer.not-anchored': 409,
  'wallet.token-unreadable': 422,
  'wallet.entry-unfit': 422,
  'wallet.credential-missing': 422,
  'wallet.digest-mismatch': 422,
  'wallet.duplicate-id': 422,
  'wallet.holder-mismatch': 422,
  'wallet.limit-exceeded': 413,
  'wallet.file-unreadable': 422,
  'wallet.mapping-unfit': 422,
  'wallet.party-book-unfit': 422,
  'wallet.document-unfit': 413,
  'wallet.document-unknown': 404,
  'disk.full': 503,
  'database.unreachable': 503,
  'transaction.conflict': 503,
  'transaction.timed-out': 503,
  'lock.held': 503,
  'rpc.unreachable': 503,
  'rpc.refused': 503,
  'rpc.behind': 503,
  'did.malformed': 400,
};

/** The HTTP status of a code, 500 for one that is not known. */
export function statusOfCode(code: string): number {
  if (Object.hasOwn(HTTP_ERROR_CODES, code)) return HTTP_ERROR_CODES[code as HttpErrorCode][0];
  return Object.hasOwn(PACKAGE_STATUS, code) ? (PACKAGE_STATUS[code as PackageCode] ?? 500) : 500;
}
