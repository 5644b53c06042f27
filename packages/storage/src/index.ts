export {
  type AnchorTransactionIntent,
  endAnchorTransaction,
  listAnchorTransactions,
  recordAnchorTransaction,
} from './anchors/anchor-transaction.ts';
export { claimBatch, type ClaimedBatch, listOpenBatches } from './anchors/claim-batch.ts';
export {
  type AnchoredItem,
  type AnchorRequest,
  enqueueAnchor,
  findAnchor,
  listBatchItems,
} from './anchors/enqueue-anchor.ts';
export {
  confirmBatch,
  markBatchMissing,
  markBatchMoved,
  markBatchSent,
  recordCheckpoint,
} from './anchors/mark-batch.ts';
export {
  type AnchorBacklog,
  findNewestConfirmed,
  listConfirmedBatches,
  type MissingBatch,
  type OpenBatch,
  readAnchorBacklog,
} from './anchors/read-backlog.ts';
export {
  createClient,
  endClient,
  findClient,
  listClients,
  type OauthClient,
} from './clients/oauth-client.ts';
export { findCredential, listCredentials } from './credentials/credential-record.ts';
export {
  type CredentialFilter,
  type CredentialStanding,
  listCredentialPage,
  readStandings,
} from './credentials/list-page.ts';
export { abandonIntent, markHandedOver, markSigned } from './credentials/mark-credential.ts';
export { type CredentialIntent, recordIntent } from './credentials/record-intent.ts';
export { STORAGE_ERROR_CODES, StorageError, type StorageErrorCode } from './errors.ts';
export { appendEthrHistory, truncateEthrHistory } from './ethr/append-ethr-history.ts';
export type { EthrHistoryPart, EthrMark } from './ethr/ethr-history.ts';
export { loadEthrHistory } from './ethr/load-ethr-history.ts';
export { markHoldings } from './holdings/mark-holdings.ts';
export {
  listDidDocuments,
  MAX_DOCUMENTS_OF_A_DID,
  recordDidDocument,
} from './identifiers/did-documents.ts';
export type { Parties } from './fsck/check-tenants.ts';
export { damagedHistory } from './fsck/check-ethr-history.ts';
export { databaseChecks, fsck } from './fsck/fsck.ts';
export {
  type Damage,
  type FsckCheck,
  type FsckFinding,
  type FsckNeed,
  type FsckRepair,
  type FsckReport,
  type NotLooked,
  RESTS_ON_INDEXES,
} from './fsck/fsck-finding.ts';
export { createDatabase } from './open/create-database.ts';
export { runFsck } from './fsck/run-fsck.ts';
export { setBatchColumns, setCredentialColumns, setVersionColumns } from './fsck/set-columns.ts';
export type { Migration } from './migrations/migration.ts';
export type { LockName } from './open/hold-lock.ts';
export {
  type DatabaseLocation,
  type OpenDatabase,
  type OpenOptions,
  OWN_TENANT,
  openDatabase,
  type TransactionRole,
} from './open/open-database.ts';
export { markRelayed, type RelayReservation, reserveRelay } from './relays/relay-log.ts';
export { openSecretBox, type SecretBox } from './secrets/secret-box.ts';
export { type PolicySequenceAnswer, rememberPolicySequence } from './settings/remember-policy.ts';
export { loadSetting, saveSetting, saveSettingOnce } from './settings/setting.ts';
export { allocateStatusIndex } from './status/allocate-status-index.ts';
export { findTakenBack, type TakenBack } from './status/find-taken-back.ts';
export {
  findPublishedVersion,
  findStatusVersion,
  listsToPublish,
  type NextStatusVersion,
  prepareStatusVersion,
  publishStatusVersion,
  readNextVersion,
} from './status/publish-status-version.ts';
export { actsFromADay } from './status/is-stronger.ts';
export {
  findRevocation,
  recordRevocation,
  type Revocation,
  setSuspended,
} from './status/record-revocation.ts';
export { createStatusList, type NewStatusList } from './status/status-list.ts';
export type {
  AnchorBatchRow,
  AnchorBatchState,
  AnchorItemRow,
  AnchorTransactionEnd,
  AnchorTransactionRow,
  CredentialRow,
  CredentialState,
  Database,
  DidDocumentRow,
  IdentifierRow,
  KeyRow,
  PrivateKeyRow,
  RevocationKind,
  RevocationRow,
  StatusListRow,
  StatusPurpose,
  StatusVersionRow,
  StorageTransaction,
  TenantRow,
  ChallengeRow,
  EntryClaimRow,
  EntryVersionRow,
  EntryVerdictRow,
  EntryInputRow,
  InformationRequestRow,
  DrawDownUseRow,
  LicenceRow,
  ReportedUseRow,
  DueDateRow,
  NoticeRow,
  BulkJobRow,
  BulkRowRow,
  FiledEntryRow,
  SupplierRequestRow,
  AuditRow,
} from './tables.ts';
export {
  type ChallengeAnswer,
  forgetChallenges,
  recordChallenge,
  spendChallenge,
} from './challenges/challenge.ts';
export {
  type Draw,
  drawDown,
  type DrawDownState,
  readDrawDown,
} from './draw-down/draw-down.ts';
export { recordShipmentUse } from './draw-down/single-shipment.ts';
export { releaseShipments } from './draw-down/release-shipments.ts';
export { listEntryInputs, recordEntryInput } from './entries/entry-input.ts';
export { findEntryClaim } from './entries/find-claim.ts';
export {
  findVerdict,
  listVerdicts,
  type NewVerdict,
  recordVerdict,
  type VerdictSummary,
} from './entries/entry-verdict.ts';
export {
  cancelEntry,
  claimEntryNumber,
  type EntryKey,
  type EntryVersionSummary,
  findEntryVersion,
  findSubmission,
  listEntryVersions,
  listUnjudged,
  type NewEntryVersion,
  recordEntryVersion,
} from './entries/entry-version.ts';
export {
  answerInformationRequest,
  findInformationRequest,
  listInformationRequests,
  recordInformationRequest,
} from './entries/information-request.ts';
export { type EntryFilter, type EntryListRow, listEntries } from './entries/list-entries.ts';
export { createTenant, findTenant, listTenants } from './tenants/tenant.ts';
export {
  appendAuditRecord,
  auditHash,
  type AuditRecord,
  findAuditBreak,
  findAuditHead,
  listAuditRecords,
} from './audit/audit-record.ts';
export {
  beginRequest,
  forgetRequests,
  giveUpRequest,
  type IdempotencyAnswer,
  type IdempotencyKey,
  keepAnswer,
} from './idempotency/idempotency-key.ts';
export { forgetMarks, markOnce } from './replays/replay-mark.ts';
export {
  beginBulkJob,
  type BulkJob,
  endBulkJob,
  findBulkJob,
  listBulkRows,
  listOpenRows,
  listRunningJobs,
  recordBulkRow,
} from './bulk/bulk-job.ts';
export {
  addDueDate,
  dueDateKey,
  listDueDates,
  markDueDateDone,
  type NewDueDate,
} from './due-dates/due-date.ts';
export {
  type FiledEntrySummary,
  findFiledEntry,
  keepFiledReport,
  listFiledEntries,
  type NewFiledEntry,
  recordFiledEntry,
} from './filed/filed-entry.ts';
export {
  addLicence,
  findLicence,
  listLicences,
  listLicencesAbove,
  listLicencesBelow,
  type NewLicence,
} from './licences/licence.ts';
export {
  listReportedUses,
  type NewReportedUse,
  recordReportedUse,
  sumReportedUses,
} from './licences/reported-use.ts';
export {
  addNotice,
  listNotices,
  listNoticesToTell,
  markNoticeDelivered,
  markNoticeTried,
  type NewNotice,
} from './notices/notice.ts';
export {
  answerSupplierRequest,
  findSupplierRequest,
  findTenantOfLink,
  listSupplierRequests,
  type NewSupplierRequest,
  recordSupplierRequest,
} from './suppliers/supplier-request.ts';
