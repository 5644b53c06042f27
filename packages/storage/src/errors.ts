/**
 * Every code this package throws, with what it means. Codes are stable and never reused.
 * Callers switch on {@link StorageErrorCode}; the table is the one place where a code is added.
 */
export const STORAGE_ERROR_CODES = {
  'folder.locked': 'another process, or this one, has the data folder open',
  'folder.lock-unreadable': 'the lock file of the data folder cannot be read or understood',
  'folder.unusable': 'the data folder cannot be made, read or written',
  'folder.damaged': 'the embedded database in the data folder does not open',
  'disk.full': 'no space is left for the data',
  'database.unreachable': 'no connection to the database, or it broke',
  'database.too-old': 'the database server is older than PostgreSQL 15',
  'database.failed': 'the database answered with an error that this package does not expect',
  'database.closed': 'used after close',
  'permission.refused': 'the role of the transaction, or of the login, may not do this',
  'migration.newer-database': 'the database was made by a newer program',
  'migration.changed': 'an applied migration is not the one this program knows',
  'transaction.nested':
    'a query or transaction outside the one that is running, which would wait for itself',
  'transaction.conflict':
    'a deadlock, lock timeout or serialization failure: nothing was done, try again',
  'transaction.timed-out': 'a statement took longer than allowed: nothing was done',
  'transaction.rolled-back': 'a failed statement was ignored, so the commit became a rollback',
  'transaction.outcome-unknown': 'the connection broke during the commit: look before repeating',
  'lock.held': 'another holds the lock of this work, here or in another process',
  'value.refused': 'a value that the table cannot hold',
  'record.duplicate': 'another record holds what must be unique',
  'record.not-found': 'no record of this name',
  'record.wrong-state': 'the record is in a state from which this step cannot be taken',
  'record.mismatch': 'the same step was taken before with other content',
  'statuslist.full': 'the list has no room left: start a new one',
  'statuslist.none': 'the credential has no index in a list of this purpose',
  'statuslist.broken-chain': 'the version does not follow the last one',
  'random.unusable': 'the random source is not random',
  'secret.wrong': 'the secret is not the one the keys were sealed with',
  'secret.malformed': 'no sealed secret, or it was changed or moved',
  'secret.weak': 'the secret is too short, or the cost of deriving from it out of bounds',
} as const;

/** One of the stable codes of {@link STORAGE_ERROR_CODES}. */
export type StorageErrorCode = keyof typeof STORAGE_ERROR_CODES;

/** The one error class of this package: misuse or broken infrastructure. The message names the remedy. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
  }
}
