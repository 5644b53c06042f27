import { CoreError } from '../errors.ts';

/** Draws before a crowded list is searched instead. */
const MAX_DRAWS = 32;

/**
 * Draws a free index, each with the same chance, so that an index tells nothing about order
 * (Bitstring Status List 1.0 section 5.3). An index that was used once must stay in `used` for ever.
 * @param used indexes that are taken; `size` counts those below `length`
 * @param length entries of the list, 1 to 2^32
 * @param randomBytes as many unpredictable bytes as asked for
 * @throws CoreError `statuslist.full` `statuslist.malformed`
 */
export function allocateStatusIndex(
  used: { has(index: number): boolean; readonly size: number },
  length: number,
  randomBytes: (count: number) => Uint8Array,
): number {
  if (!Number.isInteger(length) || length < 1 || length > 2 ** 32) {
    throw new CoreError('statuslist.malformed', `a list cannot have ${length} entries`);
  }
  const free = length - used.size;
  if (free <= 0) {
    throw new CoreError('statuslist.full', `all ${length} entries are used: start a new list`);
  }
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const index = drawBelow(length, randomBytes);
    if (!used.has(index)) return index;
  }
  return findFree(used, length, drawBelow(free, randomBytes));
}

/** Each draw fails with a chance below one half: so many in a row do not happen. */
const MAX_REDRAWS = 256;

/** The free index with so many free ones before it. */
function findFree(used: { has(index: number): boolean }, length: number, rank: number): number {
  let before = rank;
  for (let index = 0; index < length; index++) {
    if (used.has(index)) continue;
    if (before === 0) return index;
    before--;
  }
  throw new CoreError('statuslist.malformed', 'the size of the used indexes is not their number');
}

/** Uniform in [0, bound): draws that would make some values likelier are thrown away. */
function drawBelow(bound: number, randomBytes: (count: number) => Uint8Array): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (let draw = 0; draw < MAX_REDRAWS; draw++) {
    const [a, b, c, d] = randomBytes(4) as unknown as [number, number, number, number];
    const value = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (value < limit) return value % bound;
  }
  throw new CoreError('statuslist.malformed', 'the random source is not random');
}
