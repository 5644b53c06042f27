import { bytesToHex, setLengthLeft, unpadBytes } from '@ethereumjs/util';
import type { Block } from '@ethereumjs/block';
import type { ChainRecords } from '../chain-records.ts';
import type { Decode } from '../decode-transaction.ts';
import { estimateGas, executeCall } from '../execute-call.ts';
import { ReadVm } from '../read-vm.ts';
import type { Sealer } from '../sealer.ts';
import { openState, TrieNodes } from '../trie-nodes.ts';
import { feeHistory } from './fee-history.ts';
import { blockNumber, stateBlock } from './find-block.ts';
import { findLogs } from './find-logs.ts';
import { toBlockJson, toTransactionJson } from './format-block.ts';
import { quantity, toReceiptJson } from './format-receipt.ts';
import { JsonRpcError } from './json-rpc-error.ts';
import * as parse from './parse-params.ts';
import { proveState, type Slot, SLOT_LIMIT } from './prove-state.ts';

/** Answers one method; params are what a stranger sent. */
export type Method = (params: readonly unknown[]) => unknown;

/** Every method that the chain answers (execution-apis of Ethereum; debug_ as geth has it). */
export function createMethods(
  records: ChainRecords,
  sealer: Sealer,
  decode: Decode,
): ReadonlyMap<string, Method> {
  const { common } = records;
  return new Map<string, Method>([
    ['web3_clientVersion', () => 'originmark-embedded/1'],
    ['net_version', () => common.chainId().toString()],
    ['eth_chainId', () => quantity(common.chainId())],
    ['eth_accounts', () => []],
    ['eth_syncing', () => false],
    ['eth_gasPrice', () => '0x0'],
    ['eth_maxPriorityFeePerGas', () => '0x0'],
    ['eth_blockNumber', () => quantity(records.head.header.number)],
    ['eth_feeHistory', ([count, newest]) => feeHistory(records, count, newest)],
    ...blockMethods(records),
    ...transactionMethods(records, sealer, decode),
    ...stateMethods(records),
  ]);
}

function blockMethods(records: ChainRecords): [string, Method][] {
  const show = (block: Block | undefined, whole: unknown) => {
    const wanted = parse.parseBoolean(whole, 'full transactions');
    const receipts = block && records.receiptsAt(block.header.number);
    return block && receipts ? toBlockJson(block, receipts, wanted) : null;
  };
  return [
    [
      'eth_getBlockByNumber',
      ([tag, whole]) => show(records.blockAt(blockNumber(records, tag)), whole),
    ],
    [
      'eth_getBlockByHash',
      ([hash, whole]) => show(records.blockOf(parse.parseHash(hash, 'hash')), whole),
    ],
    [
      'debug_getRawHeader',
      ([reference]) => bytesToHex(stateBlock(records, reference).header.serialize()),
    ],
  ];
}

function transactionMethods(
  records: ChainRecords,
  sealer: Sealer,
  decode: Decode,
): [string, Method][] {
  const find = (hash: unknown, show: typeof toTransactionJson) => {
    const place = records.locate(parse.parseHash(hash, 'hash'));
    const block = place && records.blockAt(place.number);
    const receipts = place && records.receiptsAt(place.number);
    return block && receipts ? show(block, receipts, place.index) : null;
  };
  const machine = new ReadVm(records);
  return [
    ['eth_getTransactionByHash', ([hash]) => find(hash, toTransactionJson)],
    ['eth_getTransactionReceipt', ([hash]) => find(hash, toReceiptJson)],
    ['eth_getLogs', ([filter]) => findLogs(records, filter)],
    [
      'eth_sendRawTransaction',
      ([raw]) => sealer.send(decode(records.common, parse.parseData(raw, 'transaction'))),
    ],
    [
      'eth_call',
      ([call, reference]) =>
        executeCall(machine, stateBlock(records, reference), parse.parseCall(call)),
    ],
    [
      'eth_estimateGas',
      async ([call, reference]) =>
        quantity(await estimateGas(machine, stateBlock(records, reference), parse.parseCall(call))),
    ],
  ];
}

function stateMethods(records: ChainRecords): [string, Method][] {
  const stateAt = (reference: unknown) => {
    const { stateRoot } = stateBlock(records, reference).header;
    return openState(records.common, new TrieNodes(records.store), stateRoot);
  };
  const accountAt = async (address: unknown, reference: unknown) => {
    const of = parse.parseAddress(address, 'address');
    return (await stateAt(reference)).getAccount(of);
  };
  return [
    [
      'eth_getBalance',
      async ([address, at]) => quantity((await accountAt(address, at))?.balance ?? 0n),
    ],
    [
      'eth_getTransactionCount',
      async ([address, at]) => quantity((await accountAt(address, at))?.nonce ?? 0n),
    ],
    [
      'eth_getCode',
      async ([address, at]) => {
        const of = parse.parseAddress(address, 'address');
        return bytesToHex(await (await stateAt(at)).getCode(of));
      },
    ],
    [
      'eth_getStorageAt',
      async ([address, slot, at]) => {
        const of = parse.parseAddress(address, 'address');
        const value = await (await stateAt(at)).getStorage(of, parse.parseSlot(slot, 'slot'));
        return bytesToHex(setLengthLeft(unpadBytes(value), 32));
      },
    ],
    [
      'eth_getProof',
      ([address, slots, at]) =>
        proveState(
          records,
          stateBlock(records, at),
          parse.parseAddress(address, 'address'),
          parseSlots(slots),
        ),
    ],
  ];
}

function parseSlots(value: unknown): Slot[] {
  if (!Array.isArray(value) || value.length > SLOT_LIMIT) {
    throw new JsonRpcError('invalidParams', `slots: a list of at most ${SLOT_LIMIT} is expected`);
  }
  return value.map((slot: unknown) => ({
    key: String(slot),
    bytes: parse.parseSlot(slot, 'slot'),
  }));
}
