export type {
  CryptoPrimitives,
  PrivateJwk,
  PublicJwk,
  SignatureAlgorithm,
  VerificationKey,
} from './crypto/crypto-primitives.ts';
export { jwkThumbprint } from './crypto/jwk-thumbprint.ts';
export { createKeyImporter, type KeyImporter } from './crypto/key-importer.ts';
export { parseMultikey, toMultikey } from './crypto/multikey.ts';
export { parsePublicJwk } from './crypto/public-jwk.ts';
export { formatDateTime, parseDateTime } from './date-time.ts';
export { createDidJwkResolver } from './did/did-jwk.ts';
export { createDidKeyResolver } from './did/did-key.ts';
export type { DidResolutionError, DidResolver } from './did/did-resolver.ts';
export { type ParsedDid, type ParsedDidUrl, parseDid, parseDidUrl } from './did/did-syntax.ts';
export { createDidWebResolver, type FetchDocument, type FetchedDocument } from './did/did-web.ts';
export { toDidWebUrl } from './did/did-web-url.ts';
export { createMethodResolver } from './did/method-resolver.ts';
export { normalizeDid, sameDid } from './did/normalize-did.ts';
export {
  readVerificationMethods,
  type VerificationMethod,
  type VerificationMethods,
  type VerificationPurpose,
} from './did/verification-methods.ts';
export { digestBytes, digestJson, digestPayload, isDigest, type Sha256 } from './digest.ts';
export { decodeBase58, encodeBase58 } from './encoding/base58.ts';
export { decodeBase64Url, encodeBase64Url } from './encoding/base64url.ts';
export { CORE_ERROR_CODES, CoreError, type CoreErrorCode } from './errors.ts';
export {
  type ParsedJws,
  parseCompactJws,
  type ReadHeader,
  readJoseHeader,
} from './jose/compact-jws.ts';
export { checkJoseHeader, type JoseHeaderCheck, type TokenType } from './jose/jose-header.ts';
export { createUnseal, seal, type Unseal, type UnsealKey } from './jose/sealed.ts';
export { type Signer, type SignOptions, signCompactJws } from './jose/sign-jws.ts';
export { verifyJws } from './jose/verify-jws.ts';
export { canonicalizeJson } from './json/canonicalize-json.ts';
export {
  isJsonObject,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
} from './json/json-value.ts';
export { parseJson } from './json/parse-json.ts';
export { allocateStatusIndex } from './status/allocate-index.ts';
export { decodeStatusList, encodeStatusList } from './status/encoded-list.ts';
export { createStatusBits, getStatusBit, setStatusBit } from './status/status-bits.ts';
