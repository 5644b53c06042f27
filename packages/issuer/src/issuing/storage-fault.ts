import { StorageError, type StorageErrorCode } from '@originmark/storage';
import { IssuerError, type IssuerErrorCode } from '../issuer-error.ts';

/**
 * Runs work of the database and gives its refusals the names of this package; what is broken there
 * flies on as it is.
 */
export async function withIssuerErrors<T>(
  names: Readonly<Partial<Record<StorageErrorCode, IssuerErrorCode>>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof StorageError ? names[cause.code] : undefined;
    if (code === undefined) throw cause;
    throw new IssuerError(code, (cause as StorageError).message, { cause });
  }
}
