/** An item of RLP: a byte string, or a list. */
export type RlpItem = Uint8Array | RlpList;

/** A list, with the length of its whole encoding. */
export interface RlpList {
  readonly items: readonly RlpItem[];
  readonly encodedLength: number;
}

const MAX_DEPTH = 8;
const MAX_ITEMS = 64;

/**
 * Reads one RLP item (Ethereum Yellow Paper, appendix B) that fills the bytes exactly. Canonical forms
 * only: shortest lengths, no byte below 0x80 behind a prefix. Lists nest to depth 8 and hold at most 64
 * items. Undefined for anything else.
 */
export function decodeRlp(bytes: Uint8Array): RlpItem | undefined {
  const item = readItem(bytes, 0, MAX_DEPTH);
  return item !== undefined && item.end === bytes.length ? item.value : undefined;
}

/** True if an item is a list. */
export function isRlpList(item: RlpItem | undefined): item is RlpList {
  return item !== undefined && !(item instanceof Uint8Array);
}

/** The number that a byte string stands for: big-endian, without leading zeros, at most 2^53-1. */
export function toRlpNumber(item: RlpItem | undefined): number | undefined {
  if (!(item instanceof Uint8Array) || item.length > 8 || item[0] === 0) return undefined;
  let value = 0;
  for (const byte of item) value = value * 256 + byte;
  return Number.isSafeInteger(value) ? value : undefined;
}

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

function readItem(bytes: Uint8Array, at: number, depth: number): Read<RlpItem> | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { value: bytes.subarray(at, at + 1), end: at + 1 };
  const isList = first >= 0xc0;
  const span = readSpan(bytes, at, first - (isList ? 0xc0 : 0x80));
  if (span === undefined) return undefined;
  if (isList) return readList(bytes, at, span, depth);
  const value = bytes.subarray(span.start, span.end);
  if (value.length === 1 && (value[0] as number) < 0x80) return undefined;
  return { value, end: span.end };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the content lies: its length is the tag itself up to 55, else it follows in `tag - 55` bytes. */
function readSpan(bytes: Uint8Array, at: number, tag: number): Span | undefined {
  let start = at + 1;
  let length = tag;
  if (tag > 55) {
    const lengthBytes = tag - 55;
    if (lengthBytes > 4 || bytes[start] === 0) return undefined;
    length = 0;
    for (const byte of bytes.subarray(start, start + lengthBytes)) length = length * 256 + byte;
    start += lengthBytes;
    if (length <= 55) return undefined;
  }
  return start + length <= bytes.length ? { start, end: start + length } : undefined;
}

function readList(
  bytes: Uint8Array,
  at: number,
  { start, end }: Span,
  depth: number,
): Read<RlpItem> | undefined {
  if (depth === 0) return undefined;
  const items: RlpItem[] = [];
  for (let next = start; next < end; ) {
    const item = readItem(bytes.subarray(0, end), next, depth - 1);
    if (item === undefined || items.length === MAX_ITEMS) return undefined;
    items.push(item.value);
    next = item.end;
  }
  return { value: { items, encodedLength: end - at }, end };
}
