import { encodeUtf8 } from './utf8.ts';

/** Node's Buffer, which cuts small arrays from a pool: that costs less than one of its own for each. */
interface PlatformBuffer {
  from(text: string, encoding: 'latin1'): Uint8Array;
}

/** Bytes of a text that is known to be ASCII, such as base64url that was decoded; of no other. */
export function encodeAscii(text: string): Uint8Array {
  const { Buffer: buffer } = globalThis as { Buffer?: PlatformBuffer };
  return buffer === undefined ? encodeUtf8(text) : buffer.from(text, 'latin1');
}
