import type { Selectable, Transaction } from 'kysely';
import type {
  ChallengeTable,
  DrawDownCounterTable,
  DrawDownUseTable,
  EntryClaimTable,
  EntryInputTable,
  EntryVerdictTable,
  EntryVersionTable,
  InformationRequestTable,
  SingleShipmentUseTable,
} from './tables/entries.ts';
import type {
  DidDocumentTable,
  HeldCredentialTable,
  HeldDidResolutionTable,
  HeldDocumentTable,
  HeldProofTable,
  HeldSealedPartTable,
  HeldStatusListTable,
  PartMatchTable,
  PolicySequenceTable,
  WalletReceiptTable,
} from './tables/holdings.ts';
import type {
  CredentialRecordTable,
  IdentifierTable,
  KeyRecordTable,
  PrivateKeyTable,
  RevocationRecordTable,
  StatusIndexTable,
  StatusListTable,
  StatusVersionTable,
} from './tables/issuing.ts';
import type {
  AnchorBatchTable,
  AnchorItemTable,
  AnchorTransactionTable,
  EthrEventTable,
  EthrMarkTable,
  EthrNetworkTable,
  RelayedRequestTable,
} from './tables/ledger.ts';
import type {
  AuditRecordTable,
  IdempotencyKeyTable,
  OauthClientTable,
  ReplayMarkTable,
  SchemaMigrationTable,
  SettingTable,
  TenantTable,
} from './tables/service.ts';
import type {
  BulkJobTable,
  BulkRowTable,
  DueDateTable,
  FiledEntryTable,
  LicenceTable,
  NoticeTable,
  ReportedUseTable,
  SupplierRequestTable,
} from './tables/traders-work.ts';

export type { CredentialState, RevocationKind, StatusPurpose } from './tables/issuing.ts';
export type { AnchorBatchState, AnchorTransactionEnd } from './tables/ledger.ts';

/** The tables, as PostgreSQL holds them. What each "once" rests on is in `migrations/`. */
export interface Database {
  identifier: IdentifierTable;
  key_record: KeyRecordTable;
  private_key: PrivateKeyTable;
  credential_record: CredentialRecordTable;
  status_list: StatusListTable;
  status_version: StatusVersionTable;
  status_index: StatusIndexTable;
  revocation_record: RevocationRecordTable;
  /** The newest record of each credential: a view. */
  current_revocation: RevocationRecordTable;
  anchor_item: AnchorItemTable;
  anchor_batch: AnchorBatchTable;
  anchor_transaction: AnchorTransactionTable;
  policy_sequence: PolicySequenceTable;
  setting: SettingTable;
  held_credential: HeldCredentialTable;
  held_proof: HeldProofTable;
  held_sealed_part: HeldSealedPartTable;
  held_status_list: HeldStatusListTable;
  held_did_resolution: HeldDidResolutionTable;
  part_match: PartMatchTable;
  wallet_receipt: WalletReceiptTable;
  held_document: HeldDocumentTable;
  ethr_network: EthrNetworkTable;
  ethr_event: EthrEventTable;
  ethr_mark: EthrMarkTable;
  did_document: DidDocumentTable;
  relayed_request: RelayedRequestTable;
  tenant: TenantTable;
  challenge: ChallengeTable;
  entry_claim: EntryClaimTable;
  entry_version: EntryVersionTable;
  entry_verdict: EntryVerdictTable;
  entry_input: EntryInputTable;
  information_request: InformationRequestTable;
  draw_down_counter: DrawDownCounterTable;
  draw_down_use: DrawDownUseTable;
  single_shipment_use: SingleShipmentUseTable;
  licence: LicenceTable;
  reported_use: ReportedUseTable;
  due_date: DueDateTable;
  notice: NoticeTable;
  bulk_job: BulkJobTable;
  bulk_row: BulkRowTable;
  filed_entry: FiledEntryTable;
  supplier_request: SupplierRequestTable;
  idempotency_key: IdempotencyKeyTable;
  replay_mark: ReplayMarkTable;
  audit_record: AuditRecordTable;
  oauth_client: OauthClientTable;
  schema_migration: SchemaMigrationTable;
}

/** What every verb takes: a transaction of {@link Database}. */
export type StorageTransaction = Transaction<Database>;

export type IdentifierRow = Selectable<IdentifierTable>;
export type KeyRow = Selectable<KeyRecordTable>;
export type PrivateKeyRow = Selectable<PrivateKeyTable>;
export type CredentialRow = Selectable<CredentialRecordTable>;
export type StatusListRow = Selectable<StatusListTable>;
export type StatusVersionRow = Selectable<StatusVersionTable>;
export type RevocationRow = Selectable<RevocationRecordTable>;
export type AnchorItemRow = Selectable<AnchorItemTable>;
export type DidDocumentRow = Selectable<DidDocumentTable>;
export type AnchorBatchRow = Selectable<AnchorBatchTable>;
export type OauthClientRow = Selectable<OauthClientTable>;
export type AnchorTransactionRow = Selectable<AnchorTransactionTable>;
export type TenantRow = Selectable<TenantTable>;
export type ChallengeRow = Selectable<ChallengeTable>;
export type EntryClaimRow = Selectable<EntryClaimTable>;
export type EntryVersionRow = Selectable<EntryVersionTable>;
export type EntryVerdictRow = Selectable<EntryVerdictTable>;
export type EntryInputRow = Selectable<EntryInputTable>;
export type InformationRequestRow = Selectable<InformationRequestTable>;
export type DrawDownUseRow = Selectable<DrawDownUseTable>;
export type LicenceRow = Selectable<LicenceTable>;
export type ReportedUseRow = Selectable<ReportedUseTable>;
export type DueDateRow = Selectable<DueDateTable>;
export type NoticeRow = Selectable<NoticeTable>;
export type BulkJobRow = Selectable<BulkJobTable>;
export type BulkRowRow = Selectable<BulkRowTable>;
export type FiledEntryRow = Selectable<FiledEntryTable>;
export type SupplierRequestRow = Selectable<SupplierRequestTable>;
export type AuditRow = Selectable<AuditRecordTable>;
