import type { Block } from '@ethereumjs/block';
import type { LogRecord, ReceiptRecord, ReceiptsRecord } from '../receipt-record.ts';

/** A number as JSON-RPC writes it (EIP-1474). */
export const quantity = (value: bigint | number): string => `0x${value.toString(16)}`;

/** A log as eth_getLogs and receipts show it. */
export interface LogJson extends LogRecord {
  readonly blockHash: string;
  readonly blockNumber: string;
  readonly transactionHash: string;
  readonly transactionIndex: string;
  /** Counted through the block. */
  readonly logIndex: string;
  readonly removed: false;
}

/** The logs of a block that are wanted; the indexes count the others too. */
export function toLogs(
  number: bigint,
  { blockHash, receipts }: ReceiptsRecord,
  wanted: (log: LogRecord, receipt: ReceiptRecord) => boolean,
): LogJson[] {
  const blockNumber = quantity(number);
  const found: LogJson[] = [];
  let logIndex = 0;
  for (const [index, receipt] of receipts.entries()) {
    const { transactionHash } = receipt;
    const place = { blockHash, blockNumber, transactionHash, transactionIndex: quantity(index) };
    for (const log of receipt.logs) {
      if (wanted(log, receipt)) {
        found.push({ ...log, ...place, logIndex: quantity(logIndex), removed: false });
      }
      logIndex += 1;
    }
  }
  return found;
}

/** The receipt at `index` of a block, as eth_getTransactionReceipt shows it; null without one. */
export function toReceiptJson(block: Block, record: ReceiptsRecord, index: number): unknown {
  const receipt = record.receipts[index];
  const transaction = block.transactions[index];
  if (receipt === undefined || transaction === undefined) return null;
  return {
    transactionHash: receipt.transactionHash,
    transactionIndex: quantity(index),
    blockHash: record.blockHash,
    blockNumber: quantity(block.header.number),
    from: receipt.from,
    to: transaction.to?.toString() ?? null,
    cumulativeGasUsed: quantity(receipt.cumulativeGasUsed),
    effectiveGasPrice: quantity(receipt.effectiveGasPrice),
    gasUsed: quantity(receipt.gasUsed),
    contractAddress: receipt.contractAddress ?? null,
    logs: toLogs(block.header.number, record, (_, of) => of === receipt),
    logsBloom: receipt.logsBloom,
    type: quantity(transaction.type),
    status: receipt.succeeded ? '0x1' : '0x0',
  };
}
