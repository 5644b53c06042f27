import type { DIDDocument, DIDDocumentMetadata } from 'did-resolver';
import { jwkFromRawKey } from '../../crypto/multikey.ts';
import { formatDateTime } from '../../date-time.ts';
import { decodeHexData } from '../../encoding/hex.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { parseDid } from '../did-syntax.ts';
import { normalizeDid } from '../normalize-did.ts';
import type { VerificationPurpose } from '../verification-methods.ts';
import type { EthrKeyReader } from './attribute-key.ts';
import type { EthrEvent } from './ethr-event.ts';
import { type EthrHead, type EthrKey, readEthrHistory } from './ethr-history.ts';
import { type EthrRefusal, orderEthrEvents, refuse } from './order-events.ts';

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

const CONTEXT = [
  'https://www.w3.org/ns/did/v1',
  'https://w3id.org/security/jwk/v1',
  'https://w3id.org/security/suites/secp256k1recovery-2020/v2',
];
const DID = /^did:ethr:(0x[0-9a-f]{1,14}):0x[0-9a-f]{40}$/;
const PURPOSES: readonly VerificationPurpose[] = [
  'assertionMethod',
  'authentication',
  'keyAgreement',
];

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
  const normal = normalizeDid(did);
  const [, chainId] = DID.exec(normal) ?? [];
  if (chainId === undefined) return refuse('invalid-did', did);
  const identity = normal.slice(normal.lastIndexOf(':') + 1);
  const ordered = orderEthrEvents(identity, events, options.changed);
  if (!ordered.ok) return ordered;
  const { deactivatedAt, keys, lastEvent } = readEthrHistory(
    identity,
    ordered.events,
    options.final,
    options.readKey,
  );
  const all = keys.flatMap((key) => [key, ...controllerKeyOf(did, identity, key)]);
  const document: Record<string, unknown> = {
    '@context': CONTEXT,
    id: did,
    verificationMethod: all.map((key) => toMethod(did, BigInt(chainId), key)),
  };
  for (const purpose of PURPOSES) {
    const serving = all.filter(({ purposes }) => purposes.includes(purpose));
    if (serving.length > 0) document[purpose] = serving.map(({ fragment }) => `${did}#${fragment}`);
  }
  return {
    ok: true,
    didDocument: document as unknown as DIDDocument,
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

function toMethod(did: string, chainId: bigint, key: EthrKey): JsonObject {
  const { account, created, expires, fragment, jwk, revoked } = key;
  return {
    id: `${did}#${fragment}`,
    type: account === undefined ? 'JsonWebKey' : 'EcdsaSecp256k1RecoveryMethod2020',
    controller: did,
    ...(jwk !== undefined && { publicKeyJwk: { ...jwk } }),
    ...(account !== undefined && { blockchainAccountId: `eip155:${chainId}:${account}` }),
    ...(created !== undefined && { created: toText(created) }),
    ...(expires !== undefined && { expires: toText(expires) }),
    ...(revoked !== undefined && { revoked: toText(revoked) }),
  };
}

/** The key that a DID in its public-key form names, for as long as the identity is its own owner. */
function controllerKeyOf(did: string, identity: string, key: EthrKey): EthrKey[] {
  const publicKey = parseDid(did)?.id.split(':').at(-1) ?? '';
  const bytes = decodeHexData(publicKey.toLowerCase(), 33);
  if (bytes === undefined || key.account !== identity || !key.fragment.startsWith('controller')) {
    return [];
  }
  const { created, purposes, revoked } = key;
  return [
    {
      fragment: key.fragment.replace('controller', 'controllerKey'),
      purposes,
      jwk: jwkFromRawKey('secp256k1', bytes),
      ...(created !== undefined && { created }),
      ...(revoked !== undefined && { revoked }),
    },
  ];
}

function toText(seconds: number): string {
  return formatDateTime(seconds * 1000);
}
