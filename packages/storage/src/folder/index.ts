/** The lock of a folder, for programs that open no database there: an entry point without its engine. */
export { StorageError } from '../errors.ts';
export { copyDatabase, holdsDatabase } from './copy-database.ts';
export { type FolderLockOptions, lockFolder } from './lock-folder.ts';
