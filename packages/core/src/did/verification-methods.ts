import type { DIDDocument } from 'did-resolver';
import type { PublicJwk } from '../crypto/crypto-primitives.ts';
import { assertCoreError, CoreError, type CoreErrorCode } from '../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { MAX_ETHR_METHODS, MAX_VERIFICATION_METHODS } from './did-limits.ts';
import { parseDidUrl } from './did-syntax.ts';
import { readMethodKey } from './method-key.ts';
import { sameDid } from './normalize-did.ts';

/** What a verification method may be used for (DID Core section 5.3). */
export type VerificationPurpose =
  | 'assertionMethod'
  | 'authentication'
  | 'keyAgreement'
  | 'capabilityInvocation'
  | 'capabilityDelegation';

/** One verification method of a DID document, made uniform. */
export interface VerificationMethod {
  /** Absolute DID URL. */
  readonly id: string;
  /** DID of the controller, as written; '' if the document names none. */
  readonly controller: string;
  readonly purposes: ReadonlySet<VerificationPurpose>;
  /** When it came to be, as written; absent where nothing is. */
  readonly created?: JsonValue;
  /** When it was revoked, as written (Controlled Identifiers 1.0 section 2.2); absent where nothing is. */
  readonly revoked?: JsonValue;
  /** When it expires, as written; absent where nothing is. */
  readonly expires?: JsonValue;
  /** Address (`0x`, lower-case hex) of a secp256k1 key that is known by nothing else. */
  readonly account?: string;
  /** The key; absent where `fault` says why there is none to use. */
  readonly jwk?: PublicJwk;
  readonly fault?: CoreErrorCode;
}

/** What {@link readVerificationMethods} found. */
export interface VerificationMethods {
  readonly methods: readonly VerificationMethod[];
  /** References under a purpose that lead to no method of this document, absolute where possible. */
  readonly unresolved: readonly string[];
}

const PURPOSES: readonly VerificationPurpose[] = [
  'assertionMethod',
  'authentication',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation',
];

/** Type of a method that names a secp256k1 key by its address (EcdsaSecp256k1RecoverySignature2020). */
const RECOVERY_TYPE = 'EcdsaSecp256k1RecoveryMethod2020';
const ACCOUNT = /^eip155:[0-9]{1,20}:(0x[0-9a-fA-F]{40})$/;

interface Draft {
  readonly id: string;
  readonly source: JsonObject;
  readonly purposes: Set<VerificationPurpose>;
  ambiguous: boolean;
}

/**
 * Reads the verification methods of a DID document (DID Core section 5.2): listed or embedded under
 * a purpose, ids absolute or relative. A method that cannot be used stays in the list with its
 * `fault`; an id that two different methods claim is a fault of both. A method embedded under a
 * purpose serves that purpose only. Only methods under the DID itself are read: a method of another
 * DID would borrow that DID's name.
 * @param did the DID that was asked for; the document's `id` must name the same
 * @throws CoreError `did.document-malformed` `did.document-too-large`
 */
export function readVerificationMethods(
  document: DIDDocument | JsonObject,
  did: string,
): VerificationMethods {
  const source = document as unknown;
  if (!isJsonObject(source)) throw malformed('', 'the document is not a JSON object');
  if (typeof source.id !== 'string' || !sameDid(source.id, did)) {
    throw malformed('/id', `the document is not that of ${did}`);
  }
  const reader = new Reader(did, source.id);
  reader.readListed(source.verificationMethod);
  for (const purpose of PURPOSES) reader.readPurpose(purpose, source[purpose]);
  return reader.finish();
}

class Reader {
  readonly #did: string;
  readonly #most: number;
  readonly #documentId: string;
  readonly #drafts = new Map<string, Draft>();
  readonly #unresolved = new Set<string>();

  constructor(did: string, documentId: string) {
    this.#did = did;
    // A did:ethr document holds every key the identity ever had.
    this.#most = did.startsWith('did:ethr:') ? MAX_ETHR_METHODS : MAX_VERIFICATION_METHODS;
    this.#documentId = documentId;
  }

