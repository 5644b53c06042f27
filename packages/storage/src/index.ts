export { STORAGE_ERROR_CODES, StorageError, type StorageErrorCode } from './errors.ts';
export {
  type DatabaseLocation,
  type OpenDatabase,
  type OpenOptions,
  openDatabase,
  type TransactionRole,
} from './open/open-database.ts';
export type {
  AnchorBatchRow,
  AnchorBatchState,
  AnchorItemRow,
  CredentialRow,
  CredentialState,
  Database,
  IdentifierRow,
  KeyRow,
  PrivateKeyRow,
  RevocationKind,
  RevocationRow,
  StatusListRow,
  StatusPurpose,
  StatusVersionRow,
  StorageTransaction,
} from './tables.ts';
