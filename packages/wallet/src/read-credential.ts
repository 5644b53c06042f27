import {
  type CryptoPrimitives,
  digestPayload,
  isJsonObject,
  type JsonObject,
  type ParsedJws,
  parseCompactJws,
} from '@originmark/core';
import type { Edge } from '@originmark/schemas';
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
 * @throws WalletError `wallet.token-unreadable`
 */
export function readCredential(
  token: string,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): HeldCredential {
  let jws: ParsedJws;
  try {
    jws = parseCompactJws(token);
  } catch (cause) {
    throw new WalletError('wallet.token-unreadable', 'a credential is no compact JWS', { cause });
  }
  const { payload: credential } = jws;
  const { id, type, edge } = credential;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const own = types.find((name) => name !== 'VerifiableCredential');
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
    edges: Array.isArray(edge) ? edge : [],
  };
}

/** The id of the issuer that a payload names; empty where it names none. */
export function issuerOfPayload({ issuer }: JsonObject): string {
  if (typeof issuer === 'string') return issuer;
  const id = issuer !== undefined && isJsonObject(issuer) ? issuer['id'] : undefined;
  return typeof id === 'string' ? id : '';
}
