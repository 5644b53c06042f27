import {
  checkJoseHeader,
  CoreError,
  type CryptoPrimitives,
  createDidJwkResolver,
  createDidKeyResolver,
  createKeyImporter,
  createMethodResolver,
  type DidResolver,
  digestJson,
  type JsonObject,
  type JsonValue,
  normalizeDid,
  parseCompactJws,
  parseDateTime,
  parseDidUrl,
  parseJson,
  readVerificationMethods,
  type VerificationKey,
  verifyJws,
} from '@originmark/core';
import {
  type SchemaFault,
  tellFault,
  type TrustPolicy,
  validateCredential,
  validateFormat,
} from '@originmark/schemas';
import { isCheckName } from '../codes/registry.ts';
import type { LoadedTrustPolicy } from '../context.ts';
import { VerifierError } from '../errors.ts';

export interface TrustPolicyInput {
  /** JSON text of a policy from the operator's own disk, or a `vc+jwt` of type TrustPolicyCredential. */
  readonly text: string | Uint8Array;
  /** RFC 7638 thumbprint of the key that must have signed. With it, an unsigned policy is refused. */
  readonly trustKey?: string;
  /** Highest `sequence` of this policy seen before; a lower one is refused. */
  readonly seenSequence?: (policyId: string) => number | undefined;
  /** When it is used, in milliseconds: it must be in force then. */
  readonly at: number;
  readonly crypto: CryptoPrimitives;
  /** Resolves the signer of a signed policy where its DID does not carry its key. */
  readonly resolver?: DidResolver;
}

/**
 * Reads and checks a trust policy. Without roots, with an empty or unknown check name, out of its
 * validity, or older than one already seen, it is no policy.
 * @throws VerifierError `policy.unreadable` `policy.invalid` `policy.untrusted` `policy.rolled-back`
 */
export async function loadTrustPolicy(input: TrustPolicyInput): Promise<LoadedTrustPolicy> {
  const value = await readPolicy(input);
  const fault = validateFormat('TrustPolicy', value);
  if (fault !== undefined)
    throw new VerifierError(
      'policy.invalid',
      `the trust policy is not valid: ${faultText(fault, value)}`,
    );
  const policy = value as unknown as TrustPolicy;
  for (const [axis, checks] of Object.entries(policy.required))
    for (const check of checks as readonly string[])
      if (!isCheckName(check))
        throw new VerifierError(
          'policy.invalid',
          `the trust policy requires "${check}" for ${axis}, which is no check of this verifier`,
        );
  const roots = new Set(policy.roots.map(({ did }) => normalizeDid(did)));
  for (const { did } of policy.resolvers ?? [])
    if (roots.has(normalizeDid(did)))
      throw new VerifierError(
        'policy.invalid',
        `the trust policy lists ${did} as a root and as a resolver: a key for the one must not speak for the other`,
      );
  for (const { did, keys, jwks } of [...policy.roots, ...(policy.resolvers ?? [])])
    assertKeys(did, keys, jwks ?? [], input.crypto);
  assertInForce(policy, input.at);
  const seen = input.seenSequence?.(policy.id);
  if (seen !== undefined && policy.sequence < seen)
    throw new VerifierError(
      'policy.rolled-back',
      `trust policy ${policy.id} has sequence ${policy.sequence}, but ${seen} was already in use: take the newest one`,
    );
  return { policy, digest: digestJson(value, input.crypto.sha256) };
}

