import type { DIDDocument, Service } from 'did-resolver';
import { jwkFromRawKey } from '../../crypto/multikey.ts';
import { formatDateTime } from '../../date-time.ts';
import { decodeHexData } from '../../encoding/hex.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { parseDid } from '../did-syntax.ts';
import { normalizeDid } from '../normalize-did.ts';
import type { VerificationPurpose } from '../verification-methods.ts';
import type { EthrKey } from './ethr-history.ts';

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

/** The address that a did:ethr with a hex chain id speaks of, in lower case; undefined for any other. */
export function identityOf(did: string): string | undefined {
  const normal = normalizeDid(did);
  return DID.test(normal) ? normal.slice(normal.lastIndexOf(':') + 1) : undefined;
}

/** Writes keys, with what is said of their lives, and services as a DID document. */
export function writeEthrDocument(
  did: string,
  keys: readonly EthrKey[],
  services: readonly Service[] = [],
): DIDDocument {
  const [, chainId = ''] = DID.exec(normalizeDid(did)) ?? [];
  const identity = identityOf(did);
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
  if (services.length > 0) document['service'] = services;
  return document as unknown as DIDDocument;
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
function controllerKeyOf(did: string, identity: string | undefined, key: EthrKey): EthrKey[] {
  const publicKey = parseDid(did)?.id.split(':').at(-1) ?? '';
  const bytes = decodeHexData(publicKey.toLowerCase(), 33);
  if (bytes === undefined || key.account !== identity || !key.fragment.startsWith('controller')) {
    return [];
  }
  const { created, purposes, revoked } = key;
  return [
    {
      fragment: key.fragment.replace('controller', 'controllerKey'),
      content: 'controllerKey',
      purposes,
      jwk: jwkFromRawKey('secp256k1', bytes),
      ...(created !== undefined && { created }),
      ...(revoked !== undefined && { revoked }),
    },
  ];
}

/** Seconds since 1970 as RFC 3339. */
export function toText(seconds: number): string {
  return formatDateTime(seconds * 1000);
}
