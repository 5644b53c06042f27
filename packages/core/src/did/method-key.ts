import type { PublicJwk } from '../crypto/crypto-primitives.ts';
import { jwkFromRawKey, parseMultikey } from '../crypto/multikey.ts';
import { parsePublicJwk } from '../crypto/public-jwk.ts';
import { decodeBase58 } from '../encoding/base58.ts';
import { decodeHex } from '../encoding/hex.ts';
import { CoreError } from '../errors.ts';
import type { JsonObject } from '../json/json-value.ts';

type Representation = 'publicKeyJwk' | 'publicKeyMultibase' | 'publicKeyBase58' | 'publicKeyHex';

interface MethodType {
  /** The curve the type stands for; undefined where the key itself says it. */
  readonly crv?: PublicJwk['crv'];
  readonly representations: readonly Representation[];
}

const REPRESENTATIONS: readonly Representation[] = [
  'publicKeyJwk',
  'publicKeyMultibase',
  'publicKeyBase58',
  'publicKeyHex',
];

/** Types of the DID specification registries that carry one of our curves. */
const TYPES: ReadonlyMap<string, MethodType> = new Map<string, MethodType>([
  ['JsonWebKey', { representations: ['publicKeyJwk'] }],
  ['JsonWebKey2020', { representations: ['publicKeyJwk'] }],
  ['Multikey', { representations: ['publicKeyMultibase'] }],
  ['Ed25519VerificationKey2018', { crv: 'Ed25519', representations: REPRESENTATIONS }],
  ['Ed25519VerificationKey2020', { crv: 'Ed25519', representations: REPRESENTATIONS }],
  ['X25519KeyAgreementKey2019', { crv: 'X25519', representations: REPRESENTATIONS }],
  ['X25519KeyAgreementKey2020', { crv: 'X25519', representations: REPRESENTATIONS }],
  ['EcdsaSecp256k1VerificationKey2019', { crv: 'secp256k1', representations: REPRESENTATIONS }],
  ['EcdsaSecp256r1VerificationKey2019', { crv: 'P-256', representations: REPRESENTATIONS }],
]);

/**
 * The key of one verification method, whatever its type writes it as. A type stands for its curve;
 * a method that shows two keys is refused (DID Core section 5.2), as one could hide behind the other.
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak` `key.private`
 */
export function readMethodKey(method: JsonObject): PublicJwk {
  const type = typeof method.type === 'string' ? TYPES.get(method.type) : undefined;
  if (type === undefined) {
    throw new CoreError('key.unsupported', 'a type of verification method that is not accepted');
  }
  const shown = REPRESENTATIONS.filter((name) => method[name] !== undefined);
  const [name] = shown;
  if (name === undefined || shown.length > 1) {
    throw new CoreError('key.malformed', 'a verification method shows exactly one key');
  }
  if (!type.representations.includes(name)) {
    throw new CoreError('key.unsupported', `the type does not write keys as ${name}`);
  }
  const jwk = readKey(name, method[name], type.crv);
  if (type.crv !== undefined && jwk.crv !== type.crv) {
    throw new CoreError('key.malformed', `the key is not one of ${type.crv}`);
  }
  return jwk;
}

function readKey(
  name: Representation,
  value: unknown,
  crv: PublicJwk['crv'] | undefined,
): PublicJwk {
  switch (name) {
    case 'publicKeyJwk':
      return parsePublicJwk(value);
    case 'publicKeyMultibase':
      return parseMultikey(value);
    case 'publicKeyBase58':
    case 'publicKeyHex':
      // Only types that stand for a curve may write keys raw.
      return jwkFromRawKey(crv as PublicJwk['crv'], decodeRaw(name, value), 'any');
  }
}

function decodeRaw(name: 'publicKeyBase58' | 'publicKeyHex', value: unknown): Uint8Array {
  if (typeof value !== 'string') throw new CoreError('key.malformed', `${name} is not a string`);
  if (name === 'publicKeyBase58') {
    try {
      return decodeBase58(value);
    } catch (cause) {
      throw new CoreError('key.malformed', `${name} is not base58`, { cause });
    }
  }
  const bytes = value.length <= 256 ? decodeHex(stripHexPrefix(value)) : undefined;
  if (bytes === undefined) throw new CoreError('key.malformed', `${name} is not hex`);
  return bytes;
}

function stripHexPrefix(text: string): string {
  return text.startsWith('0x') ? text.slice(2) : text;
}
