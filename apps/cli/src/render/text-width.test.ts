import { describe, expect, it } from '@jest/globals';
import { padText, splitAtWidth, textWidth } from './text-width.ts';

describe('textWidth', () => {
  it.each([
    ['', 0],
    ['Houston', 7],
    ['Ulúa', 4],
    ['Ulu\u0301a', 4],
    ['原産地', 6],
    ['🧸', 2],
    ['가나', 4],
    ['Ａ', 2],
  ])('of %j is %d', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe('splitAtWidth', () => {
  it('cuts before the column and never through a character', () => {
    expect(splitAtWidth('abcdef', 4)).toEqual(['abcd', 'ef']);
    expect(splitAtWidth('原産地', 3)).toEqual(['原', '産地']);
    expect(splitAtWidth('a🧸b', 2)).toEqual(['a', '🧸b']);
  });

  it('takes one character even where none fits', () => {
    expect(splitAtWidth('原', 1)).toEqual(['原', '']);
  });
});

describe('padText', () => {
  it('fills up to the column, with one blank at least', () => {
    expect(padText('ab', 4)).toBe('ab  ');
    expect(padText('原', 4)).toBe('原  ');
    expect(padText('abcdef', 4)).toBe('abcdef ');
  });
});
