/** Codes of JSON-RPC 2.0, EIP-1193 and EIP-1474, and geth's 3 for a revert. */
export const RPC_CODES = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  refused: -32000,
  limitExceeded: -32005,
  reverted: 3,
  disconnected: 4900,
} as const;

/**
 * What a request is answered with when it fails: the ProviderRpcError of EIP-1193. It is an
 * answer to the caller, not a fault of this package, hence no LedgerError.
 */
export class JsonRpcError extends Error {
  override readonly name = 'JsonRpcError';
  readonly code: number;
  declare readonly data?: string;

  constructor(
    kind: keyof typeof RPC_CODES,
    message: string,
    options: { readonly data?: string; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = RPC_CODES[kind];
    if (options.data !== undefined) this.data = options.data;
  }
}
