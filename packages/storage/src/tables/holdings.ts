import type { Generated } from 'kysely';
import type { Nullable, NullableTimestamp, Timestamp } from './columns.ts';

// What a trader holds of others, and what was seen of hosts and policies.

export interface PolicySequenceTable {
  policy_id: string;
  sequence: bigint;
  digest: string;
  seen_at: Timestamp;
}

/** A credential of others that a trader holds. `reasons` is JSON text: codes of the verifier. */
export interface HeldCredentialTable {
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
export interface HeldProofTable {
  tenant_id: Generated<string>;
  token_digest: string;
  proof_digest: string;
  proof: string;
}

export interface HeldSealedPartTable {
  tenant_id: Generated<string>;
  credential_digest: string;
  credential: string;
  jwe: string;
}

export interface HeldStatusListTable {
  tenant_id: Generated<string>;
  url: string;
  issuer: string;
  sequence: bigint;
  token: string;
}

export interface HeldDidResolutionTable {
  tenant_id: Generated<string>;
  did: string;
  /** RFC 3339 in UTC. */
  valid_from: string;
  token: string;
}

/** `credentials` is JSON text: ids. */
export interface PartMatchTable {
  tenant_id: Generated<string>;
  importer: string;
  part: string;
  credentials: string;
  remembered_at: Timestamp;
}

/** Claimed before it is issued, under the id that it will have. */
export interface WalletReceiptTable {
  tenant_id: Generated<string>;
  importer: string;
  credential_digest: string;
  receipt_id: string;
  issued_at: NullableTimestamp;
  claimed_at: Timestamp;
}

/** Bytes of a document as `SecretBox.sealSecret` wrote them. */
export interface HeldDocumentTable {
  tenant_id: Generated<string>;
  digest: string;
  media_type: string;
  name: string;
  size: number;
  sealed: Uint8Array;
  associated_data: string;
  kept_at: Timestamp;
}

/** A document of a DID as its host served it. */
export interface DidDocumentTable {
  did: string;
  /** Digest (`u…`) of `document`. */
  digest: string;
  /** JSON text (RFC 8785). */
  document: string;
  first_seen_at: Timestamp;
  last_seen_at: Timestamp;
}
