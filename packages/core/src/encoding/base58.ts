import { CoreError } from '../errors.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Keys are at most 99 bytes; the work is quadratic, so the length is bounded. */
const MAX_TEXT_LENGTH = 256;
const MAX_BYTES = 192;

/**
 * Decodes base58btc (the multibase `z` alphabet), at most 256 characters.
 * @throws CoreError `base58.malformed`
 */
export function decodeBase58(text: string): Uint8Array {
  if (typeof text !== 'string') throw malformed('not a string');
  if (text.length > MAX_TEXT_LENGTH) throw malformed(`longer than ${MAX_TEXT_LENGTH} characters`);
  const digits: number[] = [];
  for (const character of text) {
    let carry = ALPHABET.indexOf(character);
    if (carry < 0) throw malformed('a character outside the alphabet');
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] as number) * 58;
      digits[i] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) digits.push(carry & 255);
  }
  for (let i = 0; text[i] === '1'; i++) digits.push(0);
  return Uint8Array.from(digits.reverse());
}

/**
 * Encodes at most 192 bytes as base58btc.
 * @throws CoreError `base58.malformed`
 */
export function encodeBase58(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) throw malformed(`more than ${MAX_BYTES} bytes`);
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] as number) << 8;
      digits[i] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  for (let i = 0; bytes[i] === 0; i++) digits.push(0);
  return digits
    .reverse()
    .map((digit) => ALPHABET.charAt(digit))
    .join('');
}

function malformed(why: string): CoreError {
  return new CoreError('base58.malformed', `not base58btc: ${why}`);
}
