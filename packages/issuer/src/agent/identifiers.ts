import {
  jwkThumbprint,
  parseDateTime,
  parseDid,
  type PublicJwk,
  readVerificationMethods,
  type Sha256,
  toMultikey,
} from '@originmark/core';
import type { IIdentifier, IKey } from '@veramo/core';
import type { DIDDocument } from 'did-resolver';
import { hexlify } from 'ethers';
import { IssuerError } from '../issuer-error.ts';
import { type IssuerAgent, LOCAL_KMS } from './issuer-agent.ts';
import { addressOf } from './ledger-key.ts';
import {
  DEFAULT_KEY_TYPE,
  type IssuerKeyType,
  isIssuerKeyType,
  toPublicJwk,
} from './managed-keys.ts';

/** A private key to import: 32 bytes. Absent: one is made. */
export interface KeyMaterial {
  readonly type?: IssuerKeyType;
  readonly privateKey?: Uint8Array;
}

/** Which identifier is to be made. */
export type IdentifierRequest =
  | { readonly method: 'web'; readonly did: string; readonly key?: KeyMaterial }
  | { readonly method: 'key'; readonly key?: KeyMaterial }
  /** The address form of a network, `0x…` in lower-case hex; the controller is secp256k1. */
  | { readonly method: 'ethr'; readonly chainId: string; readonly privateKey?: Uint8Array };

/** A key of an identifier. */
export interface ManagedKey {
  /** The key manager's own name. */
  readonly keyRef: string;
  readonly type: IssuerKeyType;
  readonly jwk: PublicJwk;
  /** Absolute DID URL under which the identifier's document lists it. */
  readonly kid: string;
}

