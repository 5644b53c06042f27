/** JSON as evidence. An entry point of its own: who reads a file needs no signatures. */
export { CoreError, type CoreErrorCode } from '../errors.ts';
export { canonicalizeJson } from './canonicalize-json.ts';
export {
  isJsonObject,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
} from './json-value.ts';
export { parseJson } from './parse-json.ts';
