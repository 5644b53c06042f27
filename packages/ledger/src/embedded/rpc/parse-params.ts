import { Address, hexToBytes, type PrefixedHexString } from '@ethereumjs/util';
import type { CallMessage } from '../execute-call.ts';
import { JsonRpcError } from './json-rpc-error.ts';

/** Hex of this many bytes in a request at most: the size of the largest accepted body. */
const DATA_BYTES_LIMIT = 512 * 1024;

const invalid = (message: string): JsonRpcError => new JsonRpcError('invalidParams', message);

/** An object of the request, as unknown members; names that it inherits do not count. */
export function parseObject(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`${name}: an object is expected`);
  }
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

/** Bytes: 0x and an even number of hex digits (EIP-1474). */
export function parseData(value: unknown, name: string): Uint8Array {
  if (typeof value !== 'string' || value.length > 2 + 2 * DATA_BYTES_LIMIT) {
    throw invalid(`${name}: hex data is expected`);
  }
  if (value.length % 2 !== 0 || !/^0x[0-9a-fA-F]*$/.test(value)) {
    throw invalid(`${name}: 0x and an even number of hex digits is expected`);
  }
  return hexToBytes(value as PrefixedHexString);
}

export function parseAddress(value: unknown, name: string): Address {
  const bytes = parseData(value, name);
  if (bytes.length !== 20) throw invalid(`${name}: an address of 20 bytes is expected`);
  return new Address(bytes);
}

/** A hash or topic of 32 bytes, in lower case. */
export function parseHash(value: unknown, name: string): string {
  if (parseData(value, name).length !== 32) throw invalid(`${name}: 32 bytes are expected`);
  return (value as string).toLowerCase();
}

/** A number: 0x and 1 to 64 hex digits (EIP-1474; leading zeros are let through as geth does). */
export function parseQuantity(value: unknown, name: string): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(value)) {
    throw invalid(`${name}: a hex quantity is expected`);
  }
  return BigInt(value);
}

/** A storage slot: a quantity or data of up to 32 bytes, as 32 bytes. */
export function parseSlot(value: unknown, name: string): Uint8Array {
  const slot = parseQuantity(value, name);
  return hexToBytes(`0x${slot.toString(16).padStart(64, '0')}`);
}

export function parseBoolean(value: unknown, name: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw invalid(`${name}: true or false is expected`);
  return value;
}

const ZERO = new Address(new Uint8Array(20));

/** The call object of eth_call and eth_estimateGas. Prices are read by nobody: gas is free. */
export function parseCall(value: unknown): CallMessage {
  const { from, to, data, input, value: amount, gas } = parseObject(value, 'call');
  return {
    from: present(from) ? parseAddress(from, 'from') : ZERO,
    to: present(to) ? parseAddress(to, 'to') : undefined,
    data: parseInput(data, input),
    value: present(amount) ? parseQuantity(amount, 'value') : 0n,
    gas: present(gas) ? parseQuantity(gas, 'gas') : undefined,
  };
}

function parseInput(data: unknown, input: unknown): Uint8Array {
  if (present(data) && present(input) && data !== input) {
    throw invalid('data and input say different things');
  }
  const given = present(input) ? input : data;
  return present(given) ? parseData(given, 'data') : new Uint8Array(0);
}

const present = (value: unknown): boolean => value !== undefined && value !== null;
