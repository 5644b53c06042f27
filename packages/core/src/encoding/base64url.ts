import { CoreError } from '../errors.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const INVALID = 0xff;
/** From here on the platform's decoder is the faster one, checking included. */
const LONG_TEXT = 256;
const VALUE_OF = createValueTable();
const CODE_OF = encodeUtf8(ALPHABET);

function createValueTable(): Uint8Array {
  const table = new Uint8Array(256).fill(INVALID);
  for (let value = 0; value < 64; value++) table[ALPHABET.charCodeAt(value)] = value;
  return table;
}

/**
 * Decodes base64url (RFC 4648 section 5) strictly: no padding, no whitespace, no other character,
 * no impossible length and no unused bit set, so that each byte string has exactly one text.
 * @throws CoreError `base64url.malformed`
 */
export function decodeBase64Url(text: string): Uint8Array {
  if (typeof text !== 'string') throw malformed('not a string');
  if (text.length >= LONG_TEXT) {
    const bytes = decodeNatively(text);
    if (bytes !== undefined) return bytes;
  }
  const length = text.length;
  const rest = length & 3;
  if (rest === 1) throw malformed(`a length of ${length} is impossible`);
  const whole = length - rest;
  const bytes = new Uint8Array((whole >> 2) * 3 + (rest === 0 ? 0 : rest - 1));
  // Codes beyond 255 must not wrap into the table: they are collected and refused at the end.
  let codes = 0;
  let seen = 0;
  let at = 0;
  let i = 0;
  for (; i < whole; i += 4) {
    const c0 = text.charCodeAt(i);
    const c1 = text.charCodeAt(i + 1);
    const c2 = text.charCodeAt(i + 2);
    const c3 = text.charCodeAt(i + 3);
    codes |= c0 | c1 | c2 | c3;
    const v0 = VALUE_OF[c0 & 255] as number;
    const v1 = VALUE_OF[c1 & 255] as number;
    const v2 = VALUE_OF[c2 & 255] as number;
    const v3 = VALUE_OF[c3 & 255] as number;
    seen |= v0 | v1 | v2 | v3;
    bytes[at++] = (v0 << 2) | (v1 >> 4);
    bytes[at++] = (v1 << 4) | (v2 >> 2);
    bytes[at++] = (v2 << 6) | v3;
  }
  if (rest !== 0) {
    const c0 = text.charCodeAt(i);
    const c1 = text.charCodeAt(i + 1);
    const c2 = rest === 3 ? text.charCodeAt(i + 2) : 65;
    codes |= c0 | c1 | c2;
    const v0 = VALUE_OF[c0 & 255] as number;
    const v1 = VALUE_OF[c1 & 255] as number;
    const v2 = VALUE_OF[c2 & 255] as number;
    seen |= v0 | v1 | v2;
    bytes[at++] = (v0 << 2) | (v1 >> 4);
    if (rest === 3) bytes[at] = (v1 << 4) | (v2 >> 2);
    if ((rest === 3 ? v2 & 3 : v1 & 15) !== 0) throw malformed('an unused bit is set');
  }
  if (codes > 255 || (seen & 0xc0) !== 0) throw malformed('a character outside A-Z a-z 0-9 - _');
  return bytes;
}

/** What the platform may bring: Node's Buffer, which reads leniently. */
interface PlatformBuffer {
  from(text: string, encoding: 'base64url'): Uint8Array;
}

/**
 * Long texts through the platform's decoder, where it has one. It is lenient: it leaves out what is no
 * letter of either alphabet, takes the letters of the other one and padding, and ignores unused bits. So
 * its answer counts only if it is as long as it must be, which it is not once a character was left out,
 * and if none of the rest is there.
 */
function decodeNatively(text: string): Uint8Array | undefined {
  const { Buffer: buffer } = globalThis as { Buffer?: PlatformBuffer };
  const { length } = text;
  const rest = length & 3;
  if (buffer === undefined || rest === 1 || FOREIGN.some((letter) => text.includes(letter))) {
    return undefined;
  }
  const bytes = buffer.from(text, 'base64url');
  if (bytes.length !== (length >> 2) * 3 + (rest === 0 ? 0 : rest - 1)) return undefined;
  const last = VALUE_OF[text.charCodeAt(length - 1) & 255] as number;
  const unused = rest === 0 ? 0 : rest === 3 ? last & 3 : last & 15;
  if (unused !== 0) return undefined;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Letters and padding of plain base64. */
const FOREIGN = ['+', '/', '='];

/** Encodes bytes as base64url without padding (RFC 4648 section 5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let at = 0;
  for (let i = 0; i < whole; i += 3) {
    const b0 = bytes[i] as number;
    const b1 = bytes[i + 1] as number;
    const b2 = bytes[i + 2] as number;
    codes[at++] = CODE_OF[b0 >> 2] as number;
    codes[at++] = CODE_OF[((b0 & 3) << 4) | (b1 >> 4)] as number;
    codes[at++] = CODE_OF[((b1 & 15) << 2) | (b2 >> 6)] as number;
    codes[at++] = CODE_OF[b2 & 63] as number;
  }
  if (bytes.length !== whole) {
    const b0 = bytes[whole] as number;
    const b1 = bytes[whole + 1] ?? 0;
    codes[at++] = CODE_OF[b0 >> 2] as number;
    codes[at++] = CODE_OF[((b0 & 3) << 4) | (b1 >> 4)] as number;
    // With one byte left there is no third letter: writing past the end does nothing.
    codes[at] = CODE_OF[(b1 & 15) << 2] as number;
  }
  return decodeUtf8(codes);
}

function malformed(why: string): CoreError {
  return new CoreError('base64url.malformed', `not base64url: ${why}`);
}
