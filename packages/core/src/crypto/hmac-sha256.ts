import type { Sha256 } from '../digest.ts';

const BLOCK_BYTES = 64;

/** HMAC with SHA-256 (RFC 2104), 32 bytes. */
export function hmacSha256(key: Uint8Array, data: Uint8Array, sha256: Sha256): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(key.length > BLOCK_BYTES ? sha256(key) : key);
  const inner = sha256(joined(xored(block, 0x36), data));
  return sha256(joined(xored(block, 0x5c), inner));
}

function xored(block: Uint8Array, value: number): Uint8Array {
  return block.map((byte) => byte ^ value);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
