/** Bytes of a hex text of either case without prefix; undefined if it is none. */
export function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const high = hexDigit(text.charCodeAt(i * 2));
    const low = hexDigit(text.charCodeAt(i * 2 + 1));
    if (high < 0 || low < 0) return undefined;
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

/** Lower-case hex of bytes, without prefix. */
export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Bytes of a `0x` text as Ethereum writes data; undefined if it is none, or not of `length` bytes. */
export function decodeHexData(text: unknown, length?: number): Uint8Array | undefined {
  if (typeof text !== 'string' || !text.startsWith('0x')) return undefined;
  const bytes = decodeHex(text.slice(2));
  return length === undefined || bytes?.length === length ? bytes : undefined;
}

/** Bytes as Ethereum writes data: `0x` and lower-case hex. */
export function encodeHexData(bytes: Uint8Array): string {
  return `0x${encodeHex(bytes)}`;
}

/** Value of one hex digit of either case; -1 if the character is none. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x61 && code <= 0x66) return code - 0x57;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  return -1;
}
