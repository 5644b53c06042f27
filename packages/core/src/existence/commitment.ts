import { hmacSha256 } from '../crypto/hmac-sha256.ts';
import type { Sha256 } from '../digest.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { CoreError } from '../errors.ts';

/**
 * What a commitment is to. What is anchored is the exact text of a compact JWS, signature included
 * (`credential`), the bytes of a document (`document`), or the RFC 8785 text of a DID document as it was resolved
 * (`did-document`), never a payload: a thief could anchor it now and sign it later. A verifier's report commits to
 * the canonical form of a `verdict`, of its `fragments` and of the digests of its `inputs`.
 */
export type CommitmentTag =
  | 'credential'
  | 'document'
  | 'did-document'
  | 'verdict'
  | 'fragments'
  | 'inputs';

/** Bytes of a salt. */
export const SALT_BYTES = 32;

/** None is the beginning of another, so that no content can pass under the other tag. */
const PREFIXES: Readonly<Record<CommitmentTag, Uint8Array>> = {
  credential: encodeUtf8('originmark/credential\n'),
  document: encodeUtf8('originmark/document\n'),
  'did-document': encodeUtf8('originmark/did-document\n'),
  verdict: encodeUtf8('originmark/verdict\n'),
  fragments: encodeUtf8('originmark/fragments\n'),
  inputs: encodeUtf8('originmark/inputs\n'),
};

/** What is committed to, and with which salt. */
export interface CommitmentInput {
  /** 32 unpredictable bytes, one salt for each document: who deletes it has erased the commitment. */
  readonly salt: Uint8Array;
  readonly tag: CommitmentTag;
  readonly bytes: Uint8Array;
}

/**
 * HMAC-SHA256(salt, tag ‖ bytes), 32 bytes. It tells nothing of its content to who has no salt, even
 * where the content can be guessed.
 * @throws CoreError `existence.misused` for a salt that is not of 32 bytes
 */
export function createCommitment(
  { salt, tag, bytes }: CommitmentInput,
  sha256: Sha256,
): Uint8Array {
  if (salt.length !== SALT_BYTES) {
    throw new CoreError('existence.misused', `a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  }
  return hmacSha256(salt, concatBytes(PREFIXES[tag], bytes), sha256);
}
