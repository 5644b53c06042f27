/** Holds credentials, assembles and presents an entry bundle. */
export {
  assembleBundle,
  type AssembledBundle,
  type AssembleOptions,
  writeBundle,
} from './assemble-bundle.ts';
export { type CollectOptions, collectMembers } from './collect-members.ts';
export { BUNDLE_LIMITS } from './limits.ts';
export { type HeldCredential, readCredential } from './read-credential.ts';
export { sealForVerifier, type SealRecipient } from './seal-for-verifier.ts';
export { type PresentationParts, signPresentation } from './sign-presentation.ts';

// What traders have: entries, and papers in CSV
export { CSV_FIELDS, type CsvDocument } from './trade-data/csv/assert-mapping.ts';
export type { CsvSource } from './trade-data/csv/read-rows.ts';
export {
  type SuggestedMapping,
  type SuggestOptions,
  suggestMapping,
} from './trade-data/csv/suggest-mapping.ts';
export {
  type CsvOptions,
  type DocumentDraft,
  MAX_DOCUMENT_LINES,
  type ReadDocuments,
  readInvoices,
} from './trade-data/documents/read-invoices.ts';
export { readPackingLists } from './trade-data/documents/read-packing-lists.ts';
export {
  type CompletedEntry,
  completeEntry,
  type EntryCompletions,
} from './trade-data/entry/complete-entry.ts';
export type {
  DraftLine,
  DraftSummary,
  EntryClues,
  EntryDraft,
  EntryGap,
  EntryProblem,
  KnownBy,
  LineClues,
  ReadEntries,
} from './trade-data/entry/entry-draft.ts';
export { type ReadEntryOptions, readEntry } from './trade-data/entry/read-entry.ts';
export {
  createPartIndex,
  type PartIndex,
  type PartRecord,
} from './trade-data/parts/part-index.ts';
export { type ReadPartsList, readPartsList } from './trade-data/parts/read-parts-list.ts';
export { type Parties, readPartyBook } from './trade-data/party-book.ts';
export {
  MAX_TOLD_PROBLEMS,
  type RowProblem,
  type RowSource,
  type ToldProblems,
  type TradeProblem,
  type TradeSource,
} from './trade-data/trade-problem.ts';

export { WALLET_ERROR_CODES, WalletError, type WalletErrorCode } from './wallet-error.ts';
