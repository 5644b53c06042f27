import { CoreError } from '../errors.ts';

/** A gzip member taken apart: its deflate stream, and what its trailer promises. */
export interface GzipMember {
  /** The raw deflate stream, and nothing else if the member is honest. */
  readonly deflated: Uint8Array;
  /** CRC-32 of the expanded data. */
  readonly crc32: number;
  /** Length of the expanded data. */
  readonly size: number;
}

const RESERVED_FLAGS = 0xe0;
/** A header checksum: no encoder writes one, and the platforms differ in what they make of it. */
const FLAG_HCRC = 0x02;
const FLAG_EXTRA = 0x04;
const FLAG_NAME = 0x08;
const FLAG_COMMENT = 0x10;
const FIXED_HEADER = 10;
const TRAILER = 8;

/**
 * Takes a single gzip member apart (RFC 1952 section 2.3). The trailer is taken to be the last eight
 * bytes, so whoever expands must see the deflate stream end exactly before it.
 * @throws CoreError `gzip.malformed`, `gzip.too-large` if the trailer already says so
 */
export function parseGzipMember(data: Uint8Array, maxBytes: number): GzipMember {
  const flags = data[3] as number;
  if (data.length < FIXED_HEADER + TRAILER || data[0] !== 0x1f || data[1] !== 0x8b) {
    throw gzipMalformed('no gzip header');
  }
  if (data[2] !== 8) throw gzipMalformed('not deflate');
  if ((flags & (RESERVED_FLAGS | FLAG_HCRC)) !== 0) throw gzipMalformed('flags not accepted');
  const end = data.length - TRAILER;
  let at = FIXED_HEADER;
  if ((flags & FLAG_EXTRA) !== 0) {
    at += 2 + (data[at] as number) + (data[at + 1] as number) * 256;
  }
  if ((flags & FLAG_NAME) !== 0) at = data.indexOf(0, at) + 1 || end;
  if ((flags & FLAG_COMMENT) !== 0) at = data.indexOf(0, at) + 1 || end;
  if (at >= end) throw gzipMalformed('nothing after the header');
  const trailer = new DataView(data.buffer, data.byteOffset + end, TRAILER);
  const size = trailer.getUint32(4, true);
  if (size > maxBytes) throw gzipTooLarge(maxBytes);
  return { deflated: data.subarray(at, end), crc32: trailer.getUint32(0, true), size };
}

/**
 * Compares expanded data with what the trailer promises.
 * @param crc32 of the expanded data
 * @throws CoreError `gzip.malformed`
 */
export function assertExpanded(member: GzipMember, expanded: Uint8Array, crc32: number): void {
  if (member.size !== expanded.length) throw gzipMalformed('the size differs');
  if (member.crc32 !== crc32) throw gzipMalformed('the checksum differs');
}

/** The error for bytes that are not one intact member. */
export function gzipMalformed(why: string, cause?: unknown): CoreError {
  return new CoreError('gzip.malformed', `not one intact gzip member: ${why}`, { cause });
}

/** The error for data that expands too far. */
export function gzipTooLarge(maxBytes: number): CoreError {
  return new CoreError('gzip.too-large', `expands to more than ${maxBytes} bytes`);
}
