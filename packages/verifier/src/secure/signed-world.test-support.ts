import {
  type CryptoPrimitives,
  createStatusBits,
  type DidResolver,
  encodeBase64Url,
  encodeStatusList,
  formatDateTime,
  type JsonObject,
  jwkThumbprint,
  parseCompactJws,
  parseDateTime,
  type PublicJwk,
  setStatusBit,
  type SignatureAlgorithm,
  type Signer,
  toMultikey,
} from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  gzip,
  publicJwkOf,
} from '@originmark/core/node';
import type { BitstringStatusListCredential, TrustPolicy } from '@originmark/schemas';
import { createVerifierCaches } from '../caches.ts';
import type { VerifierContext } from '../context.ts';
import { type Credential, toCredential } from '../intake/credential.ts';
import type { Finding } from '../verdict/fragment.ts';

/** Parties with keys of their own that sign real tokens; all else is as small as a test needs it. */

export const crypto: CryptoPrimitives = createNodeCrypto();

/** Milliseconds of an RFC 3339 text; a test that misspells one must not pass. */
export function at(text: string): number {
  const parsed = parseDateTime(text);
  if (parsed === undefined) throw new Error(`not a date-time: ${text}`);
  return parsed;
}

/** When everything here is presented and judged. */
export const NOW = at('2026-09-24T15:10:00Z');

/** RFC 3339 text of a moment so many milliseconds after {@link NOW}. */
export function fromNow(ms: number): string {
  return formatDateTime(NOW + ms);
}

export interface Party {
  readonly did: string;
  readonly kid: string;
  readonly jwk: PublicJwk;
  readonly thumbprint: string;
  readonly signer: Signer;
}

/** A party with a new key. Without a DID it is its own key (did:key). */
export function createParty(did?: string, alg: SignatureAlgorithm = 'ES256'): Party {
  const privateJwk = generatePrivateJwk(alg);
  const jwk = publicJwkOf(privateJwk);
  const multikey = toMultikey(jwk);
  const own = did ?? `did:key:${multikey}`;
  const kid = did === undefined ? `${own}#${multikey}` : `${own}#key-1`;
  const thumbprint = jwkThumbprint(jwk, crypto.sha256);
  return { did: own, kid, jwk, thumbprint, signer: createNodeSigner(privateJwk, kid) };
}

/** The DID document of a party: one method, for assertions alone unless said otherwise. */
export function documentOf(
  { did, kid, jwk }: Party,
  method: JsonObject = {},
  purposes: readonly string[] = ['assertionMethod'],
): JsonObject {
  const written = {
    id: kid,
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: { ...jwk },
    ...method,
  };
  const relations = Object.fromEntries(purposes.map((purpose) => [purpose, [written.id]]));
  return { id: did, verificationMethod: [written], ...relations };
}

/** Signs whatever it is given, under whatever header. */
export async function signToken(
  payload: JsonObject,
  { signer, kid }: Pick<Party, 'signer' | 'kid'>,
  header: JsonObject = {},
): Promise<string> {
  const encode = (value: JsonObject): string =>
    encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  const all = { alg: signer.alg, kid, typ: 'vc+jwt', cty: 'vc', ...header };
  const input = `${encode(all)}.${encode(payload)}`;
  return `${input}.${encodeBase64Url(await signer.sign(new TextEncoder().encode(input)))}`;
}

/** A token as intake reads it. */
export function readCredential(token: string, carrier: Credential['carrier'] = 'open'): Credential {
  return toCredential(
    parseCompactJws(token, { maxBytes: 2 * 1024 * 1024 }),
    carrier,
    crypto.sha256,
  );
}

/** A signed credential as intake reads it. */
export async function signCredential(
  payload: JsonObject,
  party: Pick<Party, 'signer' | 'kid'>,
  { header, carrier }: { header?: JsonObject; carrier?: Credential['carrier'] } = {},
): Promise<Credential> {
  return readCredential(await signToken(payload, party, header), carrier);
}

const CONTEXT = ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'];

