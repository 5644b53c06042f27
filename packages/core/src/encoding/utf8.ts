import { CoreError } from '../errors.ts';

const ENCODER = new TextEncoder();
// A byte order mark stays in the text, so that the parser can refuse it by name.
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/**
 * The text of UTF-8 bytes (RFC 3629): no overlong form, no surrogate, nothing truncated.
 * @throws CoreError `json.not-utf8`
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return DECODER.decode(bytes);
  } catch (cause) {
    throw new CoreError('json.not-utf8', 'the bytes are not UTF-8', { cause });
  }
}
