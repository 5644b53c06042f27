/**
 * A seeded generator (mulberry32): the same seed gives the same cases on every machine.
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    /** A whole number from 0 to `count - 1`. */
    below,
    /** True once in `count` times. */
    once: (count) => below(count) === 0,
    pick: (values) => values[below(values.length)],
    /** `count` characters out of a string. */
    text: (characters, count) => {
      let made = '';
      for (let at = 0; at < count; at += 1) made += characters[below(characters.length)];
      return made;
    },
    /** Up to `most` results of `make`. */
    some: (most, make) => Array.from({ length: below(most + 1) }, make),
  };
}
