/**
 * Every Originmark format: types, compiled validators and the bundled JSON-LD contexts, all made
 * from the JSON Schemas in `definitions/`.
 */
export type * from '../generated/types.js';
export { type BundledContext, CONTEXT_URLS, findContext } from './contexts.ts';
export { isDate, isDateTime } from './formats.ts';
/** Digest of all definitions as they were when the validators were made. */
export { SCHEMAS_DIGEST } from '../generated/schemas-digest.js';
export { tellFault, type ToldFault } from './tell-fault.ts';
export {
  CREDENTIAL_TYPES,
  type CredentialType,
  FORMAT_NAMES,
  type FormatName,
  isCredentialType,
  type SchemaFault,
  validateCredential,
  validateFormat,
} from './validate.ts';
