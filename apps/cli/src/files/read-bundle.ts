import {
  CoreError,
  digestJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseCompactJws,
  type Sha256,
  type Unseal,
} from '@originmark/core';
import type { EntryBundle } from '@originmark/schemas';
import { LIMITS } from '@originmark/verifier';
import { parseFormatFile } from './load-format.ts';

/** A credential as it describes itself. Nothing here was verified. */
export interface MemberView {
  readonly id: string;
  readonly type: string;
  readonly issuer: string;
  /** What the issuer calls itself. */
  readonly issuerName?: string;
  readonly digest: string;
  readonly edges: readonly EdgeView[];
  readonly payload: JsonObject;
  /** Length of the token. */
  readonly bytes: number;
  readonly sealed: boolean;
}

export interface EdgeView {
  readonly role: string;
  readonly credential: string;
  readonly credentialDigest: string;
}

/** A part that only its addressee can read. */
export interface SealedView {
  readonly id: string;
  readonly digest: string;
  readonly bytes: number;
  readonly opened: boolean;
}

/** What a bundle holds, read and not judged. */
export interface BundleView {
  readonly bytes: number;
  readonly presentation: JsonObject;
  readonly presentationHeader: JsonObject;
  readonly members: readonly MemberView[];
  readonly sealed: readonly SealedView[];
  readonly didResolutions: readonly MemberView[];
  readonly statusLists: readonly MemberView[];
  readonly existenceProofs: number;
  readonly sdJwtCredentials: number;
  /** Tokens that could not be read, with the reason. */
  readonly unread: readonly string[];
}

/**
 * Reads what a bundle says about itself, for people. Judging is the verifier's alone.
 * @param unseal opens sealed parts, where the reader is their addressee
 * @throws CliError 65 when the file is no entry bundle at all
 */
export async function readBundle(
  bytes: Uint8Array,
  path: string,
  options: { readonly sha256: Sha256; readonly unseal?: Unseal | undefined },
): Promise<BundleView> {
  const value = parseFormatFile(bytes, path, 'EntryBundle', 'an entry bundle');
  const bundle = value as unknown as EntryBundle;
  const unread: string[] = [];
  const read = (token: string, place: string, sealed = false): MemberView[] => {
    try {
      return [toMember(token, options.sha256, sealed)];
    } catch (cause) {
      if (!(cause instanceof CoreError)) throw cause;
      unread.push(`${place}: ${cause.message} (${cause.code})`);
      return [];
    }
  };
  const presented = readPresentation(bundle.presentation, unread);
  const members = tokensOf(presented.payload, unread).flatMap((token, at) =>
    read(token, `credential ${at + 1} of the presentation`),
  );
  const sealed: SealedView[] = [];
  for (const { credential: id, credentialDigest: digest, jwe } of bundle.sealed ?? []) {
    const token = await open(jwe, options.unseal);
    const inside = token === undefined ? [] : read(token, `the sealed ${id}`, true);
    members.push(...inside);
    sealed.push({ id, digest, bytes: jwe.length, opened: inside.length > 0 });
  }
  const { didResolutions = [], statusLists = [], existenceProofs = [] } = bundle.evidence ?? {};
  return {
    bytes: bytes.length,
    presentation: presented.payload,
    presentationHeader: presented.header,
    members,
    sealed,
    didResolutions: didResolutions.flatMap((token) => read(token, 'a stapled DID resolution')),
    statusLists: statusLists.flatMap((token) => read(token, 'a stapled status list')),
    existenceProofs: existenceProofs.length,
    sdJwtCredentials: bundle.sdJwtCredentials?.length ?? 0,
    unread,
  };
}

/** The entry among the members, where there is one. */
export function entryOf(view: BundleView): MemberView | undefined {
  return view.members.find(isEntry);
}

/** Whether a credential says that it is an entry. */
export function isEntry({ type }: MemberView): boolean {
  return type === 'CBP7501EntrySummaryCredential' || type === 'CBP3461EntryCredential';
}

function readPresentation(
  token: string,
  unread: string[],
): { payload: JsonObject; header: JsonObject } {
  try {
    return parseCompactJws(token, { maxBytes: LIMITS.presentationTokenBytes });
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    unread.push(`the presentation: ${cause.message} (${cause.code})`);
    return { payload: {}, header: {} };
  }
}

const ENVELOPE = 'data:application/vc+jwt,';

function tokensOf(presentation: JsonObject, unread: string[]): string[] {
  const tokens: string[] = [];
  for (const member of listOf(presentation['verifiableCredential'])) {
    const id = isJsonObject(member) ? textOf(member['id']) : '';
    if (id.startsWith(ENVELOPE)) tokens.push(id.slice(ENVELOPE.length));
    else unread.push('a member of the presentation: not an enveloped vc+jwt');
  }
  return tokens;
}

async function open(jwe: string, unseal: Unseal | undefined): Promise<string | undefined> {
  if (unseal === undefined) return undefined;
  try {
    return new TextDecoder().decode(await unseal(jwe));
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    return undefined;
  }
}

function toMember(token: string, sha256: Sha256, sealed: boolean): MemberView {
  const { payload } = parseCompactJws(token, { maxBytes: LIMITS.statusListTokenBytes });
  const { id, type, issuer, edge } = payload;
  const named = isJsonObject(issuer) ? issuer : { id: issuer ?? '' };
  const issuerName = textOf(named['name']);
  return {
    id: textOf(id),
    type:
      listOf(type)
        .map(textOf)
        .find((name) => name !== 'VerifiableCredential') ?? '',
    issuer: textOf(named['id']),
    ...(issuerName === '' ? {} : { issuerName }),
    digest: digestJson(payload, sha256),
    edges: listOf(edge)
      .filter(isJsonObject)
      .map((one) => ({
        role: textOf(one['role']),
        credential: textOf(one['credential']),
        credentialDigest: textOf(one['credentialDigest']),
      })),
    payload,
    bytes: token.length,
    sealed,
  };
}

/** The items of a value that should be a list. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** A value that should be text. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A member of a value that should be an object. */
export function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
