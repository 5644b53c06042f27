/** The verifier library: give it a bundle, a trust policy and clocks, and it returns an explained verdict. */
export type { EntryRecord, EntryRecordLine, ObservedRight } from './claims/record.ts';
export { createVerifierCaches, type VerifierCaches } from './caches.ts';
export { CHAIN_PROFILE, type ProfileEntry } from './chain/profile.ts';
export {
  CHECKS,
  type CheckName,
  type CodeEntry,
  CODES,
  codeEntry,
  type FindingCode,
  isFindingCode,
} from './codes/registry.ts';
export type {
  Challenge,
  LoadedTrustPolicy,
  StatusListSeen,
  VerifierClocks,
  VerifierContext,
  VerifierInput,
  VerifierMemory,
} from './context.ts';
export { VerifierError, type VerifierErrorCode } from './errors.ts';
export { type CodeDifference, describeCode } from './evidence/code-versions.ts';
export { createEvidencePackage, type EvidenceToKeep } from './evidence/create-evidence-package.ts';
export { toBytes } from './evidence/kept-bytes.ts';
export { formatEvidencePackage, MAX_PACKAGE_BYTES } from './evidence/package-parts.ts';
export { type ReadPackage, readEvidencePackage } from './evidence/read-evidence-package.ts';
export { recordWays, type VerifierWays, type WaysRecorder } from './evidence/record-ways.ts';
export {
  type ReplayedVerdict,
  replayEvidencePackage,
  type ReplayTools,
} from './evidence/replay-evidence-package.ts';
export { type ReplayedWays, replayWays } from './evidence/replay-ways.ts';
export { LIMITS } from './intake/limits.ts';
export { lintCredential, type LintInput, type LintReport } from './lint/lint-credential.ts';
export { loadTrustPolicy, type TrustPolicyInput } from './trust/load-trust-policy.ts';
export type { OfferedEvidence } from './intake/read-evidence.ts';
export { compareReport, type ReportComparison } from './verdict/compare-report.ts';
export {
  createVerificationReport,
  type VerificationReporter,
} from './verdict/create-verification-report.ts';
export {
  type Draw,
  drawsOf,
  type EntryDraws,
  type ShipmentUse,
  shipmentUsesOf,
} from './verdict/draws-of.ts';
export { formatVerdict } from './verdict/format-verdict.ts';
export { type ChainInput, verifyChain } from './verdict/verify-chain.ts';
export { verifyEntry } from './verdict/verify-entry.ts';
export {
  type PresentationInput,
  type PresentationVerdict,
  verifyPresentation,
} from './verdict/verify-presentation.ts';
