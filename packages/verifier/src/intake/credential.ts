import {
  digestPayload,
  type JsonObject,
  type JsonValue,
  normalizeDid,
  type ParsedJws,
} from '@originmark/core';
import { type CredentialType, isCredentialType } from '@originmark/schemas';

/** A credential as its signed bytes say; nothing about it is proven yet. */
export interface Credential {
  /** `u…` digest of the signed payload: the identity of a credential (formats, section 1). */
  readonly digest: string;
  /** The `id` in the payload; empty when it has none. */
  readonly id: string;
  /** Whether a verdict can name it by its id: an IRI of bounded length. */
  readonly isTellable: boolean;
  /** The one type beside VerifiableCredential; empty unless there is exactly one. */
  readonly typeName: string;
  readonly type: CredentialType | undefined;
  /** The issuer's DID, normalised; empty when it has none. */
  readonly issuer: string;
  readonly payload: JsonObject;
  /** `credentialSubject` when it is one object, else an empty object. */
  readonly subject: JsonObject;
  readonly jws: ParsedJws;
  /** How it came: in the open presentation, sealed to the verifier, or stapled as evidence. */
  readonly carrier: 'open' | 'sealed' | 'staple';
}

/** Reads the identity of a credential out of its signed payload. */
export function toCredential(
  jws: ParsedJws,
  carrier: Credential['carrier'],
  sha256: (data: Uint8Array) => Uint8Array,
): Credential {
  const { payload } = jws;
  const typeName = soleType(payload['type']);
  const id = typeof payload['id'] === 'string' ? payload['id'] : '';
  const issuer = issuerOf(payload['issuer']);
  return {
    digest: digestPayload(jws, sha256),
    id,
    isTellable: id.length <= MAX_IRI && IRI.test(id),
    typeName,
    type: isCredentialType(typeName) ? typeName : undefined,
    issuer: issuer === '' ? '' : normalizeDid(issuer),
    payload,
    subject: objectOr(payload['credentialSubject']),
    jws,
    carrier,
  };
}

const MAX_IRI = 2048;
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/u;

function soleType(types: JsonValue | undefined): string {
  const others = listOr(types).filter((type) => type !== 'VerifiableCredential');
  const [only] = others;
  return others.length === 1 && typeof only === 'string' ? only : '';
}

function issuerOf(issuer: JsonValue | undefined): string {
  if (typeof issuer === 'string') return issuer;
  const id = objectOr(issuer)['id'];
  return typeof id === 'string' ? id : '';
}

const EMPTY: JsonObject = Object.freeze({});

/** The value when it is a JSON object, else an empty one. */
export function objectOr(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : EMPTY;
}

/** The items of a value when it is a list, else none. */
export function listOr(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** The strings of a value that may be one string or a list. */
export function stringsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return listOr(value).filter((item) => typeof item === 'string');
}

/** The string at that name, or undefined. */
export function stringAt(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}
