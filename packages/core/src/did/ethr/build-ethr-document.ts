import type { DIDDocument, DIDDocumentMetadata } from 'did-resolver';
import type { EthrKeyReader } from './attribute-key.ts';
import type { EthrEvent } from './ethr-event.ts';
import { type EthrHead, readEthrHistory } from './ethr-history.ts';
import { type EthrRefusal, orderEthrEvents, refuse } from './order-events.ts';
import { identityOf, toText, writeEthrDocument } from './write-ethr-document.ts';

/** What may be known besides the events. */
export interface EthrDocumentOptions {
  /** Which additions count; without it all do. */
  readonly final?: EthrHead;
  /** What the registry's `changed(identity)` says: block of the last change, 0 for none. */
  readonly changed?: number;
  /** Made by `createEthrKeyReader` and shared, so that documents that are built again cost little. */
  readonly readKey?: EthrKeyReader;
}

/** A document over the whole history of an identity. */
export interface EthrDocument {
  readonly ok: true;
  readonly didDocument: DIDDocument;
  /** `versionId` and `updated` of the last change; `deactivated` and our `deactivatedAt` (RFC 3339). */
  readonly didDocumentMetadata: DIDDocumentMetadata;
}

/**
 * Makes the document of a did:ethr from the events of its identity. It holds every key that was ever
 * added, under the id that the method's resolver counts for it, with `created` and, where it has ended,
 * `expires` or `revoked`: a reader judges by the moment it asks about. A key is invalid from the second
 * in which it was revoked. Past controllers stand as `#controller-<n>`.
 * Services and other attributes are left out. It never throws for what events hold.
 * @param did with the chain id in hex; an address, or the public key, which gives `#controllerKey`
 */
export function buildEthrDocument(
  did: string,
  events: readonly EthrEvent[],
  options: EthrDocumentOptions = {},
): EthrDocument | EthrRefusal {
  const identity = identityOf(did);
  if (identity === undefined) return refuse('invalid-did', did);
  const ordered = orderEthrEvents(identity, events, options.changed);
  if (!ordered.ok) return ordered;
  const { deactivatedAt, keys, lastEvent } = readEthrHistory(
    identity,
    ordered.events,
    options.final,
    options.readKey,
  );
  return {
    ok: true,
    didDocument: writeEthrDocument(did, keys),
    didDocumentMetadata: {
      ...(lastEvent !== undefined && {
        versionId: String(lastEvent.blockNumber),
        updated: toText(lastEvent.blockTime),
      }),
      ...(deactivatedAt !== undefined && {
        deactivated: true,
        deactivatedAt: toText(deactivatedAt),
      }),
    },
  };
}
