import { type JsonObject, parseDidUrl, type Signer, signCompactJws } from '@originmark/core';
import type { VerifiablePresentation } from '@originmark/schemas';
import { BUNDLE_LIMITS } from './limits.ts';
import { WalletError } from './wallet-error.ts';

/** What a presentation binds its credentials to. */
export interface PresentationParts {
  /** Compact JWS of each member, in order. */
  readonly tokens: readonly string[];
  /** Its key must be in `authentication` of the holder. */
  readonly holder: Signer;
  /** The verifier, as its trust policy names it. */
  readonly audience: string;
  /** The verifier's challenge; for files `<entryNumber>/<entryVersion>`. */
  readonly nonce: string;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly issuedAt: number;
  /** Seconds; at most five minutes later where a verifier waits for the answer. */
  readonly expiresAt?: number;
}

/**
 * Signs a presentation as `vp+jwt` (VC-JOSE-COSE section 3.1.2), each member an enveloped credential.
 * @throws WalletError `wallet.signing-failed`
 */
export async function signPresentation(parts: PresentationParts): Promise<string> {
  const holder = parseDidUrl(parts.holder.kid);
  if (holder === undefined) {
    throw new WalletError('wallet.signing-failed', `${parts.holder.kid} is no DID URL`);
  }
  const presentation: VerifiablePresentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'VerifiablePresentation',
    holder: holder.did,
    verifiableCredential: parts.tokens.map((token) => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${token}`,
    })),
    aud: parts.audience,
    nonce: parts.nonce,
    iat: parts.issuedAt,
    ...(parts.expiresAt !== undefined && { exp: parts.expiresAt }),
  };
  try {
    return await signCompactJws(presentation as unknown as JsonObject, {
      typ: 'vp+jwt',
      cty: 'vp',
      signer: parts.holder,
      maxBytes: BUNDLE_LIMITS.bundleBytes,
    });
  } catch (cause) {
    throw new WalletError('wallet.signing-failed', 'the presentation was not signed', { cause });
  }
}
