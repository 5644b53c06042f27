import { decodeBase64Url, encodeBase64Url, hmacSha256, type Sha256 } from '@originmark/core';
import { parseImporterNumber } from '@originmark/customs';

const DOMAIN = 'importer-number';
const SALT_BYTES = 32;

/**
 * The commitment to an importer number: `u`, then base64url of 0x12 0x20 and
 * HMAC-SHA256(salt, "importer-number" ‖ 0x00 ‖ number). A bare hash of one of 10^9 numbers is no secret.
 */
function importerNumberCommitment(number: string, salt: Uint8Array, sha256: Sha256): string {
  const data = new TextEncoder().encode(`${DOMAIN}\u0000${number}`);
  const mac = hmacSha256(salt, data, sha256);
  return `u${encodeBase64Url(Uint8Array.from([0x12, 0x20, ...mac]))}`;
}

/**
 * Whether a number and a salt (`u` and base64url of 32 bytes) open one of the commitments. The number
 * is tried as written and in its full form, in which an employer number without suffix ends in 00.
 */
export function opensCommitment(
  number: string,
  salt: string,
  commitments: readonly string[],
  sha256: Sha256,
): boolean {
  const bytes = saltBytes(salt);
  if (bytes === undefined) return false;
  const parsed = parseImporterNumber(number);
  const spellings = parsed.ok ? [number, parsed.value.text] : [number];
  return spellings.some((spelling) =>
    commitments.includes(importerNumberCommitment(spelling, bytes, sha256)),
  );
}

function saltBytes(salt: string): Uint8Array | undefined {
  try {
    const bytes = salt.startsWith('u') ? decodeBase64Url(salt.slice(1)) : undefined;
    return bytes?.length === SALT_BYTES ? bytes : undefined;
  } catch {
    // Text that no bytes encode to opens nothing.
    return undefined;
  }
}