/** Payload of a small credential that satisfies its schema. */
export function createPayload(issuer: string, changes: JsonObject = {}): JsonObject {
  return {
    '@context': CONTEXT,
    id: 'urn:uuid:eb56dd9f-0546-568b-bb14-261c843c2c2a',
    type: ['VerifiableCredential', 'CertificationReceiptCredential'],
    issuer,
    validFrom: '2026-01-08T14:05:00Z',
    credentialSubject: { receivedAt: '2026-01-08T14:05:00Z' },
    ...changes,
  };
}

export const LIST_URL = 'https://horizonte.example/status/revocation';

/** What a test changes of a status list that is in order. */
export interface ListDraft
  extends Partial<
    Pick<BitstringStatusListCredential, 'sequence' | 'revocations' | 'validFrom' | 'validUntil'>
  > {
  readonly id?: string;
  readonly purpose?: string;
  readonly set?: readonly number[];
  readonly ttl?: number;
  readonly encodedList?: string;
}

/** Payload of a status list of 131,072 entries, made ten minutes ago. */
export async function createListPayload(
  issuer: string,
  { id = LIST_URL, purpose = 'revocation', set = [], ttl, encodedList, ...members }: ListDraft = {},
): Promise<JsonObject> {
  const bits = createStatusBits();
  for (const index of set) setStatusBit(bits, index, true);
  return {
    '@context': CONTEXT,
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: fromNow(-600_000),
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodedList ?? (await encodeStatusList(bits, gzip)),
      ...(ttl !== undefined && { ttl }),
    },
    ...(members as JsonObject),
  };
}

/** Payload of a resolver's statement about a DID document, made ten minutes ago and good for a day. */
export function createResolutionPayload(
  resolver: string,
  document: JsonObject,
  { subject = {}, ...changes }: { subject?: JsonObject } & Record<string, unknown> = {},
): JsonObject {
  return {
    '@context': CONTEXT,
    id: 'urn:uuid:0e9e91af-0361-5122-97b6-bb88dd2bbfbd',
    type: ['VerifiableCredential', 'DidResolutionCredential'],
    issuer: resolver,
    validFrom: fromNow(-600_000),
    validUntil: fromNow(86_400_000),
    credentialSubject: {
      id: document['id'] ?? '',
      resolvedAt: fromNow(-600_000),
      didDocument: document,
      ...subject,
    },
    ...(changes as JsonObject),
  };
}

/** A policy that trusts nobody yet. */
export function createPolicy(changes: Partial<TrustPolicy> = {}): TrustPolicy {
  return {
    type: 'TrustPolicy',
    version: 1,
    id: 'https://verifier.example/policy',
    sequence: 7,
    validFrom: '2026-01-01T00:00:00Z',
    audience: 'did:web:verifier.example',
    roots: [],
    didMethods: ['web', 'ethr', 'key', 'jwk'],
    required: { integrity: [], filing: [], preference: [], ipr: [], documents: [] },
    rules: { statusMaxAgeSeconds: 900, unprovenPossession: 'review', clockSkewSeconds: 60 },
    ...changes,
  };
}

/** What a check is given besides its document: nothing is fetched unless a test says so. */
export function createContext({
  policy = {},
  ...changes
}: { policy?: Partial<TrustPolicy> } & Partial<
  Omit<VerifierContext, 'policy'>
> = {}): VerifierContext {
  const clocks = changes.clocks ?? { presentedAt: NOW, verifiedAt: NOW };
  return {
    policy: { policy: createPolicy(policy), digest: 'u' },
    clocks,
    crypto,
    caches: createVerifierCaches(crypto),
    // Without a ledger, what was received existed by then.
    existedAt: () => clocks.presentedAt,
    ...changes,
  };
}

/** Answers each DID with its document, and any other as unknown. */
export function createResolver(documents: Readonly<Record<string, JsonObject>>): DidResolver {
  return {
    resolve: (did) =>
      Promise.resolve(
        Object.hasOwn(documents, did)
          ? {
              didResolutionMetadata: {},
              didDocument: documents[did] as never,
              didDocumentMetadata: {},
            }
          : {
              didResolutionMetadata: { error: 'notFound' },
              didDocument: null,
              didDocumentMetadata: {},
            },
      ),
  };
}

/** `outcome code` of all that neither passed nor was left aside, in order. */
export function troublesOf(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'indeterminate')
    .map(({ outcome, code }) => `${outcome} ${code}`)
    .sort();
}
