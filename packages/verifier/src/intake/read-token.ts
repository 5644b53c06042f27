import {
  CORE_ERROR_CODES,
  CoreError,
  digestBytes,
  type ParsedJws,
  parseCompactJws,
} from '@originmark/core';
import type { FindingCode } from '../codes/registry.ts';
import type { VerifierContext } from '../context.ts';
import { type Finding, fail } from '../verdict/fragment.ts';

/** What reading needs of a verifier's context. */
export interface TokenReading {
  readonly caches: Pick<VerifierContext['caches'], 'readHeader'>;
  readonly crypto: Pick<VerifierContext['crypto'], 'sha256'>;
}

export type TokenRead =
  | { readonly ok: true; readonly jws: ParsedJws }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Reads a compact token strictly. A token that cannot be read is named by the digest of its text,
 * because nothing in it can be believed and its place depends on order.
 */
export function readToken(
  token: string,
  maxBytes: number,
  pointer: string,
  { caches, crypto }: TokenReading,
): TokenRead {
  try {
    return { ok: true, jws: parseCompactJws(token, { maxBytes, readHeader: caches.readHeader }) };
  } catch (error) {
    const code = error instanceof CoreError ? error.code : 'unexpected';
    const text = digestBytes(new TextEncoder().encode(token), crypto.sha256);
    const found = `${tellProblem(error)} (token with digest ${text})`;
    const expected = `a signed token of at most ${maxBytes} bytes`;
    return { ok: false, finding: fail(intakeCode(code), { pointer, expected, found }) };
  }
}

/** A problem of the strict readers in words, or the member that is named twice. Never says where in the text. */
export function tellProblem(error: unknown): string {
  if (!(error instanceof CoreError)) return 'something that cannot be read';
  const member = error.code === 'json.duplicate-key' ? error.pointer?.split('/').at(-1) : undefined;
  return member === undefined ? CORE_ERROR_CODES[error.code] : `the member "${member}"`;
}

/** The finding for a problem of the strict readers. */
export function intakeCode(code: string): FindingCode {
  switch (code) {
    case 'json.duplicate-key':
      return 'intake.duplicate-key';
    case 'jws.too-large':
    case 'json.too-large':
    case 'json.too-deep':
      return 'intake.too-large';
    case 'jws.malformed':
    case 'base64url.malformed':
      return 'signature.malformed';
    case 'json.not-json':
    case 'json.not-utf8':
    case 'json.bom':
      return 'intake.not-json';
    default:
      return 'intake.malformed';
  }
}
