import type { ColumnType, Generated, Selectable, Transaction } from 'kysely';

/** `timestamptz`: a `Date` both ways, to the millisecond. */
type Timestamp = ColumnType<Date, Date, Date>;
type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

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

/** An identifier under our control. `services` is JSON text. */
interface IdentifierTable {
  tenant_id: Generated<string>;
  did: string;
  provider: string;
  alias: Nullable<string>;
  controller_key_id: Nullable<string>;
  services: Generated<string>;
  created_at: Timestamp;
}

/** A public key, held before or after its identifier exists. `meta` is JSON text. */
interface KeyRecordTable {
  tenant_id: Generated<string>;
  kid: string;
  did: Nullable<string>;
  kms: string;
  type: string;
  public_key_hex: string;
  meta: Generated<string>;
  created_at: Timestamp;
}

/** A private key as `SecretBox.sealSecret` wrote it. */
interface PrivateKeyTable {
  tenant_id: Generated<string>;
  alias: string;
  type: string;
  sealed: Uint8Array;
  associated_data: string;
  created_at: Timestamp;
}

/** The states of a credential: {@link CredentialRecordTable}. */
export type CredentialState = 'intended' | 'signed' | 'handed-over' | 'abandoned';

/** The issuer's register. Everything but the state, the signature and the times is fixed at the start. */
interface CredentialRecordTable {
  tenant_id: Generated<string>;
  id: string;
  type: string;
  purpose: string;
  issuer_did: string;
  subject_did: Nullable<string>;
  /** JSON text, exactly as it is signed. */
  payload: string;
  credential_digest: string;
  state: Generated<CredentialState>;
  kid: Nullable<string>;
  token: Nullable<string>;
  created_at: Timestamp;
  signed_at: NullableTimestamp;
  handed_over_at: NullableTimestamp;
  abandoned_at: NullableTimestamp;
}

/** What a list is for (Bitstring Status List 1.0 section 2.2). */
export type StatusPurpose = 'revocation' | 'suspension';

interface StatusListTable {
  tenant_id: Generated<string>;
  /** The https URL at which the list is served. */
  id: string;
  issuer_did: string;
  purpose: StatusPurpose;
  /** Entries of the list. */
  length: number;
  /** How many of them may be given out. */
  capacity: number;
  allocated: Generated<number>;
  /** The bits as they now are; index 0 is the most significant bit of the first byte. */
  bits: Uint8Array;
  /** True while the last published version does not say what is now so. */
  changed: Generated<boolean>;
  /** Counts the records that took the place of others: the bits do not tell. */
  revision: Generated<number>;
  /** Last published version; 0 before the first. */
  sequence: Generated<number>;
  created_at: Timestamp;
}

interface StatusVersionTable {
  list_id: string;
  sequence: number;
  state: Generated<'intended' | 'published'>;
  /** JSON text, exactly as it is signed. */
  payload: string;
  /** `credentialDigest` of the version. */
  digest: string;
  previous_digest: Nullable<string>;
  bits: Uint8Array;
  /** `revision` of the list when it was prepared. */
  revision: Generated<number>;
  kid: Nullable<string>;
  token: Nullable<string>;
  created_at: Timestamp;
  published_at: NullableTimestamp;
}

interface StatusIndexTable {
  list_id: string;
  index: number;
  credential_id: string;
}

/** Why a credential was revoked. */
export type RevocationKind =
  | 'false-from-the-start'
  | 'clerical-replaced'
  | 'ceased'
  | 'key-compromised';

/** Records are only added: the one with the highest number counts, and none is weaker than the last. */
interface RevocationRecordTable {
  credential_id: string;
  /** 1 for the first of a credential. */
  number: Generated<number>;
  kind: RevocationKind;
  effective_at: Timestamp;
  reason: Nullable<string>;
  recorded_at: Timestamp;
}

interface AnchorItemTable {
  /** Digest (`u…`) of the exact bytes. */
  digest: string;
  tag: string;
  salt: Uint8Array;
  commitment: Uint8Array;
  state: Generated<'waiting' | 'batched' | 'anchored'>;
  batch_id: Nullable<number>;
  leaf_index: Nullable<number>;
  position: Generated<bigint>;
  enqueued_at: Timestamp;
}

/** The states of a batch; `claimed`: its items are fixed, its checkpoint is not yet signed. */
export type AnchorBatchState = 'claimed' | 'prepared' | 'sent' | 'confirmed';

interface AnchorBatchTable {
  id: Generated<number>;
  origin: string;
  size: number;
  state: Generated<AnchorBatchState>;
  root: Nullable<Uint8Array>;
  /** The signed checkpoint, exactly the text that `digest` is of. */
  checkpoint: Nullable<string>;
  /** What the ledger is given: `0x…`, 32 bytes in lower-case hex. */
  digest: Nullable<string>;
  transaction_hash: Nullable<string>;
  block_number: Nullable<bigint>;
  block_time: NullableTimestamp;
  claimed_at: Timestamp;
  prepared_at: NullableTimestamp;
  sent_at: NullableTimestamp;
  confirmed_at: NullableTimestamp;
  block_hash: Nullable<string>;
  /** Since when the ledger was seen not to hold a confirmed batch any more, or not with its time. */
  missing_since: NullableTimestamp;
}

