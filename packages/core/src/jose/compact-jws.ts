import { encodeAscii } from '../encoding/ascii.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { assertCoreError, CoreError } from '../errors.ts';
import { DEFAULT_JSON_LIMITS, isJsonObject, type JsonObject } from '../json/json-value.ts';
import { parseJson, readJson } from '../json/parse-json.ts';

/** Most a compact token may measure unless its reader says otherwise: 256 KiB. */
export const MAX_TOKEN_BYTES = 256 * 1024;
/** Most a JOSE header may measure, decoded: 8 KiB. */
export const MAX_HEADER_BYTES = 8 * 1024;

/** A compact JWS taken apart, its signature not yet checked. */
export interface ParsedJws {
  readonly token: string;
  readonly header: JsonObject;
  readonly payload: JsonObject;
  /** The bytes of the payload when they are known to be its canonical form (RFC 8785). */
  readonly canonicalPayload?: Uint8Array;
  /** ASCII of `header.payload`: what is signed (RFC 7515 section 5.2). */
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
}

/** Reads the encoded header of a token: strict base64url, a strict JSON object, at most 8 KiB. */
export type ReadHeader = (encoded: string) => JsonObject;

/** What {@link parseCompactJws} takes besides the token. */
export interface JwsReading {
  /** Length of the token; default 256 KiB. */
  readonly maxBytes?: number;
  /** Reads headers; by default {@link readJoseHeader}. One that remembers may take its place. */
  readonly readHeader?: ReadHeader;
}

/**
 * Takes a compact JWS apart (RFC 7515 section 7.1): three parts, none empty, strict base64url,
 * header and payload strict JSON objects. Nothing in it is true before `verifyJws` says so.
 * @throws CoreError `jws.malformed` `jws.too-large` `json.*` `base64url.malformed`, with the pointer
 * `/header`, `/payload` or `/signature` in front
 */
export function parseCompactJws(token: string, reading: JwsReading = {}): ParsedJws {
  if (typeof token !== 'string') throw malformed('the token is not a string');
  const maxBytes = reading.maxBytes ?? MAX_TOKEN_BYTES;
  if (token.length > maxBytes) {
    throw new CoreError('jws.too-large', `the token is longer than ${maxBytes} bytes`);
  }
  const first = token.indexOf('.');
  const second = token.indexOf('.', first + 1);
  if (first < 0 || second < 0 || token.includes('.', second + 1)) {
    throw malformed('the token has not exactly three parts');
  }
  if (first === 0 || second === first + 1 || second === token.length - 1) {
    throw malformed('a part of the token is empty');
  }
  const readHeader = reading.readHeader ?? readJoseHeader;
  const header = readHeader(token.slice(0, first));
  const payload = inPart('payload', () => {
    const bytes = decodeBase64Url(token.slice(first + 1, second));
    // One member may hold nearly all of a token: an encoded status list.
    const read = readJson(bytes, longStrings(maxBytes));
    if (!isJsonObject(read.value)) throw malformed('not a JSON object');
    return { value: read.value, ...(read.isCanonical && { bytes }) };
  });
  return {
    token,
    header,
    payload: payload.value,
    ...(payload.bytes !== undefined && { canonicalPayload: payload.bytes }),
    signature: inPart('signature', () => decodeBase64Url(token.slice(second + 1))),
    // Both parts were read as base64url, so all of it is ASCII.
    signingInput: encodeAscii(token.slice(0, second)),
  };
}

/**
 * Reads the first part of a token.
 * @throws CoreError `jws.malformed` `jws.too-large` `json.*` `base64url.malformed`, pointer `/header…`
 */
export function readJoseHeader(encoded: string): JsonObject {
  return inPart('header', () => {
    const bytes = decodeBase64Url(encoded);
    if (bytes.length > MAX_HEADER_BYTES) {
      throw new CoreError('jws.too-large', `longer than ${MAX_HEADER_BYTES} bytes`);
    }
    const value = parseJson(bytes);
    if (!isJsonObject(value)) throw malformed('not a JSON object');
    return value;
  });
}

function longStrings(maxStringLength: number): { maxStringLength: number } | undefined {
  return maxStringLength <= DEFAULT_JSON_LIMITS.maxStringLength ? undefined : { maxStringLength };
}

function inPart<T>(part: 'header' | 'payload' | 'signature', read: () => T): T {
  try {
    return read();
  } catch (cause) {
    assertCoreError(cause);
    throw new CoreError(cause.code, `the ${part} of the token: ${cause.message}`, {
      pointer: `/${part}${cause.pointer ?? ''}`,
      cause,
    });
  }
}

function malformed(why: string): CoreError {
  return new CoreError('jws.malformed', why);
}
