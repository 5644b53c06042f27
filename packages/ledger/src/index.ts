export {
  type AnchorBatch,
  type AnchorItem,
  type AnchorLeaf,
  type AnchorRecord,
  createAnchorBatch,
  createExistenceProof,
  openAnchorBatch,
} from './anchor/anchor-batch.ts';
export { checkStamp, type StampAnswer } from './anchor/check-stamp.ts';
export { deliverTimestamp } from './anchor/deliver-timestamp.ts';
export { fetchStaples, type Staple, type Staples } from './anchor/fetch-staples.ts';
export { findTransaction, type TransactionFate } from './anchor/find-transaction.ts';
export { locateStamp, type StampPlace } from './anchor/locate-stamp.ts';
export { prepareTimestamp, type TimestampTransaction } from './anchor/prepare-timestamp.ts';
export { signTimestamp } from './anchor/sign-timestamp.ts';
export { fetchFinalBlock, stapleExistence, toTrustedLedger } from './anchor/staple-existence.ts';
export { readStamp, type Stamp, timestampCheckpoint } from './anchor/timestamp-checkpoint.ts';
export { createAccountSigner } from './connection/account-signer.ts';
export type { LedgerReceipt } from './connection/await-receipt.ts';
export { connectLedger, type LedgerOptions } from './connection/connect-ledger.ts';
export type { BlockMark } from './connection/fetch-block.ts';
export type { Connection, Ledger, LedgerRequest } from './connection/ledger.ts';
export {
  createKeySigner,
  type DigestSigner,
  type LedgerSigner,
} from './connection/ledger-signer.ts';
export { makeBlock } from './connection/make-block.ts';
export type { NodeOptions } from './connection/open-connection.ts';
export { type DeployedContracts, deployContracts } from './contracts/deploy-contracts.ts';
export { LEDGER_ERROR_CODES, LedgerError, type LedgerErrorCode } from './errors.ts';
export { ethrNetworkOf, toEthrDid } from './registry/ethr-did.ts';
export { type EthrIdentity, type KeyUse, openEthrIdentity } from './registry/ethr-identity.ts';
export { createEthrIndex, type EthrIndex } from './registry/ethr-index.ts';
export { toEthrMethod } from './registry/ethr-method.ts';
export type { EthrReading, IndexHead } from './registry/ethr-reading.ts';
export type { EthrIndexStore, StoredEthrHistory } from './registry/ethr-index-store.ts';
export { createEthrResolver, type EthrResolverOptions } from './registry/ethr-resolver.ts';
export { openSponsoredIdentity } from './registry/sponsored-identity.ts';
export { type Attribute, type KeyPurpose, toKeyAttribute } from './registry/key-attribute.ts';
export { fetchOwnerNonce } from './sponsored/check-request.ts';
export { parseSponsoredRequest } from './sponsored/parse-request.ts';
export type { CallSignature, RegistryCall } from './sponsored/registry-call.ts';
export { DEFAULT_RELAY_LIMITS, type RelayLimits } from './sponsored/relay-limits.ts';
export {
  assertWithin,
  createMemoryRelayLog,
  type RelayEntry,
  type RelayLog,
  type RelaySpent,
} from './sponsored/relay-log.ts';
export { createRelayer, type Relayed, type Relayer } from './sponsored/relayer.ts';
export {
  createSponsoredRequest,
  type RequestParts,
  type SponsoredRequest,
} from './sponsored/sponsored-request.ts';
