import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';

describe('base64url', () => {
  it('comes back, and is what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = encodeBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64Url(text)).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it('has one text for each byte string: whatever decodes encodes to itself', () => {
    const letters = fc.constantFrom(
      ...'A B C D w x y z 0 1 8 9 - _ + / = \n . ~ é \u0141'.split(' '),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), (list) => {
        const text = list.join('');
        let again: string | undefined;
        try {
          again = encodeBase64Url(decodeBase64Url(text));
        } catch {
          again = undefined;
        }
        expect([undefined, text]).toContain(again);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    'A',
    'AAAAA',
    'AA=',
    'AA==',
    'AAA=',
    'AB',
    'AAB',
    'A+A',
    'A/AA',
    ' AAA',
    'AAA\n',
    'AAAé',
  ])('refuses %j', (text) => {
    expect(() => decodeBase64Url(text)).toThrow(
      expect.objectContaining({ code: 'base64url.malformed' }),
    );
  });

  it.each([
    '\u0141AAA', // wraps to A if only the low byte is looked at
    'A\u0141',
    'AA\u0141',
    'AAA\u0141',
    null,
    undefined,
    7,
    ['AA'],
    {},
  ])('refuses %j', (text) => {
    expect(() => decodeBase64Url(text as string)).toThrow(
      expect.objectContaining({ code: 'base64url.malformed' }),
    );
  });

  it('reads the empty text', () => {
    expect(decodeBase64Url('')).toEqual(new Uint8Array());
    expect(encodeBase64Url(new Uint8Array())).toBe('');
  });
});
