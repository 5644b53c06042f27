export type {
  CryptoPrimitives,
  PrivateJwk,
  PublicJwk,
  SignatureAlgorithm,
  VerificationKey,
} from './crypto/crypto-primitives.ts';
export { hmacSha256 } from './crypto/hmac-sha256.ts';
export { jwkThumbprint } from './crypto/jwk-thumbprint.ts';
export { createKeyImporter, type KeyImporter } from './crypto/key-importer.ts';
export { parseMultikey, toMultikey } from './crypto/multikey.ts';
export { parsePublicJwk } from './crypto/public-jwk.ts';
export { addressOfKey, recoverPublicKeys } from './crypto/recover-keys.ts';
export { formatDateTime, parseDateTime } from './date-time.ts';
export { createDidJwkResolver } from './did/did-jwk.ts';
export { createDidKeyResolver } from './did/did-key.ts';
export {
  didFailure,
  type DidResolutionError,
  type DidResolutionOptions,
  type DidResolver,
  type VersionedDidResolver,
} from './did/did-resolver.ts';
export { type ParsedDid, type ParsedDidUrl, parseDid, parseDidUrl } from './did/did-syntax.ts';
export { type DidVersion, type DidVersionRequest, parseDidVersion } from './did/did-version.ts';
export { createDidWebResolver, type FetchDocument, type FetchedDocument } from './did/did-web.ts';
export { toDidWebUrl } from './did/did-web-url.ts';
export { createMethodResolver } from './did/method-resolver.ts';
export { createEthrKeyReader, type EthrKeyReader } from './did/ethr/attribute-key.ts';
export {
  buildEthrDocument,
  type EthrDocument,
  type EthrDocumentOptions,
} from './did/ethr/build-ethr-document.ts';
export { buildEthrVersion, type EthrMoment } from './did/ethr/build-ethr-version.ts';
export { decodeEthrLog, ETHR_TOPICS, type EthereumLog } from './did/ethr/decode-ethr-log.ts';
export type {
  EthrAttributeChanged,
  EthrDelegateChanged,
  EthrEvent,
  EthrOwnerChanged,
} from './did/ethr/ethr-event.ts';
export type { EthrHead } from './did/ethr/ethr-history.ts';
export {
  type EthrHistoryProblem,
  type EthrRefusal,
  MAX_ETHR_EVENTS,
  orderEthrEvents,
} from './did/ethr/order-events.ts';
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
export { decodeHexData, encodeHexData } from './encoding/hex.ts';
export { CORE_ERROR_CODES, CoreError, type CoreErrorCode } from './errors.ts';
export {
  checkExistenceOnline,
  type EthereumRequest,
  type OnlineExistenceClaim,
} from './existence/check-existence-online.ts';
export {
  checkStapledExistence,
  type StapledExistenceClaim,
} from './existence/check-stapled-existence.ts';
export {
  type Checkpoint,
  checkCheckpointSignature,
  type CheckpointSignature,
  createCheckpoint,
  digestCheckpoint,
  parseCheckpoint,
  type TreeHead,
} from './existence/checkpoint.ts';
export {
  type CommitmentInput,
  type CommitmentTag,
  createCommitment,
} from './existence/commitment.ts';
export type {
  ExistenceAnswer,
  ExistenceClaim,
  ExistenceProblem,
  ExistenceProof,
  LedgerFinality,
  LedgerProof,
  TrustedLedger,
} from './existence/existence-proof.ts';
export { hashKeccak256, type Keccak256 } from './existence/trie-proof.ts';
export {
  checkInclusion,
  createMerkleTree,
  type InclusionClaim,
  type MerkleTree,
} from './existence/merkle-tree.ts';
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
export * from './json/index.ts';
export { allocateStatusIndex } from './status/allocate-index.ts';
export { decodeStatusList, encodeStatusList } from './status/encoded-list.ts';
export { createStatusBits, getStatusBit, setStatusBit } from './status/status-bits.ts';
