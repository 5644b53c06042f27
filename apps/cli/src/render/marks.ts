import type { Look, Piece } from './page.ts';

const MARKS: Readonly<Record<string, readonly [string, Look]>> = {
  valid: ['✓', 'green'],
  invalid: ['✗', 'red'],
  indeterminate: ['?', 'yellow'],
};

/** The mark of a credential's own outcome. */
export function markOf(outcome: string): Piece {
  const [text, look] = MARKS[outcome] ?? ['?', 'yellow'];
  return { text, look };
}

const LOOKS: Readonly<Record<string, Look>> = {
  'no-exception': 'green',
  supported: 'green',
  shown: 'green',
  'chain-shown': 'green',
  consistent: 'green',
  valid: 'green',
  exception: 'red',
  contradicted: 'red',
  invalid: 'red',
  review: 'yellow',
  undetermined: 'yellow',
  indeterminate: 'yellow',
  'not-supported': 'yellow',
  'not-shown': 'yellow',
  differs: 'yellow',
  flag: 'cyan',
  'chain-shown-with-flags': 'cyan',
};

/** A word of the verdict in the colour of its weight. */
export function outcomePiece(word: string): Piece {
  const look = LOOKS[word];
  return look === undefined ? word : { text: word, look };
}

/** As much of a digest as a reader compares. */
export function shortDigest(digest: string): string {
  return digest.length <= 12 ? digest : `${digest.slice(0, 11)}…`;
}
