/**
 * What a workspace is composed of, for a server that holds several. An entry point of its own, because
 * database, ledger and agent come with it.
 */
export { CliError, EXIT, type ExitCode } from '../errors.ts';
export type { Io } from '../io.ts';
export { loadDecryptionKey } from '../files/load-decryption-key.ts';
export { makeFolder } from '../files/make-folder.ts';
export { writeAtomically } from '../files/write-atomically.ts';
export { writeStory } from '../files/write-story.ts';
export { createJudging } from '../judge/judge-story.ts';
export { playDemo } from '../judge/play-demo.ts';
export { recordAsFiled } from '../judge/record-as-filed.ts';
export { rememberVerifications } from '../judge/remember-verifications.ts';
export { type RecordTimes, toRecord } from '../judge/to-record.ts';
export { boundFetch, type FetchBudget } from '../network/bounded-fetch.ts';
export { recordedIn } from '../network/did-record.ts';
export { readHostMap } from '../network/host-map.ts';
export { type Network, openNetwork } from '../network/open-network.ts';
export { type Beginning, beginWorkspace, keepOperator, randomChainId } from './begin-workspace.ts';
export { type Collected, collectEvidence, toEvidence } from './collect-evidence.ts';
export { giveReceipts, type GivenReceipt, type Receipts } from './give-receipts.ts';
export { type HeldIdentifier, issuerOf } from './identifiers.ts';
export type { IssuingPlace } from './issuing-place.ts';
export { findLedgerFile, type LedgerFile, ledgerFilePath, loadLedgerFile } from './ledger-file.ts';
export { loadSecret, makeSecret, type Secret } from './load-secret.ts';
export type { Operator, Workspace } from './open-workspace.ts';
export { filingKeysOf, type FilingKeys } from './presenting-keys.ts';
export { type ProvenVersion, provenVersions } from './status-versions.ts';
