import { CoreError } from '../errors.ts';

/** Fewest entries of a list: 16 KiB of bits (Bitstring Status List 1.0 section 2.2, herd privacy). */
export const MIN_STATUS_ENTRIES = 131_072;
/** Most an encoded list may measure, compressed: 1 MiB. */
export const MAX_COMPRESSED_STATUS_BYTES = 1024 * 1024;
/** Most a list may measure, expanded: 16 MiB. */
export const MAX_STATUS_BYTES = 16 * 1024 * 1024;

/**
 * Makes a list of clear bits.
 * @param length entries, a multiple of eight, 131,072 (default) to 134,217,728
 * @throws CoreError `statuslist.too-short` `statuslist.malformed`
 */
export function createStatusBits(length: number = MIN_STATUS_ENTRIES): Uint8Array {
  if (!Number.isInteger(length) || length % 8 !== 0 || length > MAX_STATUS_BYTES * 8) {
    throw new CoreError('statuslist.malformed', `a list cannot have ${length} entries`);
  }
  if (length < MIN_STATUS_ENTRIES) {
    throw new CoreError(
      'statuslist.too-short',
      `a list has at least ${MIN_STATUS_ENTRIES} entries`,
    );
  }
  return new Uint8Array(length / 8);
}

/**
 * Reads one bit; index 0 is the left-most, the most significant bit of the first byte (section 2.2).
 * @throws CoreError `statuslist.out-of-range`
 */
export function getStatusBit(bits: Uint8Array, index: number): boolean {
  assertIndex(bits, index);
  return ((bits[index >> 3] as number) & (0x80 >> (index & 7))) !== 0;
}

/**
 * Sets or clears one bit in place.
 * @throws CoreError `statuslist.out-of-range`
 */
export function setStatusBit(bits: Uint8Array, index: number, value: boolean): void {
  assertIndex(bits, index);
  const mask = 0x80 >> (index & 7);
  const byte = bits[index >> 3] as number;
  bits[index >> 3] = value ? byte | mask : byte & ~mask;
}

function assertIndex(bits: Uint8Array, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= bits.length * 8) {
    throw new CoreError('statuslist.out-of-range', `no entry ${index} in ${bits.length * 8}`);
  }
}
