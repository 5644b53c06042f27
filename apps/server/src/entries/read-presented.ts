import {
  CoreError,
  digestJson,
  isJsonObject,
  type JsonObject,
  normalizeDid,
  parseCompactJws,
  parseJson,
  type Sha256,
} from '@originmark/core';
import { LIMITS } from '@originmark/verifier';

/** What a bundle says of itself, before anything of it is proven. */
export interface Presented {
  /** What the presentation answers; undefined where it cannot be read. */
  readonly nonce?: string;
  readonly entry?: PresentedEntry;
}

/** By what an entry is looked up; nothing is kept or told by it before the verifier has judged. */
export interface PresentedEntry {
  readonly number: string;
  readonly version: number;
  readonly kind: 'release' | 'summary';
  readonly holderDid: string;
  /** `credentialDigest`. */
  readonly digest: string;
  readonly importer?: string;
}

const KINDS: Readonly<Record<string, PresentedEntry['kind']>> = {
  CBP7501EntrySummaryCredential: 'summary',
  CBP3461EntryCredential: 'release',
};

const ENVELOPE = 'data:application/vc+jwt,';

/** Reads it strictly. What cannot be read is absent: the verifier says what is wrong with it. */
export function readPresented(
  bundle: Uint8Array,
  { sha256 }: { readonly sha256: Sha256 },
): Presented {
  try {
    const { presentation } = parseJson(bundle, {
      maxLength: LIMITS.bundleBytes,
      maxStringLength: LIMITS.bundleBytes,
    }) as JsonObject;
    const { payload } = parseCompactJws(typeof presentation === 'string' ? presentation : '', {
      maxBytes: LIMITS.presentationTokenBytes,
    });
    const { nonce, verifiableCredential } = payload;
    const entries = listOf(verifiableCredential)
      .slice(0, LIMITS.credentials)
      .flatMap((member) => readEntry(member, sha256));
    const [entry] = entries;
    return {
      ...(typeof nonce === 'string' && { nonce }),
      ...(entry !== undefined && entries.length === 1 && { entry }),
    };
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    return {};
  }
}

function readEntry(member: unknown, sha256: Sha256): PresentedEntry[] {
  const id = isJsonObject(member) ? member['id'] : undefined;
  if (typeof id !== 'string' || !id.startsWith(ENVELOPE)) return [];
  const { payload } = parseCompactJws(id.slice(ENVELOPE.length), {
    maxBytes: LIMITS.credentialTokenBytes,
  });
  const kind = listOf(payload['type']).flatMap((type) => KINDS[String(type)] ?? [])[0];
  if (kind === undefined) return [];
  const { credentialSubject, issuer } = payload;
  const subject = isJsonObject(credentialSubject) ? credentialSubject : {};
  const { entryNumber: number, entryVersion: version, importer } = subject;
  const holder = isJsonObject(issuer) ? issuer['id'] : issuer;
  if (typeof number !== 'string' || typeof version !== 'number' || typeof holder !== 'string')
    return [];
  if (!Number.isInteger(version) || version < 1 || version > 999) return [];
  const importerId = isJsonObject(importer) ? importer['id'] : undefined;
  return [
    {
      number,
      version,
      kind,
      holderDid: normalizeDid(holder),
      digest: digestJson(payload, sha256),
      ...(typeof importerId === 'string' && { importer: normalizeDid(importerId) }),
    },
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
