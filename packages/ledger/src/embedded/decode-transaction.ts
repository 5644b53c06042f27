import type { Common } from '@ethereumjs/common';
import { createTxFromRLP, TransactionType, type TypedTransaction } from '@ethereumjs/tx';
import { bytesToHex } from '@ethereumjs/util';
import { BLOCK_GAS_LIMIT, blockOptions } from './chain-rules.ts';
import { JsonRpcError } from './rpc/json-rpc-error.ts';

/** Bytes of one transaction, as geth's pool takes them. */
const TRANSACTION_BYTES_LIMIT = 128 * 1024;

/** Transactions remembered before all are forgotten. */
const REMEMBERED = 5000;

const ACCEPTED: ReadonlySet<number> = new Set([
  TransactionType.Legacy,
  TransactionType.AccessListEIP2930,
  TransactionType.FeeMarketEIP1559,
]);

/** Reads a raw transaction under the rules of a chain. */
export type Decode = (common: Common, raw: Uint8Array) => TypedTransaction;

/**
 * Reads the same bytes once: most of the time of reading goes into finding the sender. For chains that
 * are told again and again under one set of rules.
 */
export function rememberDecoding(): Decode {
  const known = new Map<string, TypedTransaction>();
  return (common, raw) => {
    const name = bytesToHex(raw);
    const transaction = known.get(name) ?? decodeTransaction(common, raw);
    if (known.size >= REMEMBERED) known.clear();
    known.set(name, transaction);
    return transaction;
  };
}

/**
 * A signed transaction that may be sealed on this chain, as far as it tells itself.
 *
 * @throws JsonRpcError otherwise
 */
export function decodeTransaction(common: Common, raw: Uint8Array): TypedTransaction {
  if (raw.length > TRANSACTION_BYTES_LIMIT) {
    throw new JsonRpcError('refused', `oversized data: limit ${TRANSACTION_BYTES_LIMIT} bytes`);
  }
  const transaction = decode(common, raw);
  if (!ACCEPTED.has(transaction.type)) {
    throw new JsonRpcError('refused', `transaction type ${transaction.type} is not accepted here`);
  }
  checkChainId(common, transaction);
  if (transaction.gasLimit > BLOCK_GAS_LIMIT) {
    throw new JsonRpcError('refused', `exceeds block gas limit ${BLOCK_GAS_LIMIT}`);
  }
  checkSender(transaction);
  const faults = transaction.getValidationErrors();
  if (faults.length > 0) throw new JsonRpcError('refused', faults.join('; '));
  return transaction;
}

function decode(common: Common, raw: Uint8Array): TypedTransaction {
  try {
    return createTxFromRLP(raw, blockOptions(common));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown';
    const kind = /chain ?id/i.test(reason) ? 'invalid chain id for signer' : 'rlp: not decodable';
    throw new JsonRpcError('refused', `${kind}: ${reason}`, { cause });
  }
}

/** A signature without the chain id of EIP-155 could be carried over from another chain. */
function checkChainId(common: Common, transaction: TypedTransaction): void {
  const want = common.chainId();
  const have = 'chainId' in transaction ? transaction.chainId : signedChainId(transaction);
  if (have !== want) {
    const told = have === undefined ? 'none' : have.toString();
    throw new JsonRpcError('refused', `invalid chain id for signer: have ${told} want ${want}`);
  }
}

/** EIP-155: v = chainId * 2 + 35 + parity. */
function signedChainId({ v }: TypedTransaction): bigint | undefined {
  return v === undefined || v < 35n ? undefined : (v - 35n) / 2n;
}

/** Recovers the sender, once; a high s (EIP-2) has none. */
function checkSender(transaction: TypedTransaction): void {
  try {
    transaction.getSenderAddress();
  } catch (cause) {
    throw new JsonRpcError('refused', 'invalid sender: the signature has no key', { cause });
  }
}
