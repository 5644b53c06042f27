/**
 * Every code this package throws, with what it means. Codes are stable and never reused.
 * Callers switch on {@link LedgerErrorCode}; the table is the one place where a code is added.
 */
export const LEDGER_ERROR_CODES = {
  'chain.id-refused': 'the chain id is not a positive safe integer, or is one that strangers share',
  'chain.clock-invalid': 'the clock given does not tell milliseconds since 1970',
  'chain.folder-held': 'the folder of the embedded chain is open elsewhere',
  'chain.folder-unusable': 'the folder of the embedded chain cannot be made, read or written',
  'chain.other-chain': 'the folder holds a chain with another id, fork or format',
  'chain.damaged': 'what the folder holds does not fit together',
  'chain.write-failed': 'a block could not be made durable; the chain must be opened again',
  'chain.closed': 'the embedded chain has been closed',
  'rpc.host-refused': 'the host to listen on is not a loopback address',
  'rpc.port-busy': 'the port to listen on is in use',
  'rpc.listen-failed': 'the server could not begin to listen',
} as const;

/** One of the stable codes of {@link LEDGER_ERROR_CODES}. */
export type LedgerErrorCode = keyof typeof LEDGER_ERROR_CODES;

/** The one error class of this package: misuse or broken infrastructure. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
  }
}
