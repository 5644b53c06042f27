import { type Block, createBlock, type HeaderData } from '@ethereumjs/block';
import { createMPT } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import type { TypedTransaction } from '@ethereumjs/tx';
import { bytesToHex, createZeroAddress } from '@ethereumjs/util';
import { encodeReceipt, runTx, type RunTxResult, type VM } from '@ethereumjs/vm';
import type { ChainRecords } from './chain-records.ts';
import { BLOCK_GAS_LIMIT, blockOptions } from './chain-rules.ts';
import { openVm } from './open-vm.ts';
import type { ReceiptRecord } from './receipt-record.ts';
import { JsonRpcError } from './rpc/json-rpc-error.ts';
import type { TrieNodes } from './trie-nodes.ts';

/** A block that is not yet written, and what became of each transaction offered to it. */
export interface SealedBlock {
  /** Absent where no transaction was fit to be sealed. */
  readonly block: Block | undefined;
  readonly receipts: readonly ReceiptRecord[];
  readonly nodes: TrieNodes;
  /** Why a transaction is refused. */
  readonly refused: ReadonlyMap<TypedTransaction, JsonRpcError>;
  /** Those that the gas of this block had no room for: the next block's first. */
  readonly deferred: readonly TypedTransaction[];
}

/**
 * Runs transactions, in their order, on the state after the head.
 *
 * @param timestamp seconds since 1970, not before the head's
 */
export async function sealBlock(
  records: ChainRecords,
  timestamp: bigint,
  offered: readonly TypedTransaction[],
): Promise<SealedBlock> {
  const { vm, nodes } = await openVm(records, records.head);
  const fields = nextHeader(records.head, timestamp);
  // What the instructions NUMBER, TIMESTAMP and BASEFEE see while it is made.
  const frame = createBlock({ header: fields, withdrawals: [] }, blockOptions(records.common));
  const refused = new Map<TypedTransaction, JsonRpcError>();
  const deferred: TypedTransaction[] = [];
  const run: Executed[] = [];
  let gasUsed = 0n;
  for (const transaction of offered) {
    if (deferred.length > 0 || transaction.gasLimit > BLOCK_GAS_LIMIT - gasUsed) {
      deferred.push(transaction);
      continue;
    }
    const result = await runOne(vm, frame, gasUsed, transaction);
    if (result instanceof JsonRpcError) {
      refused.set(transaction, result);
    } else {
      gasUsed += result.totalGasSpent;
      run.push({ transaction, result });
    }
  }
  const receipts = run.map(toReceipt);
  if (run.length === 0) return { block: undefined, receipts, nodes, refused, deferred };
  const stateRoot = await vm.stateManager.getStateRoot();
  const header = { ...fields, ...(await commitments(run)), gasUsed, stateRoot };
  const transactions = run.map(({ transaction }) => transaction);
  const block = createBlock(
    { header, transactions, withdrawals: [] },
    blockOptions(records.common),
  );
  return { block, receipts, nodes, refused, deferred };
}

interface Executed {
  readonly transaction: TypedTransaction;
  readonly result: RunTxResult;
}

function nextHeader(parent: Block, timestamp: bigint): HeaderData {
  return {
    parentHash: parent.hash(),
    number: parent.header.number + 1n,
    timestamp,
    gasLimit: BLOCK_GAS_LIMIT,
    baseFeePerGas: 0n,
    coinbase: createZeroAddress(),
  };
}

/** Roots of transactions and receipts, and the bloom of all logs (Yellow Paper, section 4.3). */
async function commitments(run: readonly Executed[]): Promise<HeaderData> {
  const transactions = await createMPT();
  const receipts = await createMPT();
  const logsBloom = new Uint8Array(256);
  for (const [index, { transaction, result }] of run.entries()) {
    const key = RLP.encode(index);
    await transactions.put(key, transaction.serialize());
    await receipts.put(key, encodeReceipt(result.receipt, transaction.type));
    for (const [at, bits] of result.receipt.bitvector.entries()) {
      logsBloom[at] = (logsBloom[at] ?? 0) | bits;
    }
  }
  return { transactionsTrie: transactions.root(), receiptTrie: receipts.root(), logsBloom };
}

async function runOne(
  vm: VM,
  block: Block,
  blockGasUsed: bigint,
  transaction: TypedTransaction,
): Promise<RunTxResult | JsonRpcError> {
  const refusal = await checkAccount(vm, transaction);
  if (refusal !== undefined) return refusal;
  try {
    return await runTx(vm, { tx: transaction, block, blockGasUsed });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown';
    return new JsonRpcError('refused', `transaction refused: ${reason}`, { cause });
  }
}

/** Nonce and funds, in the words that clients recognise. */
async function checkAccount(
  vm: VM,
  transaction: TypedTransaction,
): Promise<JsonRpcError | undefined> {
  const account = await vm.stateManager.getAccount(transaction.getSenderAddress());
  const nonce = account?.nonce ?? 0n;
  if (transaction.nonce !== nonce) {
    const side = transaction.nonce < nonce ? 'low' : 'high';
    const message = `nonce too ${side}: next nonce ${nonce}, tx nonce ${transaction.nonce}`;
    return new JsonRpcError('refused', message);
  }
  const balance = account?.balance ?? 0n;
  const cost = transaction.getUpfrontCost(0n);
  if (balance >= cost) return undefined;
  const message = `insufficient funds for gas * price + value: have ${balance} want ${cost}`;
  return new JsonRpcError('refused', message);
}

function toReceipt({ transaction, result }: Executed): ReceiptRecord {
  const { receipt, createdAddress } = result;
  return {
    transactionHash: bytesToHex(transaction.hash()),
    from: transaction.getSenderAddress().toString(),
    succeeded: 'status' in receipt && receipt.status === 1,
    gasUsed: result.totalGasSpent,
    cumulativeGasUsed: receipt.cumulativeBlockGasUsed,
    effectiveGasPrice: effectivePrice(transaction),
    contractAddress: createdAddress?.toString(),
    logsBloom: bytesToHex(receipt.bitvector),
    logs: receipt.logs.map(([address, topics, data]) => ({
      address: bytesToHex(address),
      topics: topics.map((topic) => bytesToHex(topic)),
      data: bytesToHex(data),
    })),
  };
}

/** Of EIP-1559 with a base fee of 0: what is left is the priority fee, at most the maximum. */
function effectivePrice(transaction: TypedTransaction): bigint {
  if ('gasPrice' in transaction) return transaction.gasPrice;
  const { maxFeePerGas, maxPriorityFeePerGas } = transaction;
  return maxPriorityFeePerGas < maxFeePerGas ? maxPriorityFeePerGas : maxFeePerGas;
}
