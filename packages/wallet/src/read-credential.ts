import {
  type CryptoPrimitives,
  digestPayload,
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
  const { id, type, issuer, edge } = credential;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const own = types.find((name) => name !== 'VerifiableCredential');
  const issuerId = typeof issuer === 'string' ? issuer : (issuer as JsonObject | undefined)?.id;
  if (typeof id !== 'string' || typeof own !== 'string' || typeof issuerId !== 'string') {
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
