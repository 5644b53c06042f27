import type { PublicJwk } from '../../crypto/crypto-primitives.ts';
import { jwkFromMulticodec, jwkFromRawKey, parseMultikey } from '../../crypto/multikey.ts';
import { parsePublicJwk } from '../../crypto/public-jwk.ts';
import { decodeBase58 } from '../../encoding/base58.ts';
import { decodeBase64 } from '../../encoding/base64.ts';
import { decodeHex, decodeHexData } from '../../encoding/hex.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import { assertCoreError, CoreError } from '../../errors.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { VerificationPurpose } from '../verification-methods.ts';

/** Beyond this no text of a key is read. */
const MAX_VALUE_BYTES = 1024;
const MAX_VALUE_TEXT = 2 + 2 * MAX_VALUE_BYTES;

/** What each type of key may be used for; a presentation's key must be written `sigAuth`. */
export const ETHR_PURPOSES: ReadonlyMap<string, readonly VerificationPurpose[]> = new Map([
  ['veriKey', ['assertionMethod']],
  ['sigAuth', ['assertionMethod', 'authentication']],
  ['enc', ['keyAgreement']],
]);

const NAME = /^did\/pub\/(\w+)\/(\w+)(?:\/(\w+))?$/;

/** A key as an attribute of ERC-1056 writes it. */
export interface AttributeKey {
  readonly purposes: readonly VerificationPurpose[];
  /** Absent where the value is no key. */
  readonly jwk?: PublicJwk;
}

/**
 * Reads `did/pub/<algorithm>/<type>[/<encoding>]` of the did:ethr method: the raw key as the method has
 * it, or the text that older writers put there. Undefined where the name is no key of a known type.
 * @param value `0x` hex
 */
export function readAttributeKey(name: string, value: string): AttributeKey | undefined {
  const [, algorithm = '', type = '', encoding] = NAME.exec(name) ?? [];
  const purposes = ETHR_PURPOSES.get(type);
  if (purposes === undefined) return undefined;
  const bytes = decodeHexData(value);
  if (bytes === undefined || bytes.length > MAX_VALUE_BYTES) return { purposes };
  const jwk =
    tryRead(() => readRaw(algorithm, bytes)) ??
    tryRead(() => readText(algorithm, encoding, decodeUtf8(bytes)));
  return jwk === undefined ? { purposes } : { purposes, jwk };
}

/** Reads keys of attributes; see {@link readAttributeKey}. */
export type EthrKeyReader = (name: string, value: string) => AttributeKey | undefined;

/**
 * Makes a reader that checks each point of a curve once and remembers what it read: checking is most of
 * the work of a document. An answer follows from name and value alone, so sharing it changes nothing.
 * @param options `maxKeys`: how many it remembers, default 4,096; the oldest is forgotten first
 */
export function createEthrKeyReader(options: { readonly maxKeys?: number } = {}): EthrKeyReader {
  const maxKeys = options.maxKeys ?? 4096;
  const known = new Map<string, AttributeKey | undefined>();
  return (name, value) => {
    // What is too long to be a key is not worth the place it takes.
    if (value.length > MAX_VALUE_TEXT) return readAttributeKey(name, value);
    const content = `${name} ${value}`;
    if (known.has(content)) return known.get(content);
    const key = readAttributeKey(name, value);
    const [oldest] = known.keys();
    if (known.size >= maxKeys && oldest !== undefined) known.delete(oldest);
    known.set(content, key);
    return key;
  };
}

function readRaw(algorithm: string, bytes: Uint8Array): PublicJwk {
  switch (algorithm) {
    case 'Ed25519':
    case 'X25519':
      return jwkFromRawKey(algorithm, bytes);
    case 'Secp256k1':
      return jwkFromRawKey('secp256k1', bytes, 'any');
    case 'Multikey':
      return jwkFromMulticodec(bytes);
    default:
      throw new CoreError('key.unsupported', `no algorithm ${algorithm}`);
  }
}

/** What the value says as text; only a text that comes out as a key of the named algorithm is one. */
function readText(algorithm: string, encoding: string | undefined, text: string): PublicJwk {
  switch (encoding) {
    case undefined:
      if (algorithm === 'Multikey') return parseMultikey(text);
      return readRaw(algorithm, readHexText(text));
    case 'hex':
      return readRaw(algorithm, readHexText(text));
    case 'base64':
      return readRaw(algorithm, decodeBase64(text));
    case 'base58':
      return readRaw(algorithm, decodeBase58(text));
    case 'jwk':
      return readJwkText(algorithm, text);
    default:
      throw new CoreError('key.unsupported', `no encoding ${encoding}`);
  }
}

function readJwkText(algorithm: string, text: string): PublicJwk {
  const jwk = parsePublicJwk(parseJson(text));
  // The name says the algorithm: a key of another would be read one way here and another elsewhere.
  if (algorithm !== 'JsonWebKey' && algorithm.toLowerCase() !== jwk.crv.toLowerCase()) {
    throw new CoreError('key.malformed', `not a key of ${algorithm}`);
  }
  return jwk;
}

function readHexText(text: string): Uint8Array {
  const bytes = decodeHex(text.startsWith('0x') ? text.slice(2) : text);
  if (bytes === undefined) throw new CoreError('key.malformed', 'not hex');
  return bytes;
}

function tryRead(read: () => PublicJwk): PublicJwk | undefined {
  try {
    return read();
  } catch (error) {
    assertCoreError(error);
    return undefined;
  }
}
