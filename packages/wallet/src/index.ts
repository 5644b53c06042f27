/** Holds credentials, assembles and presents an entry bundle. */
export {
  assembleBundle,
  type AssembledBundle,
  type AssembleOptions,
  writeBundle,
} from './assemble-bundle.ts';
export { type CollectOptions, collectMembers } from './collect-members.ts';
export { BUNDLE_LIMITS } from './limits.ts';
export { type HeldCredential, readCredential } from './read-credential.ts';
export { sealForVerifier, type SealRecipient } from './seal-for-verifier.ts';
export { type PresentationParts, signPresentation } from './sign-presentation.ts';
export { WALLET_ERROR_CODES, WalletError, type WalletErrorCode } from './wallet-error.ts';
