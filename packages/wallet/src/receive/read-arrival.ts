import {
  type CryptoPrimitives,
  type ExistenceProof,
  isJsonObject,
  type JsonObject,
  normalizeDid,
  parseCompactJws,
  parseJson,
} from '@originmark/core';
import { isCredentialType, type SealedPart, validateFormat } from '@originmark/schemas';
import { objectAt, textAt, textsAt } from '../match/read-members.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { explainObject, explainText } from './explain-not-held.ts';

/** What a file or a link turned out to hold. */
export type Arrival =
  | { readonly kind: 'credential'; readonly held: HeldCredential }
  | { readonly kind: 'status-list'; readonly token: string; readonly url: string }
  | { readonly kind: 'did-resolution'; readonly token: string; readonly did: string }
  | { readonly kind: 'evidence'; readonly evidence: ArrivedEvidence }
  | { readonly kind: 'sealed-part'; readonly part: SealedPart }
  | { readonly kind: 'vocabulary'; readonly document: JsonObject }
  | { readonly kind: 'not-held'; readonly why: string; readonly remedy: string };

/** Evidence as it is handed over with a credential. */
export interface ArrivedEvidence {
  readonly existenceProofs: readonly ExistenceProof[];
  readonly statusLists: readonly string[];
  readonly didResolutions: readonly string[];
}

const TOKEN = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;
const VOCABULARY = 'https://w3id.org/traceability/v1';
const OWN = 'https://originmark.example/ns/v1';

/**
 * Says what a text is, by what stands in it: names of files mean nothing. Nothing is judged, and nothing is
 * kept. Never throws for what a stranger may have written.
 */
export function readArrival(text: string, crypto: Pick<CryptoPrimitives, 'sha256'>): Arrival {
  const trimmed = text.trim();
  if (trimmed === '') return refused('it is empty', 'Fetch it again from whoever gave it.');
  try {
    if (TOKEN.test(trimmed)) return readToken(trimmed, crypto);
    return /^[{[]/.test(trimmed)
      ? readJsonText(trimmed)
      : { kind: 'not-held', ...explainText(trimmed) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it cannot be read';
    return refused(why, 'Fetch it again from whoever gave it, unchanged.');
  }
}

function readToken(token: string, crypto: Pick<CryptoPrimitives, 'sha256'>): Arrival {
  const { payload } = parseCompactJws(token, { maxBytes: BUNDLE_LIMITS.statusListTokenBytes });
  const types = textsAt(payload, 'type');
  if (types.includes('BitstringStatusListCredential')) {
    const url = textAt(payload, 'id');
    return url === undefined
      ? refused('the status list has no id', 'Fetch the list from the URL that its issuer names.')
      : { kind: 'status-list', token, url };
  }
  if (types.includes('DidResolutionCredential')) {
    const did = textAt(objectAt(payload, 'credentialSubject'), 'id');
    return did === undefined
      ? refused('the resolution names no DID', 'Ask the resolver for it again.')
      : { kind: 'did-resolution', token, did: normalizeDid(did) };
  }
  if (token.length > BUNDLE_LIMITS.tokenBytes)
    return refused(
      `it is longer than ${BUNDLE_LIMITS.tokenBytes} bytes`,
      'No verifier takes a credential of that length: ask its issuer to split it.',
    );
  const held = readCredential(token, crypto);
  if (isCredentialType(held.type)) return { kind: 'credential', held };
  return refused(
    `${held.type} is no type of credential that an entry can rest on`,
    'Ask its issuer for one of the chain profile.',
  );
}

function readJsonText(text: string): Arrival {
  const value = parseJson(text, { maxStringLength: BUNDLE_LIMITS.bundleBytes });
  if (!isJsonObject(value))
    return refused('it is JSON, but no object', 'Give a credential, evidence or a sealed part.');
  if ('jwe' in value) return readSealed(value);
  if (['existenceProofs', 'statusLists', 'didResolutions'].some((name) => name in value))
    return readEvidence(value);
  const contexts = textsAt(value, '@context');
  if (contexts.includes(VOCABULARY) && !contexts.includes(OWN))
    return { kind: 'vocabulary', document: value };
  return { kind: 'not-held', ...explainObject(value) };
}

function readSealed(value: JsonObject): Arrival {
  const { credential, credentialDigest, jwe } = value;
  const bundle = {
    type: 'EntryBundle',
    version: 1,
    presentation: 'a.b.c',
    sealed: [{ credential, credentialDigest, jwe }],
  };
  const fault = validateFormat('EntryBundle', bundle);
  if (fault?.pointer.startsWith('/sealed') === true)
    return refused(
      `the sealed part is not as a bundle carries it, at ${fault.pointer.slice('/sealed/0'.length)}`,
      'Ask for it again: { "credential": id, "credentialDigest": digest, "jwe": compact JWE }.',
    );
  return {
    kind: 'sealed-part',
    part: { credential, credentialDigest, jwe } as unknown as SealedPart,
  };
}

function readEvidence(value: JsonObject): Arrival {
  const bundle = {
    type: 'EntryBundle',
    version: 1,
    presentation: 'a.b.c',
    evidence: {
      ...(value['existenceProofs'] !== undefined && { existenceProofs: value['existenceProofs'] }),
      ...(value['statusLists'] !== undefined && { statusLists: value['statusLists'] }),
      ...(value['didResolutions'] !== undefined && { didResolutions: value['didResolutions'] }),
    },
  };
  const fault = validateFormat('EntryBundle', bundle);
  if (fault?.pointer.startsWith('/evidence') === true)
    return refused(
      `the evidence is not as a bundle carries it, at ${fault.pointer.slice('/evidence'.length)}`,
      'Ask whoever proved it for the file that "originmark prove" writes.',
    );
  return {
    kind: 'evidence',
    evidence: {
      existenceProofs: (value['existenceProofs'] ?? []) as unknown as readonly ExistenceProof[],
      statusLists: textsAt(value, 'statusLists'),
      didResolutions: textsAt(value, 'didResolutions'),
    },
  };
}

function refused(why: string, remedy: string): Arrival {
  return { kind: 'not-held', why, remedy };
}
