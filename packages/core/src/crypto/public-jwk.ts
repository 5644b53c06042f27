import { decodeBase64Url, encodeBase64Url } from '../encoding/base64url.ts';
import { CoreError } from '../errors.ts';
import { isJsonObject } from '../json/json-value.ts';
import type { PublicJwk, SignatureAlgorithm } from './crypto-primitives.ts';
import {
  isOnWeierstrassCurve,
  judgeEd25519Point,
  judgeX25519Point,
  type WeierstrassName,
} from './curve-points.ts';

/** Members that only private or symmetric keys have (RFC 7518 section 6). */
const PRIVATE_MEMBERS = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'];

const AGREEMENT_ALGORITHMS = ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'];

interface CurveProfile {
  readonly kty: PublicJwk['kty'];
  /** What `alg` may say, where the key has one. */
  readonly algorithms: readonly string[];
}

const CURVES: Readonly<Record<PublicJwk['crv'], CurveProfile>> = {
  'P-256': { kty: 'EC', algorithms: ['ES256', ...AGREEMENT_ALGORITHMS] },
  'P-384': { kty: 'EC', algorithms: ['ES384', ...AGREEMENT_ALGORITHMS] },
  secp256k1: { kty: 'EC', algorithms: ['ES256K'] },
  Ed25519: { kty: 'OKP', algorithms: ['EdDSA', 'Ed25519'] },
  X25519: { kty: 'OKP', algorithms: AGREEMENT_ALGORITHMS },
};

const ALGORITHM_OF: Readonly<Record<PublicJwk['crv'], SignatureAlgorithm | undefined>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  secp256k1: 'ES256K',
  Ed25519: 'EdDSA',
  X25519: undefined,
};

/** The one signature algorithm of a curve; undefined for X25519, which signs nothing. */
export function signatureAlgorithmOf(crv: PublicJwk['crv']): SignatureAlgorithm | undefined {
  return ALGORITHM_OF[crv];
}

/**
 * Reads a public JSON Web Key (RFC 7517, RFC 7518 section 6.2, RFC 8037, RFC 8812): type and curve
 * on the allow-list, coordinates in strict base64url and of full length, a point of the curve, for
 * Ed25519 and X25519 canonical and not of small order, `alg` (if any) one of the curve's, and no
 * private part. Returns the members that make the key and no others.
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak` `key.private`
 */
export function parsePublicJwk(value: unknown): PublicJwk {
  const jwk = readPublicJwk(value);
  assertPoint(jwk);
  return jwk;
}

/** Everything of {@link parsePublicJwk} but the arithmetic, for importers that know the point. */
export function readPublicJwk(value: unknown): PublicJwk {
  if (!isJsonObject(value)) throw new CoreError('key.malformed', 'the key is not a JSON object');
  for (const name of PRIVATE_MEMBERS) {
    if (Object.hasOwn(value, name)) {
      throw new CoreError('key.private', `the key has the private member "${name}"`, {
        pointer: `/${name}`,
      });
    }
  }
  const { kty, crv, x, y, alg } = value;
  if (typeof kty !== 'string') throw malformed('kty', 'no key type');
  if (kty !== 'EC' && kty !== 'OKP') throw unsupported('kty', 'a key type that is not accepted');
  if (typeof crv !== 'string') throw malformed('crv', 'no curve');
  if (!isCurve(crv)) throw unsupported('crv', 'a curve that is not accepted');
  const profile = CURVES[crv];
  if (profile.kty !== kty) throw malformed('kty', `${crv} is not a curve of ${kty}`);
  if (alg !== undefined && !(typeof alg === 'string' && profile.algorithms.includes(alg))) {
    throw malformed('alg', `an algorithm that ${crv} does not have`);
  }
  if (typeof x !== 'string') throw malformed('x', 'no x coordinate');
  if (kty === 'OKP') {
    if (y !== undefined) throw malformed('y', `${crv} has no y coordinate`);
    return { kty, crv, x };
  }
  if (typeof y !== 'string') throw malformed('y', 'no y coordinate');
  return { kty, crv, x, y };
}

/** Makes the JWK of raw coordinates, checked like any other. */
export function jwkFromCoordinates(
  crv: PublicJwk['crv'],
  x: Uint8Array,
  y?: Uint8Array,
): PublicJwk {
  const coordinates = { x: encodeBase64Url(x), ...(y && { y: encodeBase64Url(y) }) };
  return parsePublicJwk({ kty: CURVES[crv].kty, crv, ...coordinates });
}

function assertPoint(jwk: PublicJwk): void {
  const x = readCoordinate('x', jwk.x);
  if (jwk.crv === 'Ed25519' || jwk.crv === 'X25519') {
    const judgement = jwk.crv === 'Ed25519' ? judgeEd25519Point(x) : judgeX25519Point(x);
    if (judgement === 'good') return;
    const why =
      judgement === 'weak' ? 'of small order or not canonical' : `not a point of ${jwk.crv}`;
    throw new CoreError(`key.${judgement}`, `the key is ${why}`, { pointer: '/x' });
  }
  assertWeierstrass(jwk.crv, x, readCoordinate('y', jwk.y));
}

function assertWeierstrass(crv: WeierstrassName, x: Uint8Array, y: Uint8Array): void {
  if (!isOnWeierstrassCurve(crv, x, y)) throw malformed('x', `not a point of ${crv}`);
}

function readCoordinate(name: 'x' | 'y', text: string | undefined): Uint8Array {
  try {
    return decodeBase64Url(text as string);
  } catch (cause) {
    throw new CoreError('key.malformed', `${name} is not base64url`, {
      pointer: `/${name}`,
      cause,
    });
  }
}

function isCurve(crv: string): crv is PublicJwk['crv'] {
  return Object.hasOwn(CURVES, crv);
}

function malformed(member: string, why: string): CoreError {
  return new CoreError('key.malformed', `the key is malformed: ${why}`, { pointer: `/${member}` });
}

function unsupported(member: string, why: string): CoreError {
  return new CoreError('key.unsupported', `the key is not supported: ${why}`, {
    pointer: `/${member}`,
  });
}
