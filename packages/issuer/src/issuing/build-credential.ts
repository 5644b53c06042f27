import { formatDateTime, isJsonObject, type JsonObject, parseJson } from '@originmark/core';
import { type BitstringStatusListEntry, CONTEXT_URLS } from '@originmark/schemas';
import { IssuerError } from '../issuer-error.ts';

/**
 * A credential as its author gives it: `type` (the one type of the profile, or the whole list),
 * `credentialSubject`, and whatever else the schema allows. What is absent is filled in.
 */
export type CredentialDraft = Readonly<Record<string, unknown>> & {
  readonly type: string | readonly string[];
  readonly credentialSubject: object;
};

/** What the issuer adds. */
export interface CredentialFrame {
  readonly issuer: { readonly did: string; readonly name?: string };
  readonly now: number;
  /** For a credential without an id of its own. */
  readonly uuid: string;
  readonly statusEntries: readonly BitstringStatusListEntry[];
}

/** The id that a draft will have. */
export function idOf(draft: CredentialDraft, uuid: string): string {
  return typeof draft['id'] === 'string' ? draft['id'] : `urn:uuid:${uuid}`;
}

/**
 * Makes the payload: contexts, id, issuer, `validFrom` and status are filled in, in the order of the
 * data model; members of the draft stand as they are.
 * @throws IssuerError `issuer.schema-violation` (no JSON, or a status of the draft's own)
 * `issuer.key-of-another` (another issuer)
 */
export function buildCredential(draft: CredentialDraft, frame: CredentialFrame): JsonObject {
  const given = toJson(draft);
  // An index that was not given out here would be another credential's.
  if (Object.hasOwn(given, 'credentialStatus')) {
    throw new IssuerError('issuer.schema-violation', 'the draft brings a status of its own', {
      pointer: '/credentialStatus',
    });
  }
  const { issuer } = given;
  const named = isJsonObject(issuer) ? issuer['id'] : issuer;
  if (named !== undefined && named !== frame.issuer.did) {
    throw new IssuerError('issuer.key-of-another', `the issuer here is ${frame.issuer.did}`, {
      pointer: '/issuer',
    });
  }
  const { did, name } = frame.issuer;
  const { type, credentialSubject, ...rest } = given;
  const [only, ...further] = frame.statusEntries;
  return {
    '@context': [CONTEXT_URLS.credentials, CONTEXT_URLS.originmark],
    id: idOf(draft, frame.uuid),
    type: typeof type === 'string' ? ['VerifiableCredential', type] : (type ?? null),
    issuer: name === undefined ? did : { id: did, name },
    validFrom: formatDateTime(frame.now),
    ...rest,
    credentialSubject: credentialSubject ?? null,
    ...(only !== undefined && {
      credentialStatus: (further.length === 0 ? only : [only, ...further]) as never,
    }),
  };
}

/** A random UUID (RFC 9562 section 5.4) of 16 unpredictable bytes. */
export function toUuid(random: Uint8Array): string {
  const bytes = Uint8Array.from(random);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [0, 8, 12, 16, 20].map((at, n) => hex.slice(at, [8, 12, 16, 20, 32][n])).join('-');
}

/** Through text and our own strict reader: a reader will see the same. */
function toJson(draft: object): JsonObject {
  try {
    return parseJson(JSON.stringify(draft)) as JsonObject;
  } catch (cause) {
    throw new IssuerError('issuer.schema-violation', 'the credential is not JSON', { cause });
  }
}
