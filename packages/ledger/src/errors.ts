/**
 * Every code this package throws, with what it means. Codes are stable and never reused.
 * Callers switch on {@link LedgerErrorCode}; the table is the one place where a code is added.
 */
export const LEDGER_ERROR_CODES = {
  'rpc.unreachable': 'the node did not answer, or not in time',
  'rpc.refused': 'the node answered with an error',
  'rpc.malformed': 'the answer of the node does not have the shape of its method',
  'rpc.behind':
    'the node knows fewer blocks than were read before: it lags, or its chain was cut off',
  'rpc.contradicted': 'the node says something else than was read of the same block before',
  'network.wrong-chain': 'the node serves another chain than configured',
  'network.wrong-registry': 'the code at the registry address is not the code that is trusted',
  'network.no-eas': 'no contract stands at the address of EAS',
  'address.malformed': 'not an address of 20 bytes in hexadecimal',
  'did.malformed': 'not a did:ethr in the one form that is written here',
  'did.other-network': 'a did:ethr of another network',
  'key.unsupported': 'a key that cannot be written to the registry for this purpose',
  'attribute.malformed':
    'a name that is not 1 to 32 bytes (clients cut it off silently), or a value that is no bytes',
  'attribute.validity-malformed': 'a validity that is not a whole number of seconds in range',
  'signer.failed': 'the signer gave something that is no signature of its address',
  'signer.not-owner': 'the signer is not the owner of the identity',
  'request.malformed': 'not a sponsored request in its one form',
  'request.other-network': 'a sponsored request for another chain or registry',
  'request.not-signed': 'a sponsored request that its owner did not sign as it stands',
  'request.expired': 'a sponsored request whose time is over',
  'request.nonce-used': 'another signed call of the owner took the number of the request',
  'request.nonce-ahead': 'signed calls of the owner with lower numbers have to be sent first',
  'request.not-allowed': 'a write that the relayer does not pay for, whoever asks',
  'request.over-limit': 'a write that costs more than the relayer pays for this owner now',
  'request.would-revert': 'the contract would refuse the request, so it was not sent',
  'transaction.reverted': 'the contract refused the transaction',
  'transaction.timed-out': 'the transaction was sent and is not in a block yet',
  'index.unsettled': 'the chain was rewritten again and again while it was read',
  'index.foreign-store': 'the stored history belongs to another network or is damaged',
  'anchor.empty': 'a batch without items',
  'anchor.not-stamped': 'EAS holds no time for this digest, or not yet at this block',
  'anchor.erased': 'the salt of the item was deleted, and with it what was anchored of it',
  'anchor.damaged': 'leaves and checkpoint of a stored batch do not belong together',
  'proof.header-mismatch': 'the header made from the block has another hash than the block',
  'proof.not-shown': 'the proof given by the node does not show what it should',
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

/** The one error class of this package: misuse, or a ledger that is broken or out of reach. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
  }
}
