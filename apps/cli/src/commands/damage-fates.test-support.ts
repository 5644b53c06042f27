import type { Database } from '@originmark/storage';
import type { Fate } from './damage-columns.test-support.ts';

/** Why a change of a column is not found: nothing that anybody relies on follows from it. */
interface Unseen {
  readonly unseen: string;
}
const unseen = (reason: string): Unseen => ({ unseen: reason });

const TIME = unseen('a note of time: nothing is decided by it');
const WORDS = unseen('words for people: nothing is decided by them');
const PAID = unseen('a count of what was paid for: a bound may be met sooner or later');
const SEALED = unseen('sealed to another: its recipient alone can tell, and finds it');
const PART = unseen('a suggestion for the next pre-flight, which judges what it suggests');
const POLICY = unseen('a memory of policies that were seen: nothing else says it');
const MIGRATION = unseen('compared each time the database is opened: another is refused then');
const CAPACITY = unseen('when a next list is begun; the database keeps it within the list');
const SEEN = unseen('when a host was last seen: nothing else says it');
const BLOCKS = unseen('compared with the chain at each start; another is read anew');
const VERSION = unseen('one version more is published, which says the same');

/** What only a server keeps: a data folder has no row of them. */
export const SERVER_TABLES = [
  'audit_record',
  'bulk_job',
  'bulk_row',
  'challenge',
  'draw_down_counter',
  'draw_down_use',
  'due_date',
  'entry_claim',
  'entry_input',
  'entry_verdict',
  'entry_version',
  'filed_entry',
  'idempotency_key',
  'information_request',
  'licence',
  'notice',
  'oauth_client',
  'replay_mark',
  'reported_use',
  'single_shipment_use',
  'supplier_request',
] as const satisfies readonly (keyof Database)[];

type Tables = Omit<Database, 'current_revocation' | (typeof SERVER_TABLES)[number]>;

/**
 * What becomes of a damage to each column there is: a table or column that is added is asked for here, by the
 * compiler. The row is the last that has a value.
 */
