import type { Migration } from './migration.ts';

/** DID documents that were seen live, each once, with the first and the last time. */
export const didDocuments: Migration = {
  number: 9,
  name: 'did-documents',
  statements: [
    `create table did_document (
      did text not null check (octet_length(did) <= 2048),
      digest text not null,
      document text not null check (octet_length(document) <= 1048576),
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      primary key (did, digest),
      constraint seen_in_order check (first_seen_at <= last_seen_at))`,
    `create index did_document_last on did_document (did, last_seen_at)`,
    `grant select on did_document to originmark_reader`,
    // What stood in a document that was seen never changes; the briefest make room (MAX_DOCUMENTS_OF_A_DID).
    `grant select, insert, update (first_seen_at, last_seen_at), delete on did_document to originmark_app`,
  ],
};
