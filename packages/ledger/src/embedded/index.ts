export {
  type EmbeddedChain,
  type EmbeddedChainOptions,
  openEmbeddedChain,
  type RequestArguments,
} from './open-embedded-chain.ts';
export { type MemoryChain, openMemoryChain } from './memory-chain.ts';
export { BLOCK_GAS_LIMIT, BLOCK_TRANSACTION_LIMIT, type Hardfork } from './chain-rules.ts';
export { JsonRpcError, RPC_CODES } from './rpc/json-rpc-error.ts';
export { type JsonRpcServer, serveJsonRpc, type ServeOptions } from './serve-json-rpc.ts';
export type { Clock } from './sealer.ts';
export { LedgerError } from '../errors.ts';
