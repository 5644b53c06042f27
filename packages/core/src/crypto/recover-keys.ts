import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Sha256 } from '../digest.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { encodeHexData } from '../encoding/hex.ts';
import type { PublicJwk } from './crypto-primitives.ts';
import { jwkFromRawKey } from './multikey.ts';

/**
 * The public keys under which an ES256K signature holds (SEC 1 section 4.1.6): at most two, as JOSE
 * carries no recovery bit. For keys that are known by their address alone; whoever takes one compares
 * the address first.
 * @returns none for what is no signature
 */
export async function recoverPublicKeys(
  data: Uint8Array,
  signature: Uint8Array,
  sha256: Sha256,
): Promise<readonly PublicJwk[]> {
  if (signature.length !== 64) return [];
  // Loaded when it is asked for: it costs more to load than all else here.
  const { secp256k1 } = await import('@noble/curves/secp256k1.js');
  const hash = sha256(data);
  return [0, 1].flatMap((bit) => {
    try {
      const point = secp256k1.Signature.fromBytes(signature, 'compact')
        .addRecoveryBit(bit)
        .recoverPublicKey(hash);
      return [jwkFromRawKey('secp256k1', point.toBytes(true))];
    } catch {
      // r or s outside the group, or no point has this r: there is no such key.
      return [];
    }
  });
}

/** The Ethereum address of a secp256k1 key (Yellow Paper, appendix F): `0x` and lower-case hex. */
export function addressOfKey(jwk: PublicJwk): string | undefined {
  if (jwk.crv !== 'secp256k1' || jwk.y === undefined) return undefined;
  const point = concatBytes(decodeBase64Url(jwk.x), decodeBase64Url(jwk.y));
  return encodeHexData(keccak_256(point).subarray(12));
}
