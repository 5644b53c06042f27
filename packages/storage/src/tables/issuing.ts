import type { Generated } from 'kysely';
import type { Nullable, NullableTimestamp, Timestamp } from './columns.ts';

// Identifiers, their keys, and what they issued: the register, status lists, revocations.

/** An identifier under our control. `services` is JSON text. */
export interface IdentifierTable {
  tenant_id: Generated<string>;
  did: string;
  provider: string;
  alias: Nullable<string>;
  controller_key_id: Nullable<string>;
  services: Generated<string>;
  created_at: Timestamp;
}

/** A public key, held before or after its identifier exists. `meta` is JSON text. */
export interface KeyRecordTable {
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
export interface PrivateKeyTable {
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
export interface CredentialRecordTable {
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

export interface StatusListTable {
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

export interface StatusVersionTable {
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

export interface StatusIndexTable {
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
export interface RevocationRecordTable {
  credential_id: string;
  /** 1 for the first of a credential. */
  number: Generated<number>;
  kind: RevocationKind;
  effective_at: Timestamp;
  reason: Nullable<string>;
  recorded_at: Timestamp;
}
