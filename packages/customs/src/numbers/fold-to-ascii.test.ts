import { describe, expect, it } from '@jest/globals';
import { foldToAscii } from './fold-to-ascii.ts';

describe('foldToAscii', () => {
  it.each([
    ['Tejidos Ulúa, S.A.', 'TEJIDOS ULUA, S.A.'],
    ['León', 'LEON'],
    ['Łódź Đuro ıı Œuvre œ ß', 'LODZ DURO II OEUVRE OE SS'],
    ['tab\tnew\nline', 'TABNEWLINE'],
    ['東京', ''],
  ])('folds %s', (text, folded) => {
    expect(foldToAscii(text)).toBe(folded);
  });
});