/**
 * Why a transaction will not carry its batch: the contract refused it, another one used its nonce, or
 * another of the same batch goes in its place.
 */
export type AnchorTransactionEnd = 'reverted' | 'replaced' | 'superseded';

/** A transaction that was signed to carry a batch. Everything but its end is fixed at the start. */
interface AnchorTransactionTable {
  batch_id: number;
  /** 1 for the first of a batch. */
  number: number;
  /** `0x…` in lower case, like `hash` and `raw`. */
  sender: string;
  nonce: bigint;
  hash: string;
  /** The signed transaction, as a node takes it. */
  raw: string;
  intended_at: Timestamp;
  ended: Nullable<AnchorTransactionEnd>;
  ended_at: NullableTimestamp;
}

interface PolicySequenceTable {
  policy_id: string;
  sequence: bigint;
  digest: string;
  seen_at: Timestamp;
}

interface SettingTable {
  key: string;
  value: string;
  updated_at: Timestamp;
}

/** A credential of others that a trader holds. `reasons` is JSON text: codes of the verifier. */
interface HeldCredentialTable {
  tenant_id: Generated<string>;
  /** SHA-256 of the token, hexadecimal. */
  token_digest: string;
  credential_digest: string;
  id: string;
  type: string;
  token: string;
  outcome: Nullable<string>;
  reasons: Generated<string>;
  received_at: Timestamp;
  /** Order of arrival. */
  position: Generated<bigint>;
}

/** `proof` is JSON text. */
interface HeldProofTable {
  tenant_id: Generated<string>;
  token_digest: string;
  proof_digest: string;
  proof: string;
}

interface HeldSealedPartTable {
  tenant_id: Generated<string>;
  credential_digest: string;
  credential: string;
  jwe: string;
}

interface HeldStatusListTable {
  tenant_id: Generated<string>;
  url: string;
  issuer: string;
  sequence: bigint;
  token: string;
}

interface HeldDidResolutionTable {
  tenant_id: Generated<string>;
  did: string;
  /** RFC 3339 in UTC. */
  valid_from: string;
  token: string;
}

/** `credentials` is JSON text: ids. */
interface PartMatchTable {
  tenant_id: Generated<string>;
  importer: string;
  part: string;
  credentials: string;
  remembered_at: Timestamp;
}

/** Claimed before it is issued, under the id that it will have. */
interface WalletReceiptTable {
  tenant_id: Generated<string>;
  importer: string;
  credential_digest: string;
  receipt_id: string;
  issued_at: NullableTimestamp;
  claimed_at: Timestamp;
}

/** Bytes of a document as `SecretBox.sealSecret` wrote them. */
interface HeldDocumentTable {
  tenant_id: Generated<string>;
  digest: string;
  media_type: string;
  name: string;
  size: number;
  sealed: Uint8Array;
  associated_data: string;
  kept_at: Timestamp;
}

/** Chain id and registry, as `0x<chain>:0x<address>`. */
interface EthrNetworkTable {
  network: string;
}

/** `event` is JSON text. */
interface EthrEventTable {
  network: string;
  block_number: bigint;
  log_index: number;
  event: string;
}

/** A block whose hash was seen; `block_time` in seconds since 1970, as the chain counts. */
interface EthrMarkTable {
  network: string;
  block_number: bigint;
  hash: string;
  block_time: bigint;
}

/** A document of a DID as its host served it. */
interface DidDocumentTable {
  did: string;
  /** Digest (`u…`) of `document`. */
  digest: string;
  /** JSON text (RFC 8785). */
  document: string;
  first_seen_at: Timestamp;
  last_seen_at: Timestamp;
}

/** A write that a relayer paid for, counted before it is sent. */
interface RelayedRequestTable {
  /** EIP-712 digest of the request. */
  digest: string;
  owner: string;
  /** Most that it may use; what it used once that is known. */
  gas: bigint;
  transaction_hash: Nullable<string>;
  reserved_at: Timestamp;
}

interface TenantTable {
  id: string;
  name: string;
  created_at: Timestamp;
}

interface ChallengeTable {
  nonce_digest: string;
  tenant_id: Generated<string>;
  audience: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  spent_at: NullableTimestamp;
  spent_by: Nullable<string>;
}

interface EntryClaimTable {
  entry_number: string;
  tenant_id: Generated<string>;
  holder_did: string;
  claimed_at: Timestamp;
}