/** What making keys needs from outside. */
export interface KeyCapabilities {
  readonly agent: IssuerAgent;
  readonly sha256: Sha256;
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Makes an identifier with its first key and stores both. The same request with the same key again
 * changes nothing, so that a start that was cut short is repeated.
 * @throws IssuerError `issuer.identifier-invalid`
 */
export async function createIdentifier(
  request: IdentifierRequest,
  using: KeyCapabilities,
): Promise<ManagedKey & { readonly did: string }> {
  const { agent, sha256 } = using;
  const type = request.method === 'ethr' ? 'Secp256k1' : (request.key?.type ?? DEFAULT_KEY_TYPE);
  const material = request.method === 'ethr' ? request.privateKey : request.key?.privateKey;
  const privateKeyHex = hexlify(material ?? using.randomBytes(32)).slice(2);
  const made = await importKey(agent, type, privateKeyHex);
  const jwk = toPublicJwk(type, made.publicKeyHex);
  const did = didOf(request, made.publicKeyHex, jwk);
  const kid = verificationMethodOf(did, jwk, sha256);
  await agent.didManagerImport({
    did,
    provider: request.method === 'ethr' ? `did:ethr:${request.chainId}` : `did:${request.method}`,
    controllerKeyId: made.kid,
    keys: [
      { kid: made.kid, kms: LOCAL_KMS, type, privateKeyHex, meta: { verificationMethod: kid } },
    ],
    services: [],
  });
  return { did, keyRef: made.kid, type, jwk, kid };
}

/**
 * Makes a further key for an identifier and stores it. A did:web document lists it from then on. For
 * did:ethr it is to be written to the registry, and signs once {@link bindKeys} found it there.
 * @throws IssuerError `issuer.identifier-unknown` `issuer.identifier-invalid` for did:key, which has one key
 */
export async function addKey(
  did: string,
  key: KeyMaterial,
  using: KeyCapabilities,
): Promise<Omit<ManagedKey, 'kid'>> {
  const { agent, sha256 } = using;
  await findIdentifier(agent, did);
  if (did.startsWith('did:key:')) throw invalid(`${did} has one key for ever`);
  const type = key.type ?? DEFAULT_KEY_TYPE;
  const privateKeyHex = hexlify(key.privateKey ?? using.randomBytes(32)).slice(2);
  const made = await importKey(agent, type, privateKeyHex);
  const jwk = toPublicJwk(type, made.publicKeyHex);
  const bound = did.startsWith('did:ethr:')
    ? {}
    : { verificationMethod: verificationMethodOf(did, jwk, sha256) };
  await saveKeyOf(agent, did, { ...made, meta: { ...made.meta, ...bound } });
  return { keyRef: made.kid, type, jwk };
}

/**
 * Learns from a resolved document under which names it lists the identifier's keys for assertions,
 * and keeps the names: those of did:ethr are counters that nobody knows before the write, and change
 * when a key is written again. A key that the document lists no more, or as revoked or expired, does
 * not sign any more. The controller of a did:ethr keeps its name.
 * @param resolved.now milliseconds since the epoch
 * @throws IssuerError `issuer.identifier-unknown`; CoreError `did.*` for a document of another DID
 */
export async function bindKeys(
  agent: IssuerAgent,
  did: string,
  resolved: { readonly document: DIDDocument; readonly now: number },
): Promise<readonly ManagedKey[]> {
  const { keys } = await findIdentifier(agent, did);
  const { methods } = readVerificationMethods(resolved.document, did);
  const usable = methods.filter(
    ({ purposes, revoked, expires }) =>
      purposes.has('assertionMethod') &&
      revoked === undefined &&
      (expires === undefined || (parseDateTime(expires) ?? 0) > resolved.now),
  );
  for (const key of keys) {
    const { verificationMethod: before, ...rest } = metaOf(key.meta);
    if (!isIssuerKeyType(key.type) || before === `${did}#controller`) continue;
    const jwk = toPublicJwk(key.type, key.publicKeyHex);
    const method = usable.find(({ jwk: listed }) => listed !== undefined && isSame(listed, jwk));
    if (before === method?.id) continue;
    const meta = method === undefined ? rest : { ...rest, verificationMethod: method.id };
    await saveKeyOf(agent, did, { ...key, meta });
  }
  return listKeys(agent, did);
}

/**
 * Takes a key out of an identifier: it signs nothing more, and a did:web document does not list it.
 * @throws IssuerError `issuer.identifier-unknown` `issuer.identifier-invalid` for the last key
 */
export async function retireKey(agent: IssuerAgent, did: string, keyRef: string): Promise<void> {
  const { keys } = await findIdentifier(agent, did);
  if (!keys.some(({ kid }) => kid !== keyRef)) throw invalid(`${did} would have no key`);
  await agent.didManagerRemoveKey({ did, kid: keyRef, options: { localOnly: true } });
}

/**
 * The signing keys of an identifier, the newest last.
 * @throws IssuerError `issuer.identifier-unknown`
 */
export async function listKeys(agent: IssuerAgent, did: string): Promise<readonly ManagedKey[]> {
  const { keys } = await findIdentifier(agent, did);
  return keys.flatMap(({ kid: keyRef, type, publicKeyHex, meta }) => {
    if (!isIssuerKeyType(type)) return [];
    const kid = metaOf(meta).verificationMethod;
    if (kid === undefined) return [];
    return [{ keyRef, type, jwk: toPublicJwk(type, publicKeyHex), kid }];
  });
}

/**
 * Keys of an identifier that no document is known to list: not written yet, or not known to be, or ended.
 * @throws IssuerError `issuer.identifier-unknown`
 */
export async function listUnboundKeys(
  agent: IssuerAgent,
  did: string,
): Promise<readonly Omit<ManagedKey, 'kid'>[]> {
  const { keys } = await findIdentifier(agent, did);
  return keys.flatMap(({ kid: keyRef, type, publicKeyHex, meta }) => {
    if (!isIssuerKeyType(type) || metaOf(meta).verificationMethod !== undefined) return [];
    return [{ keyRef, type, jwk: toPublicJwk(type, publicKeyHex) }];
  });
}

/** @throws IssuerError `issuer.identifier-unknown` */
export async function findIdentifier(agent: IssuerAgent, did: string): Promise<IIdentifier> {
  try {
    return await agent.didManagerGet({ did });
  } catch (cause) {
    throw new IssuerError('issuer.identifier-unknown', `${did} is not held here`, { cause });
  }
}

function isSame(one: PublicJwk, other: PublicJwk): boolean {
  return one.crv === other.crv && one.x === other.x && one.y === other.y;
}

interface KeyMeta {
  readonly verificationMethod?: string;
}

function metaOf(meta: IKey['meta']): KeyMeta {
  return (meta ?? {}) as KeyMeta;
}

/** Registry writes are the ledger package's: the agent only keeps the key. */
async function saveKeyOf(agent: IssuerAgent, did: string, key: IKey): Promise<void> {
  await agent.didManagerAddKey({ did, key, options: { localOnly: true } });
}

async function importKey(
  agent: IssuerAgent,
  type: IssuerKeyType,
  privateKeyHex: string,
): Promise<IKey> {
  if (privateKeyHex.length !== 64) throw invalid('a private key has 32 bytes');
  try {
    return await agent.keyManagerImport({ kms: LOCAL_KMS, type, privateKeyHex });
  } catch (cause) {
    throw new IssuerError('issuer.identifier-invalid', `no private key of ${type}`, { cause });
  }
}

/**
 * The DID that a request names. The agent's own did:key provider makes Ed25519 of whatever it does
 * not know, P-256 among it, and its did:ethr form holds the public key: neither is used.
 */
function didOf(request: IdentifierRequest, publicKeyHex: string, jwk: PublicJwk): string {
  switch (request.method) {
    case 'web':
      if (parseDid(request.did)?.method !== 'web') throw invalid(`${request.did} is no did:web`);
      return request.did;
    case 'key':
      return `did:key:${toMultikey(jwk)}`;
    case 'ethr':
      if (!/^0x[1-9a-f][0-9a-f]*$/.test(request.chainId)) {
        throw invalid(`${request.chainId} is no chain id in lower-case hex`);
      }
      return `did:ethr:${request.chainId}:${addressOf(publicKeyHex)}`;
  }
}

function verificationMethodOf(did: string, jwk: PublicJwk, sha256: Sha256): string {
  if (did.startsWith('did:key:')) return `${did}#${did.slice('did:key:'.length)}`;
  if (did.startsWith('did:ethr:')) return `${did}#controller`;
  return `${did}#${jwkThumbprint(jwk, sha256)}`;
}

function invalid(found: string): IssuerError {
  return new IssuerError('issuer.identifier-invalid', found);
}
