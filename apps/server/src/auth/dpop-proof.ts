import {
  CoreError,
  type CryptoPrimitives,
  createKeyImporter,
  encodeBase64Url,
  type JsonObject,
  type KeyImporter,
  parseCompactJws,
  type ParsedJws,
  type VerificationKey,
  verifyJws,
} from '@originmark/core';
import { HttpError } from '../http/http-error.ts';
import type { ReplayMarks } from './replay-marks.ts';

/** What a proof has to be of. */
export interface ProofExpectation {
  readonly method: string;
  /** URL of the resource, without query and fragment. */
  readonly url: string;
  readonly accessToken: string;
  /** `cnf.jkt` of the token: thumbprint of the key that it is bound to (RFC 7638). */
  readonly thumbprint: string;
}

/** Resolves where the proof holds. @throws HttpError `auth.proof-invalid` */
export type CheckDpopProof = (
  proof: string | undefined,
  expected: ProofExpectation,
) => Promise<void>;

const MAX_PROOF_BYTES = 8 * 1024;
const MAX_ID_LENGTH = 256;
/** How far from now a proof may have been made, either way. */
const MAX_AGE_MS = 60_000;

/** Checks DPoP proofs at a resource (RFC 9449 section 4.3), each once. */
export function createDpopCheck({
  clock,
  crypto,
  replays,
}: {
  readonly clock: () => number;
  readonly crypto: CryptoPrimitives;
  readonly replays: ReplayMarks;
}): CheckDpopProof {
  const importKey = createKeyImporter(crypto);
  const digest = (text: string): string =>
    encodeBase64Url(crypto.sha256(new TextEncoder().encode(text)));
  return async (proof, expected) => {
    if (proof === undefined) throw refused('there is no DPoP proof');
    const { key, payload } = await readProof(proof, importKey, crypto);
    if (key.thumbprint !== expected.thumbprint)
      throw refused('the proof is of another key than the token');
    if (payload['htm'] !== expected.method) throw refused('the proof is for another method');
    if (withoutQuery(payload['htu']) !== expected.url)
      throw refused(`the proof is for another URL than ${expected.url}`);
    if (payload['ath'] !== digest(expected.accessToken))
      throw refused('the proof is for another token');
    const now = clock();
    const madeAt = readTime(payload, now);
    const { jti } = payload;
    if (typeof jti !== 'string' || jti === '' || jti.length > MAX_ID_LENGTH)
      throw refused('the proof has no jti');
    // Last, so that nobody spends the id of a proof that would not have held.
    const until = new Date(madeAt + 2 * MAX_AGE_MS);
    if (!(await replays.spend(`dpop:${digest(`${key.thumbprint} ${jti}`)}`, until)))
      throw refused('the proof was used before');
  };
}

async function readProof(
  proof: string,
  importKey: KeyImporter,
  crypto: CryptoPrimitives,
): Promise<{ readonly key: VerificationKey; readonly payload: JsonObject }> {
  const parsed = inProof(() => parseCompactJws(proof, { maxBytes: MAX_PROOF_BYTES }));
  const key = readKey(parsed, importKey);
  if (!(await verifyJws(parsed, key.alg, key, crypto)))
    throw refused('the signature of the proof does not hold');
  return { key, payload: parsed.payload };
}

/** A key in a header is believed nowhere else: here the token names its thumbprint. */
function readKey({ header }: ParsedJws, importKey: KeyImporter): VerificationKey {
  if (header['typ'] !== 'dpop+jwt') throw refused('typ of the proof is not dpop+jwt');
  if (header['crit'] !== undefined) throw refused('the proof has a critical extension');
  const key = inProof(() => importKey(header['jwk']));
  if (header['alg'] !== key.alg) throw refused(`alg of the proof is not ${key.alg}`);
  return key;
}

function readTime(payload: JsonObject, now: number): number {
  const seconds = payload['iat'];
  if (typeof seconds !== 'number') throw refused('the proof does not say when it was made');
  const madeAt = seconds * 1000;
  if (Math.abs(now - madeAt) > MAX_AGE_MS)
    throw refused(`the proof was not made within ${MAX_AGE_MS / 1000} seconds of now`);
  return madeAt;
}

function withoutQuery(url: unknown): string | undefined {
  return typeof url === 'string' ? url.split(/[?#]/, 1)[0] : undefined;
}

function inProof<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw refused(`the DPoP proof cannot be read (${cause.message})`, cause);
  }
}

function refused(found: string, cause?: unknown): HttpError {
  return new HttpError('auth.proof-invalid', found, cause === undefined ? {} : { cause });
}
