import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLei } from './lei.ts';

describe('parseLei', () => {
  it.each([
    '529900T8BM49AURSDO55',
    '5493001KJTIIGC8Y1R12',
    'HWUPKR0MPOU8FGXBT394',
    '984500ZZTEST00000071',
    '984500HPTC0000000325',
  ])('accepts %s', (text) => {
    expect(parseLei(text)).toEqual({ ok: true, value: { text } });
  });

  it.each([
    null,
    7,
    {},
    '',
    '529900t8bm49aursdo55',
    '529900T8BM49AURSDO5',
    '529900T8BM49AURSDO5A',
    'A'.repeat(1_000_000),
  ])('refuses the shape %#', (text) => {
    expect(parseLei(text)).toMatchObject({ ok: false, reason: 'lei-shape' });
  });

  it('accepts the check digits of an independent computation and no others', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z]{18}$/),
        fc.integer({ min: 0, max: 99 }),
        (body, wrong) => {
          // ISO 7064 MOD 97-10 on one big number.
          const number = BigInt(
            Array.from(body, (c) => String(Number.parseInt(c, 36))).join('') + '00',
          );
          const right = String(98n - (number % 97n)).padStart(2, '0');
          const other = String(wrong).padStart(2, '0');
          expect(parseLei(body + right).ok).toBe(true);
          // 00, 01 and 99 would be congruent to 97, 98 and 02.
          fc.pre((Number(other) - Number(right)) % 97 !== 0);
          expect(parseLei(body + other)).toMatchObject({ ok: false, reason: 'lei-check-digits' });
        },
      ),
    );
  });
});
