import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseForeignPort } from './foreign-port.ts';

describe('parseForeignPort', () => {
  it('reads five digits and nothing else that is printable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 7 }), (text) => {
        const isFive = text.length === 5 && Array.from(text).every((c) => '0123456789'.includes(c));
        expect(parseForeignPort(text)).toMatchObject(
          isFive
            ? { ok: true, value: { code: text } }
            : { ok: false, reason: 'foreign-port-shape' },
        );
      }),
    );
    fc.assert(
      fc.property(fc.nat(99_999), (number) => {
        const code = String(number).padStart(5, '0');
        expect(parseForeignPort(code)).toEqual({ ok: true, value: { code } });
      }),
    );
  });

  it.each([null, 21548, {}, '2154', '215480', '2154８', '21548\n', '2'.repeat(1_000_000)])(
    'refuses %#',
    (text) => {
      expect(parseForeignPort(text)).toMatchObject({ ok: false, reason: 'foreign-port-shape' });
    },
  );
});
