export { createGuardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts';
export { createNodeCrypto } from './node-crypto.ts';
export {
  createNodeSigner,
  generatePrivateJwk,
  gzip,
  publicJwkOf,
  randomBytes,
} from './node-signer.ts';
