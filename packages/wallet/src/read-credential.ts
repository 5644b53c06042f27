import {
  type CryptoPrimitives,
  digestPayload,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type ParsedJws,
  parseCompactJws,
} from '@originmark/core';
import type { Edge } from '@originmark/schemas';
import { BUNDLE_LIMITS } from './limits.ts';
import { WalletError } from './wallet-error.ts';

/** A credential as the wallet holds it: read, not judged. */
export interface HeldCredential {
  /** Compact JWS, `vc+jwt`. */
  readonly token: string;
  readonly id: string;
  /** Its type besides VerifiableCredential. */
  readonly type: string;
  readonly issuer: string;
  readonly credential: JsonObject;
  readonly credentialDigest: string;
  readonly edges: readonly Edge[];
}

/**
 * Reads a signed credential. The signature is not checked: judging is the verifier's.
 * @param maxBytes of its token; default that of a credential
 * @throws WalletError `wallet.token-unreadable`
 */
export function readCredential(
  token: string,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
  maxBytes = BUNDLE_LIMITS.tokenBytes,
): HeldCredential {
  let jws: ParsedJws;
  try {
    jws = parseCompactJws(token, { maxBytes });
  } catch (cause) {
    throw new WalletError('wallet.token-unreadable', 'a credential is no compact JWS', { cause });
  }
  const { payload: credential } = jws;
  const { id, type, edge } = credential;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const own = types.find((name) => typeof name === 'string' && name !== 'VerifiableCredential');
  const issuerId = issuerOfPayload(credential);
  if (typeof id !== 'string' || typeof own !== 'string' || issuerId === '') {
    throw new WalletError('wallet.token-unreadable', 'a credential lacks id, type or issuer');
  }
  return {
    token,
    id,
    type: own,
    issuer: issuerId,
    credential,
    credentialDigest: digestPayload(jws, crypto.sha256),
    edges: Array.isArray(edge) ? (edge as readonly JsonValue[]).filter(isEdge) : [],
  };
}

/** What leads to a credential by id and digest; whatever else stands in the list leads nowhere. */
function isEdge(value: JsonValue): value is JsonObject & Edge {
  return (
    isJsonObject(value) &&
    ['role', 'credential', 'credentialDigest'].every((name) => typeof value[name] === 'string')
  );
}

/** The id of the issuer that a payload names; empty where it names none. */
export function issuerOfPayload({ issuer }: JsonObject): string {
  if (typeof issuer === 'string') return issuer;
  const id = issuer !== undefined && isJsonObject(issuer) ? issuer['id'] : undefined;
  return typeof id === 'string' ? id : '';
}
