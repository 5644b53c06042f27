import type { SignatureAlgorithm } from '../crypto/crypto-primitives.ts';
import { parseDidUrl } from '../did/did-syntax.ts';
import { escapePointer } from '../json/json-pointer.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** The two kinds of token this package secures. */
export type TokenType = 'vc+jwt' | 'vp+jwt';

/** What a JOSE header says, or the one thing that is wrong with it. */
export type JoseHeaderCheck =
  | { readonly ok: true; readonly alg: SignatureAlgorithm; readonly kid: string }
  | {
      readonly ok: false;
      readonly fault:
        | 'typ-mismatch'
        | 'alg-not-allowed'
        | 'header-key-refused'
        | 'crit-unknown'
        | 'malformed';
      /** JSON pointer into the header. */
      readonly pointer: string;
      readonly expected: JsonValue;
      /** What stood there, null where nothing did. */
      readonly found: JsonValue;
    };

type Fault = Extract<JoseHeaderCheck, { ok: false }>['fault'];

/** Keys and certificates, or where to fetch them: the attacker's own choice (RFC 8725 section 3.10). */
const KEY_MEMBERS = ['jwk', 'jku', 'x5u', 'x5c', 'x5t', 'x5t#S256'];

/** RFC 9864 names the curve in `alg`; for Ed25519 it means the same as EdDSA. */
const ALGORITHMS: ReadonlyMap<JsonValue | undefined, SignatureAlgorithm> = new Map([
  ['ES256', 'ES256'],
  ['ES384', 'ES384'],
  ['EdDSA', 'EdDSA'],
  ['Ed25519', 'EdDSA'],
  ['ES256K', 'ES256K'],
]);

const CONTENT_TYPE = { 'vc+jwt': 'vc', 'vp+jwt': 'vp' } as const;

/**
 * Checks the JOSE header of a credential or presentation (VC-JOSE-COSE section 3; formats.md
 * section 1): `typ` and, where present, `cty` in any case and with or without `application/`; `alg`
 * on the allow-list; `kid` an absolute DID URL with a fragment; no key in the header; no `crit`,
 * for this profile understands no extension; no `b64`. Other members carry no meaning.
 */
export function checkJoseHeader(header: JsonObject, expected: TokenType): JoseHeaderCheck {
  const fault = (name: string, why: Fault, wanted: JsonValue): JoseHeaderCheck => ({
    ok: false,
    fault: why,
    pointer: `/${escapePointer(name)}`,
    expected: wanted,
    found: own(header, name) ?? null,
  });

  for (const name of KEY_MEMBERS) {
    if (own(header, name) !== undefined) return fault(name, 'header-key-refused', null);
  }
  if (own(header, 'crit') !== undefined) return fault('crit', 'crit-unknown', null);
  if (own(header, 'b64') !== undefined) return fault('b64', 'malformed', null);
  if (!isMediaType(own(header, 'typ'), expected)) return fault('typ', 'typ-mismatch', expected);
  const cty = own(header, 'cty');
  if (cty !== undefined && !isMediaType(cty, CONTENT_TYPE[expected])) {
    return fault('cty', 'typ-mismatch', CONTENT_TYPE[expected]);
  }
  const alg = ALGORITHMS.get(own(header, 'alg'));
  if (alg === undefined) return fault('alg', 'alg-not-allowed', [...ALGORITHMS.keys()] as string[]);
  const kid = own(header, 'kid');
  if (typeof kid !== 'string' || !isKeyId(kid)) {
    return fault('kid', 'malformed', 'an absolute DID URL with a fragment');
  }
  return { ok: true, alg, kid };
}

function own(header: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(header, name) ? header[name] : undefined;
}

function isKeyId(kid: string): boolean {
  const url = parseDidUrl(kid);
  return url?.fragment !== undefined && url.path === undefined && url.query === undefined;
}

function isMediaType(value: JsonValue | undefined, expected: string): boolean {
  if (typeof value !== 'string') return false;
  // RFC 7515 section 4.1.9: the prefix may be left out when no other slash appears.
  const lower = toAsciiLowerCase(value);
  return lower === expected || lower === `application/${expected}`;
}

/** Unlike toLowerCase, turns no other letter (such as the Kelvin sign) into an ASCII one. */
function toAsciiLowerCase(text: string): string {
  let lower = '';
  for (const character of text) {
    lower += character >= 'A' && character <= 'Z' ? character.toLowerCase() : character;
  }
  return lower;
}
