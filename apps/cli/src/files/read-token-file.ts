import { CoreError, digestJson, type JsonObject, parseCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { LIMITS } from '@originmark/verifier';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { readInput } from './read-input.ts';

/** A credential as it lies in a file: read, not judged. */
export interface TokenFile {
  readonly token: string;
  readonly id: string;
  readonly digest: string;
  readonly payload: JsonObject;
}

/** Reads a file that holds one compact token (`vc+jwt`). @throws CliError 65 */
export async function readTokenFile(
  path: string,
  what: string,
  io: Pick<Io, 'cwd'>,
): Promise<TokenFile> {
  const bytes = await readInput(path, what, { io, maxBytes: LIMITS.credentialTokenBytes + 2 });
  const token = new TextDecoder().decode(bytes).trim();
  try {
    const { payload } = parseCompactJws(token, { maxBytes: LIMITS.credentialTokenBytes });
    const { id } = payload;
    return {
      token,
      id: typeof id === 'string' ? id : '',
      digest: digestJson(payload, createNodeCrypto().sha256),
      payload,
    };
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unreadable(
      `${path} is not a signed credential: ${cause.message} (${cause.code}). Give the file as it was issued, a compact token.`,
      cause,
    );
  }
}
