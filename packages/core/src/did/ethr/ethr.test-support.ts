import { encodeHexData } from '../../encoding/hex.ts';
import { decodeBase64Url } from '../../encoding/base64url.ts';
import { decodeBase58 } from '../../encoding/base58.ts';
import type { PublicJwk } from '../../crypto/crypto-primitives.ts';
import { toMultikey } from '../../crypto/multikey.ts';
import { generatePrivateJwk, publicJwkOf } from '../../node/node-signer.ts';
import type { EthrEvent } from './ethr-event.ts';

export const IDENTITY = `0x${'a1'.repeat(20)}`;
export const DID = `did:ethr:0x6f6d:${IDENTITY}`;
/** 2026-01-01T00:00:00Z. */
export const T0 = 1_767_225_600;

export const ED25519: PublicJwk = publicJwkOf(generatePrivateJwk('EdDSA'));
export const P256: PublicJwk = publicJwkOf(generatePrivateJwk('ES256'));
export const K256: PublicJwk = publicJwkOf(generatePrivateJwk('ES256K'));

export const rawOf = (jwk: PublicJwk): string => encodeHexData(decodeBase64Url(jwk.x));
export const multikeyOf = (jwk: PublicJwk): string =>
  encodeHexData(decodeBase58(toMultikey(jwk).slice(1)));
export const compressedOf = (jwk: PublicJwk): string => `0x${multikeyOf(jwk).slice(6)}`;

type Step =
  | { readonly owner: string }
  | { readonly type: string; readonly delegate: string; readonly validTo: number }
  | { readonly name: string; readonly value: string; readonly validTo: number };

/** Events one a block from block 10, a second for each block after T0, chained as the registry does. */
export function historyOf(...steps: readonly Step[]): EthrEvent[] {
  return steps.map((step, at): EthrEvent => {
    const base = {
      identity: IDENTITY,
      blockNumber: 10 + at,
      blockTime: T0 + at * 100,
      logIndex: 0,
      previousChange: at === 0 ? 0 : 9 + at,
    };
    if ('owner' in step) return { kind: 'owner', ...base, owner: step.owner };
    if ('name' in step) return { kind: 'attribute', ...base, ...step };
    const { delegate, type, validTo } = step;
    return { kind: 'delegate', ...base, delegateType: type, delegate, validTo };
  });
}