  readListed(methods: unknown): void {
    for (const [index, method] of entries(methods, '/verificationMethod', this.#most).entries()) {
      if (!isJsonObject(method)) {
        throw malformed(`/verificationMethod/${index}`, 'a method is not an object');
      }
      this.#add(method, `/verificationMethod/${index}`);
    }
  }

  readPurpose(purpose: VerificationPurpose, list: unknown): void {
    for (const [index, entry] of entries(list, `/${purpose}`, this.#most).entries()) {
      if (typeof entry === 'string') this.#refer(entry, purpose);
      else if (isJsonObject(entry)) this.#add(entry, `/${purpose}/${index}`)?.purposes.add(purpose);
      else throw malformed(`/${purpose}/${index}`, 'neither a reference nor a method');
    }
  }

  finish(): VerificationMethods {
    const methods = [...this.#drafts.values()].map(toMethod);
    return { methods, unresolved: [...this.#unresolved] };
  }

  #refer(reference: string, purpose: VerificationPurpose): void {
    const id = this.#absolute(reference);
    const draft = id === undefined ? undefined : this.#drafts.get(id);
    if (draft === undefined) this.#unresolved.add(id ?? reference);
    else draft.purposes.add(purpose);
  }

  #add(method: JsonObject, pointer: string): Draft | undefined {
    const id = typeof method.id === 'string' ? this.#absolute(method.id) : undefined;
    if (id === undefined) throw malformed(`${pointer}/id`, 'a method has no DID URL of this DID');
    const known = this.#drafts.get(id);
    if (known !== undefined) {
      // Two methods of one name: whoever wrote the second could pass for the first.
      known.ambiguous = true;
      return undefined;
    }
    if (this.#drafts.size >= this.#most) throw tooLarge(pointer, this.#most);
    const draft = {
      id,
      source: method,
      purposes: new Set<VerificationPurpose>(),
      ambiguous: false,
    };
    this.#drafts.set(id, draft);
    return draft;
  }

  /** The absolute form under the DID asked for; undefined for a URL of another DID, or none. */
  #absolute(id: string): string | undefined {
    const url = parseDidUrl(id.startsWith('#') ? `${this.#documentId}${id}` : id);
    if (url?.fragment === undefined || url.path !== undefined || url.query !== undefined) {
      return undefined;
    }
    return sameDid(url.did, this.#did) ? `${this.#did}#${url.fragment}` : undefined;
  }
}

function toMethod(draft: Draft): VerificationMethod {
  const { controller, created, expires, revoked } = draft.source;
  const account = readAccount(draft.source);
  const base = {
    id: draft.id,
    controller: typeof controller === 'string' ? controller : '',
    ...(created !== undefined && { created }),
    ...(account !== undefined && { account }),
    ...(revoked !== undefined && { revoked }),
    ...(expires !== undefined && { expires }),
  };
  if (draft.ambiguous || base.controller === '') {
    return { ...base, purposes: draft.purposes, fault: 'did.document-malformed' };
  }
  const use = isJsonObject(draft.source.publicKeyJwk) ? draft.source.publicKeyJwk.use : undefined;
  const purposes = purposesFor(draft.purposes, use);
  try {
    return { ...base, purposes, jwk: readMethodKey(draft.source) };
  } catch (cause) {
    assertCoreError(cause);
    return { ...base, purposes, fault: cause.code };
  }
}

/** RFC 7517 section 4.2: a key that says "enc" signs nothing, one that says "sig" agrees on nothing. */
function purposesFor(
  purposes: ReadonlySet<VerificationPurpose>,
  use: JsonValue | undefined,
): ReadonlySet<VerificationPurpose> {
  if (use === undefined) return purposes;
  const allowed = [...purposes].filter((purpose) =>
    purpose === 'keyAgreement' ? use === 'enc' : use === 'sig',
  );
  return new Set(allowed);
}

/** The account of a method of the one type that has no other key. */
function readAccount({ type, blockchainAccountId: account }: JsonObject): string | undefined {
  if (type !== RECOVERY_TYPE || typeof account !== 'string') return undefined;
  return ACCOUNT.exec(account)?.[1]?.toLowerCase();
}

function entries(list: unknown, pointer: string, most: number): readonly unknown[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw malformed(pointer, 'not an array');
  if (list.length > most) throw tooLarge(pointer, most);
  return list;
}

function malformed(pointer: string, why: string): CoreError {
  return new CoreError('did.document-malformed', why, { pointer });
}

function tooLarge(pointer: string, most: number): CoreError {
  const why = `more than ${most} verification methods`;
  return new CoreError('did.document-too-large', why, { pointer });
}
