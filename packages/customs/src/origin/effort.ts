/** How many looks may still be taken. One is a material, or what it is made of, against one way of one rule. */
export interface Effort {
  left: number;
}

/** What a record may ask by itself; a large one, for each of its rows. */
const LOOKS = 60_000;
const LOOKS_OF_ROW = 30;

export const TOO_MUCH =
  'a record that asks less: each material of unstated origin is looked into down to its ends, for each way of each rule that may be about it';

/** Thrown where the looks are used up; what was not looked at is not decided. */
export class TooMuchAsked extends Error {}

/** What one record may ask, out of what is left for all. */
export function effortFor(rows: number, all: Effort | undefined): Effort {
  const own = Math.max(LOOKS, LOOKS_OF_ROW * rows);
  return { left: Math.min(own, all?.left ?? own) };
}
