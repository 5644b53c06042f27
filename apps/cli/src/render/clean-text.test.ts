import { describe, expect, it } from '@jest/globals';
import { cleanText } from './clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mred\u001b[0m', 'a[31mred[0m'],
    ['a C1 control sequence introducer', 'a\u009b2Jb', 'a2Jb'],
    ['a bell and a backspace', 'a\u0007\u0008b', 'ab'],
    ['a bidi override', 'invoice\u202egnp.exe', 'invoicegnp.exe'],
    ['bidi isolates', '\u2066a\u2069', 'a'],
    ['a byte order mark', '\ufeffa', 'a'],
    ['a zero width space', 'a\u200bb', 'ab'],
    ['tag characters', 'a\u{e0041}b', 'ab'],
    ['line breaks of every kind', 'a\r\nb\u2028c\u0085d\te', 'a b c d e'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
  ])('takes out %s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('leaves the writing of the world alone', () => {
    const text = 'Tejidos Ulúa, S.A. – 原産地 – می\u200cخواهم – 🧸';
    expect(cleanText(text)).toBe(text);
  });
});
