import { encodeRlp, keccak256, stripZerosLeft } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { parseBytes, parseObject, parseQuantity, toQuantity } from '../connection/rpc-values.ts';
import { LedgerError } from '../errors.ts';

/** Fields of a header in their order (Yellow Paper 4.4; EIP-1559, 4895, 4844, 4788, 7685). */
const BYTES = 'bytes';
const NUMBER = 'number';
const FIELDS = [
  ['parentHash', BYTES],
  ['sha3Uncles', BYTES],
  ['miner', BYTES],
  ['stateRoot', BYTES],
  ['transactionsRoot', BYTES],
  ['receiptsRoot', BYTES],
  ['logsBloom', BYTES],
  ['difficulty', NUMBER],
  ['number', NUMBER],
  ['gasLimit', NUMBER],
  ['gasUsed', NUMBER],
  ['timestamp', NUMBER],
  ['extraData', BYTES],
  ['mixHash', BYTES],
  ['nonce', BYTES],
] as const;
/** What later forks append; the first that is absent ends the header. */
const LATER_FIELDS = [
  ['baseFeePerGas', NUMBER],
  ['withdrawalsRoot', BYTES],
  ['blobGasUsed', NUMBER],
  ['excessBlobGas', NUMBER],
  ['parentBeaconBlockRoot', BYTES],
  ['requestsHash', BYTES],
] as const;

/** A header and the hash of its block. */
export interface RawHeader {
  readonly number: number;
  readonly hash: string;
  /** RLP, hexadecimal. */
  readonly rlp: string;
}

/**
 * The header of a block in RLP: as the node has it (`debug_getRawHeader`), else made from the fields
 * of `eth_getBlockByNumber`. Either way its keccak-256 is the hash of the block.
 *
 * @throws LedgerError `rpc.*`, `proof.header-mismatch`
 */
export async function fetchHeader(ledger: Ledger, number: number): Promise<RawHeader> {
  const method = 'eth_getBlockByNumber';
  const answer = await ledger.request(method, [toQuantity(number), false]);
  if (answer === null) throw new LedgerError('rpc.malformed', `block ${number} does not exist`);
  const block = parseObject(answer, method);
  const hash = parseBytes(block.hash, method, 32);
  if (parseQuantity(block.number, method) !== number) {
    throw new LedgerError('rpc.malformed', `asked for block ${number}, got another`);
  }
  const candidates = [() => fetchRawHeader(ledger, number), () => buildHeader(block)];
  for (const candidate of candidates) {
    const rlp = await candidate();
    if (rlp !== undefined && keccak256(rlp) === hash) return { number, hash, rlp };
  }
  throw new LedgerError('proof.header-mismatch', `no header has the hash ${hash}`);
}

async function fetchRawHeader(ledger: Ledger, number: number): Promise<string | undefined> {
  const method = 'debug_getRawHeader';
  try {
    return parseBytes(await ledger.request(method, [toQuantity(number)]), method);
  } catch (error) {
    // Most nodes do not offer it.
    if (error instanceof LedgerError && error.code !== 'rpc.unreachable') return undefined;
    throw error;
  }
}

function buildHeader(block: Record<string, unknown>): string {
  const read = ([name, kind]: (typeof FIELDS | typeof LATER_FIELDS)[number]): string => {
    const value = block[name];
    if (kind === BYTES) return parseBytes(value, name);
    if (typeof value !== 'string' || !/^0x[0-9a-fA-F]+$/.test(value)) {
      throw new LedgerError('rpc.malformed', `${name} is no number`);
    }
    return stripZerosLeft(value.length % 2 === 0 ? value : `0x0${value.slice(2)}`);
  };
  const absent = LATER_FIELDS.findIndex(([name]) => block[name] === undefined);
  const later = absent === -1 ? LATER_FIELDS : LATER_FIELDS.slice(0, absent);
  return encodeRlp([...FIELDS, ...later].map(read));
}
