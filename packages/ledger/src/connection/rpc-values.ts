import { LedgerError } from '../errors.ts';

/** Readers of JSON-RPC values (Ethereum JSON-RPC, "Hex value encoding"). What does not fit is refused. */

/**
 * A QUANTITY that fits a safe integer.
 * @throws LedgerError `rpc.malformed`
 */
export function parseQuantity(value: unknown, what: string): number {
  const number = typeof value === 'string' && /^0x[0-9a-fA-F]+$/.test(value) ? Number(value) : NaN;
  if (Number.isSafeInteger(number)) return number;
  throw malformed(what, 'a number', value);
}

/**
 * DATA of whole bytes, in lower case; with `length`, of exactly so many bytes.
 * @throws LedgerError `rpc.malformed`
 */
export function parseBytes(value: unknown, what: string, length?: number): string {
  if (typeof value === 'string' && /^0x(?:[0-9a-fA-F]{2})*$/.test(value)) {
    if (length === undefined || value.length === 2 + 2 * length) return value.toLowerCase();
  }
  throw malformed(what, length === undefined ? 'bytes' : `${length} bytes`, value);
}

/**
 * An object.
 * @throws LedgerError `rpc.malformed`
 */
export function parseObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw malformed(what, 'an object', value);
}

/**
 * A list.
 * @throws LedgerError `rpc.malformed`
 */
export function parseList(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw malformed(what, 'a list', value);
}

function malformed(what: string, expected: string, found: unknown): LedgerError {
  const shown = found === undefined ? 'nothing' : JSON.stringify(found);
  return new LedgerError(
    'rpc.malformed',
    `${what}: expected ${expected}, found ${shown.slice(0, 80)}`,
  );
}

/** A block number as JSON-RPC takes it. */
export function toQuantity(value: number): string {
  return `0x${value.toString(16)}`;
}
