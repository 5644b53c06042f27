import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';
import {
  type CryptoPrimitives,
  type PublicJwk,
  SIGNATURE_BYTES,
  type SignatureAlgorithm,
} from '../crypto/crypto-primitives.ts';
import { signatureAlgorithmOf } from '../crypto/public-jwk.ts';
import {
  assertExpanded,
  gzipMalformed,
  gzipTooLarge,
  parseGzipMember,
} from '../encoding/gzip-member.ts';
import { CoreError } from '../errors.ts';

const HASHES: Readonly<Record<SignatureAlgorithm, string | null>> = {
  ES256: 'sha256',
  ES384: 'sha384',
  ES256K: 'sha256',
  EdDSA: null,
};

/** The native key together with the only algorithm it may be used with. */
class NodeKey {
  readonly alg: SignatureAlgorithm | undefined;
  readonly key: KeyObject;
  readonly dsaEncoding = 'ieee-p1363';

  constructor(jwk: PublicJwk) {
    this.alg = signatureAlgorithmOf(jwk.crv);
    this.key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  }
}

/** The cryptography of Node, all of it synchronous. */
export function createNodeCrypto(): CryptoPrimitives {
  return { importKey, verify: verifySignature, sha256, gunzip };
}

function importKey(jwk: PublicJwk): NodeKey {
  try {
    return new NodeKey(jwk);
  } catch (cause) {
    throw new CoreError('key.malformed', `Node does not take this ${jwk.crv} key`, { cause });
  }
}

function verifySignature(
  alg: SignatureAlgorithm,
  handle: unknown,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!(handle instanceof NodeKey) || handle.alg !== alg) return false;
  if (signature.length !== SIGNATURE_BYTES[alg]) return false;
  return verify(HASHES[alg], data, handle, signature);
}

function sha256(data: Uint8Array): Uint8Array {
  return hash('sha256', data, 'buffer');
}

function gunzip(data: Uint8Array, maxBytes: number): Uint8Array {
  const member = parseGzipMember(data, maxBytes);
  const expanded = inflate(member.deflated, maxBytes);
  assertExpanded(member, expanded, crc32(expanded));
  return expanded;
}

function inflate(deflated: Uint8Array, maxBytes: number): Uint8Array {
  let result: { buffer: Uint8Array; engine: { bytesWritten: number } };
  try {
    result = inflateRawSync(deflated, { info: true, maxOutputLength: maxBytes }) as never;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw gzipTooLarge(maxBytes);
    }
    throw gzipMalformed('the deflate stream is broken', cause);
  }
  // What the engine did not eat is a second member or junk.
  if (result.engine.bytesWritten !== deflated.length) throw gzipMalformed('bytes follow its end');
  return result.buffer;
}
