import { CoreError, decodeBase64Url, encodeBase64Url } from '@originmark/core';
import type { KeptBytes } from '@originmark/schemas';
import { VerifierError } from '../errors.ts';

/**
 * Bytes, or a text and so its UTF-8 bytes, as a package holds them: as text where they are UTF-8.
 * @throws VerifierError `input.invalid` for a text with half a surrogate pair, which has no bytes
 */
export function keepBytes(given: Uint8Array | string): KeptBytes {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { base64url: encodeBase64Url(bytes) };
  }
  if (typeof given === 'string' && given !== text)
    throw new VerifierError('input.invalid', 'a text with half a surrogate pair cannot be kept');
  return { text };
}

/** @throws VerifierError `package.unusable` */
export function toBytes(kept: KeptBytes): Uint8Array {
  if ('text' in kept) return new TextEncoder().encode(kept.text);
  try {
    return decodeBase64Url(kept.base64url);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw new VerifierError('package.unusable', `a part is not base64url: ${cause.message}`, {
      cause,
    });
  }
}
