import type { Generated } from 'kysely';
import type { Nullable, NullableTimestamp, Timestamp } from './columns.ts';

// What licensors and traders work with: licences, dates, notices, bulk jobs, filed entries.

export interface LicenceTable {
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

export interface ReportedUseTable {
  tenant_id: Generated<string>;
  credential_id: string;
  reference: string;
  quantity: string;
  unit: string;
  on_day: string;
  reported_by: string;
  recorded_at: Timestamp;
}

export interface DueDateTable {
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

export interface NoticeTable {
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

export interface BulkJobTable {
  id: string;
  tenant_id: Generated<string>;
  file_digest: string;
  identifier: string;
  rows: number;
  state: Generated<'running' | 'done' | 'stopped'>;
  created_at: Timestamp;
  ended_at: NullableTimestamp;
}

export interface BulkRowTable {
  job_id: string;
  row: number;
  credential_id: Nullable<string>;
  problem: Nullable<string>;
}

export interface FiledEntryTable {
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

export interface SupplierRequestTable {
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
