import { SIGNATURE_BYTES, type SignatureAlgorithm } from '../crypto/crypto-primitives.ts';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { CoreError } from '../errors.ts';
import { parseJson } from '../json/parse-json.ts';
import type { JsonObject } from '../json/json-value.ts';
import { checkJoseHeader, type TokenType } from './jose-header.ts';
import { MAX_HEADER_BYTES, MAX_TOKEN_BYTES } from './compact-jws.ts';

/** Whatever holds a private key: memory, a file, an HSM, a remote service. */
export interface Signer {
  readonly alg: SignatureAlgorithm;
  /** Absolute DID URL of the verification method, with its fragment. */
  readonly kid: string;
  /** Signs bytes; ECDSA as r‖s (IEEE P1363), Ed25519 as RFC 8032. */
  sign(data: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** What {@link signCompactJws} puts in the header. */
export interface SignOptions {
  readonly typ: TokenType;
  readonly cty: 'vc' | 'vp';
  readonly signer: Signer;
  /** Further members; none may replace `alg`, `kid`, `typ` or `cty`. */
  readonly header?: JsonObject;
  /** Most the token may measure, default 256 KiB; a presentation holds tokens and may measure more. */
  readonly maxBytes?: number;
}

/**
 * Secures a payload as compact JWS (VC-JOSE-COSE section 3.1). Members keep the order in which they
 * are given. Header and payload are read back by our own strict reader first, so that no token is
 * made that our verifier would refuse to read.
 * @throws CoreError `jws.malformed` `jws.too-large` `jws.sign-failed` `json.*`
 */
export async function signCompactJws(payload: JsonObject, options: SignOptions): Promise<string> {
  const { typ, cty, signer } = options;
  const header = { ...options.header, alg: signer.alg, kid: signer.kid, typ, cty };
  const headerText = serialize(header);
  const check = checkJoseHeader(parseJson(headerText) as JsonObject, typ);
  if (!check.ok) {
    throw new CoreError('jws.malformed', `the header would be refused: ${check.fault}`, {
      pointer: `/header${check.pointer}`,
    });
  }
  const headerBytes = encodeUtf8(headerText);
  const input = `${encodeBase64Url(headerBytes)}.${encodeBase64Url(encodeUtf8(serialize(payload)))}`;
  const signature = await makeSignature(signer, encodeUtf8(input));
  const token = `${input}.${encodeBase64Url(signature)}`;
  const maxBytes = options.maxBytes ?? MAX_TOKEN_BYTES;
  if (headerBytes.length > MAX_HEADER_BYTES || token.length > maxBytes) {
    throw new CoreError('jws.too-large', 'header or token would be beyond the limit');
  }
  return token;
}

/** JSON text of an object, if our reader gets the same text out of it again. */
function serialize(object: JsonObject): string {
  const text: unknown = JSON.stringify(object);
  if (typeof text !== 'string' || !text.startsWith('{')) {
    throw new CoreError('jws.malformed', 'not a JSON object');
  }
  // JSON.stringify writes NaN as null and drops undefined: the value and its text must agree.
  assertPlain(object, 0);
  parseJson(text);
  return text;
}

function assertPlain(value: unknown, depth: number): void {
  if (depth > 64) throw new CoreError('json.too-deep', 'nested deeper than 64');
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return;
      throw new CoreError('json.lossy-number', `JSON cannot write ${value}`);
    case 'object':
      if (value === null) return;
      for (const item of Object.values(value)) assertPlain(item, depth + 1);
      return;
    default:
      throw new CoreError('jws.malformed', `JSON has no ${typeof value}`);
  }
}

/**
 * Asks the signer, and takes nothing but a signature of its algorithm.
 * @throws CoreError `jws.sign-failed`
 */
export async function makeSignature(signer: Signer, input: Uint8Array): Promise<Uint8Array> {
  let signature: unknown;
  try {
    signature = await signer.sign(input);
  } catch (cause) {
    throw new CoreError('jws.sign-failed', `signing with ${signer.kid} failed`, { cause });
  }
  if (!(signature instanceof Uint8Array) || signature.length !== SIGNATURE_BYTES[signer.alg]) {
    throw new CoreError('jws.sign-failed', `${signer.kid} gave no ${signer.alg} signature`);
  }
  return signature;
}
