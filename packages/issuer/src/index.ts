/** Creates, checks and signs credentials and status lists. What records them is in `register/`. */
export {
  createStatusListCredential,
  type StatusListParts,
} from './create-status-list-credential.ts';
export { type IssuedCredential, issueCredential, type IssueOptions } from './issue-credential.ts';
export { ISSUER_ERROR_CODES, IssuerError, type IssuerErrorCode } from './issuer-error.ts';
export { statusEntries, type StatusListUrls } from './status-entries.ts';
