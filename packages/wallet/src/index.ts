/** Holds credentials, assembles and presents an entry bundle. */
export {
  assembleBundle,
  type AssembledBundle,
  type AssembleOptions,
  writeBundle,
} from './assemble-bundle.ts';
export {
  type BillOfMaterialsOptions,
  type ReadBillOfMaterials,
  readBillOfMaterials,
} from './bill-of-materials/index.ts';
export { type CollectOptions, collectMembers } from './collect-members.ts';
export { BUNDLE_LIMITS } from './limits.ts';
export { type HeldCredential, readCredential } from './read-credential.ts';
export { sealForVerifier, type SealRecipient } from './seal-for-verifier.ts';
export { type PresentationParts, signPresentation } from './sign-presentation.ts';
export type { VocabularyChange, VocabularyFault } from './vocabulary/carry-run.ts';
export {
  exportVocabularyCredential,
  type VocabularyExport,
  type VocabularyExportOptions,
} from './vocabulary/export-credential.ts';
export type { AskedBy } from './vocabulary/facts/fact.ts';
export type { MissingFact } from './vocabulary/facts/list-missing.ts';
export {
  importVocabularyCredential,
  type VocabularyImport,
  type VocabularyImportOptions,
} from './vocabulary/import-credential.ts';
export type { Kept, KeptMember } from './vocabulary/kept.ts';
export type { NamedFacts } from './vocabulary/mapping.ts';
export { VOCABULARY_TYPES } from './vocabulary/select-mapping.ts';

// What traders have: entries, and papers in CSV
export { CSV_FIELDS, type CsvDocument } from './trade-data/csv/assert-mapping.ts';
export { type CsvRow, type CsvSource, readRows } from './trade-data/csv/read-rows.ts';
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
export { completeFromHoldings } from './trade-data/entry/complete-from-holdings.ts';
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
export type {
  HeldSealedPart,
  Holdings,
  HoldingsQuery,
  PartKey,
  UnheldTarget,
} from './hold/holdings.ts';
export { TERM_PATHS, type TermKind, type TermPaths } from './hold/index-terms.ts';
export {
  createMemoryHoldings,
  type MemoryHoldings,
  type MemoryHoldingsContent,
} from './hold/memory-holdings.ts';
export { type Period, periodOf } from './hold/period-of.ts';
export { CERTIFICATIONS } from './match/line-question.ts';
export { type EntryMatch, type LineMatch, matchEntry } from './match/match-entry.ts';
export { isSignedByNamed } from './match/signed-by-named.ts';
export { createBundle, type Presenting, type SupportedEntry } from './present/create-bundle.ts';
export { draftEntry, type LineSupport } from './present/draft-entry.ts';
export { type Preflight, preflightEntry } from './preflight/preflight-entry.ts';
export type { PreflightInput } from './preflight/preflight-input.ts';
export { rememberSupport } from './preflight/remember-support.ts';
export { draftReceipt, needsReceipt, type ReceiptDraft } from './receive/give-receipt.ts';
export { judgeArrival, type JudgedArrival } from './receive/judge-arrival.ts';
export { type Arrival, readArrival } from './receive/read-arrival.ts';
export type {
  ArrivalKeeper,
  Received,
  ReceiveContext,
  ReceivedText,
} from './receive/received.ts';
export { receiveFiles } from './receive/receive-files.ts';
export { presentAgain, type PresentingAgain } from './present/present-again.ts';

// After an entry was filed
export {
  dayAtPort,
  type FiledEntry,
  type FiledLine,
  readFiledEntries,
} from './after-entry/filed-entry.ts';
export { factsOfEntry, factsOfLine, type KnownFacts } from './after-entry/facts-of-entry.ts';
export { agreementIn, type LineHit, linesHitBy } from './after-entry/lines-hit-by.ts';
