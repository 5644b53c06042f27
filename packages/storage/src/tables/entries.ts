import type { Generated } from 'kysely';
import type { Nullable, NullableTimestamp, Timestamp } from './columns.ts';

// Entries that were presented, their verdicts, and what they use up.

export interface ChallengeTable {
  nonce_digest: string;
  tenant_id: Generated<string>;
  audience: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  spent_at: NullableTimestamp;
  spent_by: Nullable<string>;
}

export interface EntryClaimTable {
  entry_number: string;
  tenant_id: Generated<string>;
  holder_did: string;
  claimed_at: Timestamp;
}

export interface EntryVersionTable {
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

export interface EntryVerdictTable {
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

export interface EntryInputTable {
  entry_number: string;
  number: number;
  kind: 'observed' | 'record';
  content: string;
  content_digest: string;
  subject: string;
  recorded_at: Timestamp;
}

export interface InformationRequestTable {
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

export interface DrawDownCounterTable {
  credential: string;
  revision: Generated<bigint>;
}

export interface DrawDownUseTable {
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

export interface SingleShipmentUseTable {
  credential: string;
  submission_id: string;
  shipment: string;
  released_at: NullableTimestamp;
}
