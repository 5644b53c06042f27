import { createHash } from 'node:crypto';
import { encodeBase64Url } from '@originmark/core';

/** SHA-256 of a label: where everything fixed in this story comes from. */
export function sha256Of(label: string): Uint8Array {
  return createHash('sha256').update(label, 'utf8').digest();
}

/** A UUID made from a name (RFC 9562 section 5.8, version 8), as URN: the same in every run. */
export function urnOf(name: string): string {
  const bytes = sha256Of(`originmark demo id: ${name}`).slice(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = [0, 8, 12, 16, 20].map((at, i, starts) => hex.slice(at, starts[i + 1] ?? 32));
  return `urn:uuid:${parts.join('-')}`;
}

/** A status index below 131,072 made from a name. */
export function statusIndexOf(name: string): number {
  const [a, b, c] = sha256Of(`originmark demo status index: ${name}`) as unknown as number[];
  return (((a as number) << 16) | ((b as number) << 8) | (c as number)) & 0x1ffff;
}

/** A salt of 32 bytes made from a name, multibase base64url. Not secret. */
export function saltOf(name: string): string {
  return `u${encodeBase64Url(sha256Of(`originmark demo salt, not secret: ${name}`))}`;
}