interface EntryVersionTable {
  id: string;
  tenant_id: Generated<string>;
  entry_number: string;
  entry_version: number;
  holder_did: string;
  /** The importer's identifier, where the entry names one. */
  importer: Nullable<string>;
  kind: 'summary' | 'release';
  entry_digest: string;
  bundle: Uint8Array;
  bundle_digest: string;
  state: Generated<'judging' | 'judged' | 'cancelled'>;
  position: Generated<bigint>;
  presented_at: Timestamp;
  cancelled_at: NullableTimestamp;
}

interface EntryVerdictTable {
  submission_id: string;
  number: number;
  because: 'presented' | 'asked-again' | 'observed' | 'record';
  outcome: 'no-exception' | 'review' | 'exception';
  verdict: string;
  verdict_digest: string;
  evidence: Uint8Array;
  evidence_digest: string;
  report_id: Nullable<string>;
  report: Nullable<string>;
  judged_at: Timestamp;
}

interface EntryInputTable {
  entry_number: string;
  number: number;
  kind: 'observed' | 'record';
  content: string;
  content_digest: string;
  subject: string;
  recorded_at: Timestamp;
}

interface InformationRequestTable {
  id: string;
  tenant_id: Generated<string>;
  submission_id: string;
  content: string;
  created_by: string;
  created_at: Timestamp;
  answer_due: string;
  answered_at: NullableTimestamp;
  answer: Nullable<string>;
}

interface DrawDownCounterTable {
  credential: string;
  revision: Generated<bigint>;
}

interface DrawDownUseTable {
  credential: string;
  submission_id: string;
  entry_number: string;
  entry_version: number;
  quantity: string;
  unit: string;
  on_day: string;
  revision: bigint;
  released_at: NullableTimestamp;
  released_because: Nullable<'replaced' | 'cancelled'>;
  /** The revision from which on it no longer counts. */
  released_revision: Nullable<bigint>;
}

interface SingleShipmentUseTable {
  credential: string;
  submission_id: string;
  shipment: string;
  released_at: NullableTimestamp;
}

interface LicenceTable {
  tenant_id: Generated<string>;
  credential_id: string;
  credential_digest: string;
  kind: 'right' | 'licence' | 'sublicence' | 'maker';
  parent_id: Nullable<string>;
  licensor_did: string;
  licensee_did: string;
  token: string;
  from_at: NullableTimestamp;
  until_at: NullableTimestamp;
  sell_off_days: Nullable<number>;
  added_at: Timestamp;
}

interface ReportedUseTable {
  tenant_id: Generated<string>;
  credential_id: string;
  reference: string;
  quantity: string;
  unit: string;
  on_day: string;
  reported_by: string;
  recorded_at: Timestamp;
}

interface DueDateTable {
  id: string;
  tenant_id: Generated<string>;
  kind: string;
  about: string;
  last_day: Nullable<string>;
  rule: string;
  source: string;
  created_at: Timestamp;
  done_at: NullableTimestamp;
  done_because: Nullable<string>;
}

interface NoticeTable {
  id: string;
  tenant_id: Generated<string>;
  kind: string;
  to_party: string;
  content: string;
  /** Order in which they were added. */
  position: Generated<bigint>;
  created_at: Timestamp;
  tries: Generated<number>;
  next_try_at: NullableTimestamp;
  delivered_at: NullableTimestamp;
}

interface BulkJobTable {
  id: string;
  tenant_id: Generated<string>;
  file_digest: string;
  identifier: string;
  rows: number;
  state: Generated<'running' | 'done' | 'stopped'>;
  created_at: Timestamp;
  ended_at: NullableTimestamp;
}

interface BulkRowTable {
  job_id: string;
  row: number;
  credential_id: Nullable<string>;
  problem: Nullable<string>;
}

interface FiledEntryTable {
  tenant_id: Generated<string>;
  entry_number: string;
  entry_version: number;
  credential_id: string;
  bundle: Uint8Array;
  facts: string;
  submission_id: Nullable<string>;
  report: Nullable<string>;
  filed_at: Timestamp;
}

interface SupplierRequestTable {
  id: string;
  tenant_id: Generated<string>;
  link_digest: string;
  supplier: string;
  asks: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  answered_at: NullableTimestamp;
  answer: Nullable<string>;
  document_digest: Nullable<string>;
}

interface IdempotencyKeyTable {
  tenant_id: Generated<string>;
  operation: string;
  key: string;
  request_digest: string;
  status: Nullable<number>;
  body: Nullable<string>;
  created_at: Timestamp;
}

interface ReplayMarkTable {
  mark: string;
  expires_at: Timestamp;
}

interface AuditRecordTable {
  position: bigint;
  tenant_id: Nullable<string>;
  subject: string;
  operation: string;
  about: string;
  status: number;
  at: Timestamp;
  previous_hash: Uint8Array;
  hash: Uint8Array;
}

interface OauthClientTable {
  id: string;
  acts_for: string;
  roles: string;
  scopes: string;
  public_key: string;
  bound: boolean;
  created_at: Timestamp;
  ended_at: NullableTimestamp;
}

interface SchemaMigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: Timestamp;
}

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
