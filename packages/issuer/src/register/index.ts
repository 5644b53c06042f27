/**
 * An issuer with a register: identifiers and keys, credentials recorded before they are signed, their
 * status, their existence. An entry point of its own, because database, ledger and agent come with it.
 */
export { createIssuerAgent, type CreateIssuerAgentOptions } from '../agent/create-issuer-agent.ts';
export { type DidDocumentExtras, toDidWebDocument } from '../agent/did-web-document.ts';
export { createEthrIndexStore } from '../agent/ethr-index-store.ts';
export {
  addKey,
  bindKeys,
  createIdentifier,
  type IdentifierRequest,
  type KeyCapabilities,
  type KeyMaterial,
  listKeys,
  listUnboundKeys,
  type ManagedKey,
  retireKey,
} from '../agent/identifiers.ts';
export type { AgentNetwork, IssuerAgent } from '../agent/issuer-agent.ts';
export { createKeySigner, type SigningAgent, type SigningKey } from '../agent/key-signer.ts';
export { createLedgerKey, type LedgerKey } from '../agent/ledger-key.ts';
export type { IssuerKeyType } from '../agent/managed-keys.ts';
export type { AnchorEvent, TellAnchorEvent } from '../anchoring/anchor-event.ts';
export { type AnchoringRequest, anchorWaiting } from '../anchoring/anchor-waiting.ts';
export { type AnchorWorkerRequest, runAnchorWorker } from '../anchoring/anchor-worker.ts';
export { type AnchoringLag, anchoringLag } from '../anchoring/anchoring-lag.ts';
export type { AnchoredBatch } from '../anchoring/carry-on.ts';
export {
  type ProofLedger,
  proveExistence,
  proveStatusVersion,
} from '../anchoring/prove-existence.ts';
export type { CredentialDraft } from '../issuing/build-credential.ts';
export {
  abandonIssuing,
  finishIssuing,
  handOver,
  type Interrupted,
  listInterrupted,
} from '../issuing/interrupted.ts';
export { issue, type IssueRequest, type RecordedCredential } from '../issuing/issue.ts';
export type { IssuerContext } from '../issuing/issuer-context.ts';
export {
  resume,
  type RevocationRequest,
  revoke,
  suspend,
  type WithChange,
} from '../status/change-status.ts';
export {
  findStatusListToken,
  type PublishedList,
  publishStatusLists,
  type PublishingRule,
} from '../status/publish-status-lists.ts';
export { issuerChecks, type IssuerChecksDeps } from '../fsck/issuer-checks.ts';
