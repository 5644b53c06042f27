import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { CoreError } from '../errors.ts';

/** Encodes bytes as base64 with padding (RFC 4648 section 4), as signed notes are written. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encodeBase64Url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/**
 * Decodes base64 (RFC 4648 section 4) strictly: the one text that {@link encodeBase64} makes of the
 * bytes and no other.
 * @throws CoreError `base64url.malformed`
 */
export function decodeBase64(text: string): Uint8Array {
  const bare = text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
  const bytes = decodeBase64Url(bare);
  if (encodeBase64(bytes) !== text) throw new CoreError('base64url.malformed', 'not base64');
  return bytes;
}