export const FATES: {
  readonly [Table in keyof Tables]: { readonly [Column in keyof Tables[Table]]: Fate | Unseen };
} = {
  anchor_batch: {
    block_hash: 'rebuilt',
    block_number: 'rebuilt',
    block_time: 'rebuilt',
    checkpoint: 'lost',
    claimed_at: TIME,
    confirmed_at: TIME,
    digest: 'rebuilt',
    id: 'refused',
    missing_since: 'unset',
    origin: 'rebuilt',
    prepared_at: TIME,
    root: 'rebuilt',
    sent_at: 'unset',
    size: 'rebuilt',
    state: 'refused',
    transaction_hash: 'rebuilt',
  },
  anchor_item: {
    batch_id: 'rebuilt',
    commitment: 'rebuilt',
    digest: 'rebuilt',
    enqueued_at: TIME,
    leaf_index: 'rebuilt',
    position: 'refused',
    salt: 'lost',
    state: 'refused',
    tag: 'rebuilt',
  },
  anchor_transaction: {
    batch_id: 'rebuilt',
    ended: 'unset',
    ended_at: 'unset',
    hash: 'rebuilt',
    intended_at: TIME,
    nonce: 'rebuilt',
    number: unseen('the order in which they were signed: all of them are asked for'),
    raw: 'lost',
    sender: 'rebuilt',
  },
  credential_record: {
    abandoned_at: 'unset',
    created_at: TIME,
    credential_digest: 'rebuilt',
    handed_over_at: TIME,
    id: 'lost',
    issuer_did: 'rebuilt',
    kid: 'rebuilt',
    payload: 'rebuilt',
    purpose: WORDS,
    signed_at: TIME,
    state: 'refused',
    subject_did: 'rebuilt',
    tenant_id: 'rebuilt',
    token: 'lost',
    type: 'rebuilt',
  },
  did_document: {
    did: unseen('a host whose record begins anew'),
    digest: 'lost',
    document: 'lost',
    first_seen_at: 'refused',
    last_seen_at: SEEN,
  },
  ethr_event: {
    block_number: 'mended',
    event: 'mended',
    log_index: 'mended',
    network: 'mended',
  },
  ethr_mark: {
    block_number: BLOCKS,
    block_time: BLOCKS,
    hash: BLOCKS,
    network: 'mended',
  },
  ethr_network: {
    network: unseen('a lock for those who write: a history without it begins anew'),
  },
  held_credential: {
    credential_digest: 'rebuilt',
    id: 'rebuilt',
    outcome: 'refused',
    position: 'refused',
    reasons: 'lost',
    received_at: TIME,
    tenant_id: 'rebuilt',
    token: 'rebuilt',
    token_digest: 'rebuilt',
    type: 'rebuilt',
  },
  held_did_resolution: {
    did: 'rebuilt',
    tenant_id: 'rebuilt',
    token: 'lost',
    valid_from: 'rebuilt',
  },
  held_document: {
    associated_data: 'rebuilt',
    digest: 'rebuilt',
    kept_at: TIME,
    media_type: WORDS,
    name: WORDS,
    sealed: 'lost',
    size: 'rebuilt',
    tenant_id: 'rebuilt',
  },
  held_proof: {
    proof: 'lost',
    proof_digest: 'lost',
    tenant_id: 'rebuilt',
    token_digest: 'rebuilt',
  },
  held_sealed_part: {
    credential: SEALED,
    credential_digest: SEALED,
    jwe: SEALED,
    tenant_id: 'rebuilt',
  },
  held_status_list: {
    issuer: 'rebuilt',
    sequence: 'rebuilt',
    tenant_id: 'rebuilt',
    token: 'lost',
    url: 'rebuilt',
  },
  identifier: {
    alias: WORDS,
    controller_key_id: 'rebuilt',
    created_at: TIME,
    did: 'lost',
    provider: 'rebuilt',
    services: 'lost',
    tenant_id: 'rebuilt',
  },
  key_record: {
    created_at: TIME,
    did: 'rebuilt',
    kid: 'rebuilt',
    kms: 'rebuilt',
    meta: 'mended',
    public_key_hex: 'rebuilt',
    tenant_id: 'rebuilt',
    type: 'rebuilt',
  },
  part_match: {
    credentials: 'mended',
    importer: PART,
    part: PART,
    remembered_at: TIME,
    tenant_id: 'rebuilt',
  },
  policy_sequence: {
    digest: POLICY,
    policy_id: POLICY,
    seen_at: TIME,
    sequence: POLICY,
  },
  private_key: {
    alias: 'rebuilt',
    associated_data: 'rebuilt',
    created_at: TIME,
    sealed: 'lost',
    tenant_id: 'rebuilt',
    type: 'rebuilt',
  },
  relayed_request: {
    digest: PAID,
    gas: PAID,
    owner: PAID,
    reserved_at: PAID,
    transaction_hash: PAID,
  },
  revocation_record: {
    credential_id: 'lost',
    effective_at: 'rebuilt',
    kind: 'refused',
    number: 'lost',
    reason: WORDS,
    recorded_at: TIME,
  },
  schema_migration: {
    applied_at: TIME,
    checksum: MIGRATION,
    name: MIGRATION,
    number: MIGRATION,
  },
  setting: {
    key: 'lost',
    updated_at: TIME,
    value: 'lost',
  },
  status_index: {
    credential_id: 'rebuilt',
    index: 'rebuilt',
    list_id: 'rebuilt',
  },
  status_list: {
    allocated: 'rebuilt',
    bits: 'rebuilt',
    capacity: CAPACITY,
    changed: VERSION,
    created_at: TIME,
    id: 'lost',
    issuer_did: 'rebuilt',
    length: 'refused',
    purpose: 'refused',
    revision: 'rebuilt',
    sequence: 'lost',
    tenant_id: 'rebuilt',
  },
  status_version: {
    bits: 'rebuilt',
    created_at: 'rebuilt',
    digest: 'rebuilt',
    kid: 'rebuilt',
    list_id: 'lost',
    payload: 'rebuilt',
    previous_digest: 'rebuilt',
    published_at: TIME,
    revision: 'mended',
    sequence: 'refused',
    state: 'refused',
    token: 'rebuilt',
  },
  tenant: {
    created_at: TIME,
    id: 'mended',
    name: WORDS,
  },
  wallet_receipt: {
    claimed_at: TIME,
    credential_digest: 'lost',
    importer: 'lost',
    issued_at: TIME,
    receipt_id: 'rebuilt',
    tenant_id: 'rebuilt',
  },
};
