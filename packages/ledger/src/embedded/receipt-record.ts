import { RLP } from '@ethereumjs/rlp';
import { bigIntToUnpaddedBytes, bytesToBigInt, bytesToHex } from '@ethereumjs/util';
import { hexToBytes, type PrefixedHexString } from '@ethereumjs/util';

/** One log as a contract wrote it; hex throughout. */
export interface LogRecord {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** What became of one transaction. */
export interface ReceiptRecord {
  readonly transactionHash: string;
  readonly from: string;
  readonly succeeded: boolean;
  readonly gasUsed: bigint;
  readonly cumulativeGasUsed: bigint;
  readonly effectiveGasPrice: bigint;
  readonly contractAddress: string | undefined;
  readonly logsBloom: string;
  readonly logs: readonly LogRecord[];
}

/** The receipts of one block, with what their logs repeat of it. */
export interface ReceiptsRecord {
  readonly blockHash: string;
  readonly receipts: readonly ReceiptRecord[];
}

const bytes = (hex: string): Uint8Array => hexToBytes(hex as PrefixedHexString);

export function encodeReceipts(record: ReceiptsRecord): Uint8Array {
  return RLP.encode([
    bytes(record.blockHash),
    record.receipts.map((receipt) => [
      bytes(receipt.transactionHash),
      bytes(receipt.from),
      bigIntToUnpaddedBytes(receipt.succeeded ? 1n : 0n),
      bigIntToUnpaddedBytes(receipt.gasUsed),
      bigIntToUnpaddedBytes(receipt.cumulativeGasUsed),
      bigIntToUnpaddedBytes(receipt.effectiveGasPrice),
      bytes(receipt.contractAddress ?? '0x'),
      bytes(receipt.logsBloom),
      receipt.logs.map((log) => [bytes(log.address), log.topics.map(bytes), bytes(log.data)]),
    ]),
  ]);
}

export function decodeReceipts(encoded: Uint8Array): ReceiptsRecord {
  const [blockHash, receipts] = RLP.decode(encoded) as [Uint8Array, Uint8Array[][]];
  return { blockHash: bytesToHex(blockHash), receipts: receipts.map(decodeReceipt) };
}

function decodeReceipt(fields: unknown): ReceiptRecord {
  const [hash, from, succeeded, gas, cumulative, price, contract, bloom, logs] = fields as [
    ...[Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array],
    ...[Uint8Array, Uint8Array, Uint8Array, [Uint8Array, Uint8Array[], Uint8Array][]],
  ];
  return {
    transactionHash: bytesToHex(hash),
    from: bytesToHex(from),
    succeeded: succeeded.length > 0,
    gasUsed: bytesToBigInt(gas),
    cumulativeGasUsed: bytesToBigInt(cumulative),
    effectiveGasPrice: bytesToBigInt(price),
    contractAddress: contract.length === 0 ? undefined : bytesToHex(contract),
    logsBloom: bytesToHex(bloom),
    logs: logs.map(([address, topics, data]) => ({
      address: bytesToHex(address),
      topics: topics.map((topic) => bytesToHex(topic)),
      data: bytesToHex(data),
    })),
  };
}
