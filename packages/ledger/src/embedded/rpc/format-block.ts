import type { Block } from '@ethereumjs/block';
import { bytesToHex } from '@ethereumjs/util';
import type { ReceiptsRecord } from '../receipt-record.ts';
import { quantity } from './format-receipt.ts';

/** A block as eth_getBlockBy… shows it, with hashes of its transactions or with all of them. */
export function toBlockJson(block: Block, record: ReceiptsRecord, whole: boolean): unknown {
  const { uncleHash, coinbase, transactionsTrie, receiptTrie, ...header } = block.header.toJSON();
  return {
    ...header,
    hash: bytesToHex(block.hash()),
    sha3Uncles: uncleHash,
    miner: coinbase,
    transactionsRoot: transactionsTrie,
    receiptsRoot: receiptTrie,
    totalDifficulty: '0x0',
    size: quantity(block.serialize().length),
    transactions: record.receipts.map(({ transactionHash }, index) =>
      whole ? toTransactionJson(block, record, index) : transactionHash,
    ),
    uncles: [],
    withdrawals: [],
  };
}

/** The transaction at `index` of a block, as eth_getTransactionBy… shows it; null without one. */
export function toTransactionJson(block: Block, record: ReceiptsRecord, index: number): unknown {
  const receipt = record.receipts[index];
  const transaction = block.transactions[index];
  if (receipt === undefined || transaction === undefined) return null;
  const { data, gasLimit, ...fields } = transaction.toJSON();
  return {
    ...fields,
    chainId: quantity(transaction.common.chainId()),
    type: quantity(transaction.type),
    hash: receipt.transactionHash,
    from: receipt.from,
    to: transaction.to?.toString() ?? null,
    input: data,
    gas: gasLimit,
    gasPrice: quantity(receipt.effectiveGasPrice),
    blockHash: record.blockHash,
    blockNumber: quantity(block.header.number),
    transactionIndex: quantity(index),
  };
}
