import { AbortedTransactionError } from 'kysely';
import { StorageError, type StorageErrorCode } from '../errors.ts';

/** SQLSTATE (PostgreSQL appendix A), or its class, to the code that says what to do. */
const BY_STATE: Readonly<Record<string, StorageErrorCode>> = {
  '08': 'database.unreachable',
  '22': 'value.refused',
  '23': 'value.refused',
  '23505': 'record.duplicate',
  '25006': 'permission.refused',
  '25P02': 'transaction.rolled-back',
  '25P03': 'transaction.timed-out',
  '40': 'transaction.conflict',
  '42501': 'permission.refused',
  '53100': 'disk.full',
  '53300': 'database.unreachable',
  '55P03': 'transaction.conflict',
  '57014': 'transaction.timed-out',
  '57P': 'database.unreachable',
};

const MEANING: Partial<Record<StorageErrorCode, string>> = {
  'database.unreachable': 'the connection to the database broke: nothing was done, try again',
  'transaction.conflict': 'another transaction was in the way: nothing was done, try again',
  'transaction.timed-out': 'a statement took too long: nothing was done',
  'transaction.rolled-back': 'a statement failed and its error was ignored: nothing was done',
  'disk.full': 'the database has no space left: make room, then try again',
  'permission.refused': 'the role of this transaction may not do that',
};

const BROKEN = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/**
 * The error of this package for whatever a transaction threw; what is not the database's is
 * returned as it is.
 */
export function toStorageError(error: unknown): unknown {
  if (error instanceof StorageError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  const { constraint } = error as { readonly constraint?: string };
  const place = constraint === undefined ? '' : ` (${constraint})`;
  return new StorageError(code, `${MEANING[code] ?? error.message}${place}`, { cause: error });
}

function codeOf(error: Error): StorageErrorCode | undefined {
  if (error instanceof AbortedTransactionError) return 'transaction.rolled-back';
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  if (typeof code === 'string') {
    if (BROKEN.has(code)) return 'database.unreachable';
    if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk.full';
    if (typeof severity === 'string' && code.length === 5) {
      return (
        BY_STATE[code] ??
        BY_STATE[code.slice(0, 3)] ??
        BY_STATE[code.slice(0, 2)] ??
        'database.failed'
      );
    }
  }
  if (/^Connection terminated|^Client has encountered a connection error/.test(error.message)) {
    return 'database.unreachable';
  }
  // An engine in WebAssembly that gave up.
  return error.name === 'RuntimeError' || error.name === 'ExitStatus'
    ? 'database.failed'
    : undefined;
}
