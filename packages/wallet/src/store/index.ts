/**
 * What a trader holds, kept in the database of its data folder. An entry point of its own, because a database
 * comes with it.
 */
export {
  type Documents,
  type DocumentsContext,
  type KeptDocument,
  MAX_DOCUMENT_BYTES,
  openDocuments,
} from './documents.ts';
export { type HeldRow, listHeld } from './list-held.ts';
export { openHoldings } from './open-holdings.ts';
export { createRecordedResolver, type RecordContext } from './recorded-resolver.ts';
export {
  claimReceipt,
  markReceiptIssued,
  type ReceiptClaim,
  type ReceiptContext,
} from './receipts.ts';
export type { HeldOutcome, StoredHoldings } from './stored-holdings.ts';
export { walletChecks } from './fsck/wallet-checks.ts';
export type { WalletChecksDeps } from './fsck/wallet-checks-deps.ts';