async function readPolicy(input: TrustPolicyInput): Promise<JsonValue> {
  const text = (
    typeof input.text === 'string' ? input.text : new TextDecoder().decode(input.text)
  ).trim();
  if (text === '')
    throw new VerifierError(
      'policy.unreadable',
      'the trust policy is empty: give its text, plain or signed',
    );
  if (!text.startsWith('{')) return readSignedPolicy(text, input);
  if (input.trustKey !== undefined)
    throw new VerifierError(
      'policy.untrusted',
      'a trust key is configured, so the trust policy must be signed: give the signed form, or leave the trust key out for a plain file of your own',
    );
  try {
    return parseJson(input.text);
  } catch (error) {
    throw new VerifierError(
      'policy.unreadable',
      `the trust policy is not strict JSON: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

async function readSignedPolicy(
  text: string,
  { trustKey, crypto, resolver, at }: TrustPolicyInput,
): Promise<JsonValue> {
  let jws: ReturnType<typeof parseCompactJws>;
  try {
    jws = parseCompactJws(text);
  } catch (error) {
    throw new VerifierError(
      'policy.unreadable',
      `the trust policy is neither a JSON object nor a signed credential: ${messageOf(error)}`,
      { cause: error },
    );
  }
  if (trustKey === undefined)
    throw new VerifierError(
      'policy.untrusted',
      'the trust policy is signed, but no trust key says by whom it may be: give the thumbprint of its signer',
    );
  const untrusted = (why: string): VerifierError =>
    new VerifierError('policy.untrusted', `the signed trust policy cannot be trusted: ${why}`);
  const header = checkJoseHeader(jws.header, 'vc+jwt');
  if (!header.ok) throw untrusted(`its header is not allowed (${header.fault})`);
  const fault = validateCredential('TrustPolicyCredential', jws.payload);
  if (fault !== undefined)
    throw untrusted(`it does not satisfy its schema: ${faultText(fault, jws.payload)}`);
  const kid = parseDidUrl(header.kid);
  const { issuer, validFrom, validUntil, credentialSubject } = jws.payload as {
    issuer: JsonValue;
    validFrom: string;
    validUntil?: string;
    credentialSubject: JsonObject;
  };
  const issuerDid = typeof issuer === 'string' ? issuer : ((issuer as JsonObject)['id'] as string);
  if (kid === undefined || normalizeDid(kid.did) !== normalizeDid(issuerDid))
    throw untrusted('it is signed in another name than its issuer');
  const methods = createMethodResolver({
    key: createDidKeyResolver(),
    jwk: createDidJwkResolver(),
    ...(resolver === undefined ? {} : { web: resolver, ethr: resolver }),
  });
  const { didDocument, didDocumentMetadata, didResolutionMetadata } = await resolveSigner(
    methods,
    kid.did,
    untrusted,
  );
  if (didDocumentMetadata.deactivated === true)
    throw untrusted(`its signer ${kid.did} is deactivated`);
  if (didDocument === null)
    throw untrusted(
      `its signer ${kid.did} does not resolve (${String(didResolutionMetadata.error)})`,
    );
  const key = importSigner(didDocument, kid.did, header.kid, { crypto, at }, untrusted);
  if (key.thumbprint !== trustKey)
    throw untrusted(`it is signed by the key ${key.thumbprint}, not by ${trustKey}`);
  if (key.alg !== header.alg || !(await verifyJws(jws, header.alg, key, crypto)))
    throw untrusted('its signature does not hold');
  if (
    at < (parseDateTime(validFrom) ?? Number.POSITIVE_INFINITY) ||
    (validUntil !== undefined && at >= (parseDateTime(validUntil) ?? 0))
  )
    throw untrusted('the signed form is not valid at this time');
  const { iss, exp } = jws.payload;
  if (iss !== undefined && iss !== issuerDid)
    throw untrusted('its iss claim is not its issuer: have it signed again');
  if (typeof exp === 'number' && at >= exp * 1000)
    throw untrusted('its signature has expired: have it signed again');
  return credentialSubject['trustPolicy'] ?? null;
}

async function resolveSigner(
  methods: DidResolver,
  did: string,
  untrusted: (why: string) => VerifierError,
): ReturnType<DidResolver['resolve']> {
  let answer: unknown;
  try {
    answer = await methods.resolve(did);
  } catch (error) {
    throw untrusted(`its signer ${did} does not resolve (${messageOf(error)})`);
  }
  // What is kept in an evidence package may be anybody's writing.
  if (!isResolution(answer)) throw untrusted(`what its signer ${did} resolves to is no resolution`);
  return answer;
}

function isResolution(answer: unknown): answer is Awaited<ReturnType<DidResolver['resolve']>> {
  if (!isObject(answer)) return false;
  const { didDocument, didDocumentMetadata, didResolutionMetadata } = answer;
  return (
    isObject(didDocumentMetadata) &&
    isObject(didResolutionMetadata) &&
    (didDocument === null || isObject(didDocument))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The signer's key out of its DID document; whatever is wrong with either is a reason not to trust the policy. */
function importSigner(
  document: Parameters<typeof readVerificationMethods>[0],
  did: string,
  kid: string,
  { crypto, at }: { readonly crypto: CryptoPrimitives; readonly at: number },
  untrusted: (why: string) => VerifierError,
): VerificationKey {
  try {
    const method = readVerificationMethods(document, did).methods.find(({ id }) => id === kid);
    const isOver = (moment: JsonValue | undefined): boolean =>
      moment !== undefined && at >= (parseDateTime(moment) ?? Number.NEGATIVE_INFINITY);
    if (isOver(method?.revoked) || isOver(method?.expires))
      throw untrusted(`the key ${kid} is revoked or has expired: have the policy signed again`);
    if (method?.jwk !== undefined && method.purposes.has('assertionMethod'))
      return createKeyImporter(crypto)(method.jwk);
  } catch (error) {
    if (error instanceof VerifierError) throw error;
    throw untrusted(`the key of its signer ${did} cannot be read: ${messageOf(error)}`);
  }
  throw untrusted('its key is not an assertion key of its signer');
}

function assertKeys(
  did: string,
  thumbprints: readonly string[],
  jwks: readonly unknown[],
  crypto: CryptoPrimitives,
): void {
  const importKey = createKeyImporter(crypto);
  for (const jwk of jwks) {
    let thumbprint: string;
    try {
      ({ thumbprint } = importKey(jwk));
    } catch (error) {
      throw new VerifierError(
        'policy.invalid',
        `the trust policy holds a key for ${did} that cannot be used: ${messageOf(error)}`,
        { cause: error },
      );
    }
    if (!thumbprints.includes(thumbprint))
      throw new VerifierError(
        'policy.invalid',
        `the trust policy holds a key for ${did} whose thumbprint ${thumbprint} is not among its keys`,
      );
  }
}

function assertInForce({ id, validFrom, validUntil }: TrustPolicy, at: number): void {
  const from = parseDateTime(validFrom) ?? Number.POSITIVE_INFINITY;
  const until =
    validUntil === undefined ? Number.POSITIVE_INFINITY : (parseDateTime(validUntil) ?? 0);
  if (at < from || at >= until)
    throw new VerifierError(
      'policy.invalid',
      `trust policy ${id} is in force from ${validFrom}${validUntil === undefined ? '' : ` until ${validUntil}`}, not at the time of this verdict`,
    );
}

/** "expected a member type, at /roots/0; found nothing". */
function faultText(fault: SchemaFault, document: JsonValue): string {
  const { expected, found } = tellFault(fault, document);
  return `expected ${expected}; found ${found === null ? 'nothing' : String(found)}`;
}

function messageOf(error: unknown): string {
  return error instanceof CoreError || error instanceof Error ? error.message : String(error);
}
