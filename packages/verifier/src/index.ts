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
export { LIMITS } from './intake/limits.ts';
export { lintCredential, type LintInput, type LintReport } from './lint/lint-credential.ts';
export { loadTrustPolicy, type TrustPolicyInput } from './trust/load-trust-policy.ts';
export type { OfferedEvidence } from './intake/read-evidence.ts';
export {
  createVerificationReport,
  type VerificationReporter,
} from './verdict/create-verification-report.ts';
export { formatVerdict } from './verdict/format-verdict.ts';
export { type ChainInput, verifyChain } from './verdict/verify-chain.ts';
export { verifyEntry } from './verdict/verify-entry.ts';
