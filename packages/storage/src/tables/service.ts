import type { Generated } from 'kysely';
import type { Nullable, NullableTimestamp, Timestamp } from './columns.ts';

// What a service keeps of itself: tenants, clients, what was done once, what was done at all.

export interface SettingTable {
  key: string;
  value: string;
  updated_at: Timestamp;
}

export interface TenantTable {
  id: string;
  name: string;
  created_at: Timestamp;
}

export interface IdempotencyKeyTable {
  tenant_id: Generated<string>;
  operation: string;
  key: string;
  request_digest: string;
  status: Nullable<number>;
  body: Nullable<string>;
  created_at: Timestamp;
}

export interface ReplayMarkTable {
  mark: string;
  expires_at: Timestamp;
}

export interface AuditRecordTable {
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

export interface OauthClientTable {
  id: string;
  acts_for: string;
  roles: string;
  scopes: string;
  public_key: string;
  bound: boolean;
  created_at: Timestamp;
  ended_at: NullableTimestamp;
}

export interface SchemaMigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: Timestamp;
}
