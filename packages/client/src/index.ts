export {
  CLIENT_ERROR_CODES,
  ClientError,
  type ClientErrorCode,
  type Problem,
} from './client-error.ts';
export { type Client, type ClientOptions, createClient } from './create-client.ts';
export { generateKeyPair, importPrivateKey, type KeyPair } from './sign-jwt.ts';
export {
  createTokenSource,
  type Fetch,
  type TokenSource,
  type TokenSourceOptions,
} from './token-source.ts';
export type { paths as AuthPaths } from './generated/auth.ts';
export type { paths as IssuerPaths } from './generated/issuer.ts';
export type { paths as VerifierPaths } from './generated/verifier.ts';
export type { paths as WalletPaths } from './generated/wallet.ts';
