import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseGln, parseGtin } from './gs1-keys.ts';

/** Weights from the left, as the fact sheet gives them for 12 digits. */
function checkDigit(twelve: string): string {
  let sum = 0;
  for (let at = 0; at < 12; at += 2) sum += Number(twelve[at]) + 3 * Number(twelve[at + 1]);
  return String((10 - (sum % 10)) % 10);
}

describe('parseGln', () => {
  it.each(['0614141000005', '4012345000009', '1234567890128', '9520001000010'])(
    'accepts %s',
    (text) => {
      expect(parseGln(text)).toEqual({ ok: true, value: { text } });
    },
  );

  it.each([
    null,
    {},
    614141000005,
    '',
    '061414100000',
    '06141410000055',
    '061414100000a',
    '1'.repeat(1_000_000),
  ])('refuses the shape %#', (text) => {
    expect(parseGln(text)).toMatchObject({ ok: false, reason: 'gln-shape' });
  });

  it('accepts exactly the check digit of an independent computation', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{12}$/), (body) => {
        const right = Array.from('0123456789').filter((digit) => parseGln(body + digit).ok);
        expect(right).toEqual([checkDigit(body)]);
      }),
    );
    expect(parseGln('0614141000006')).toMatchObject({ reason: 'gln-check-digit' });
  });
});

describe('parseGtin', () => {
  it.each([
    ['9520002100023', '09520002100023'],
    ['96385074', '00000096385074'],
    ['614141000036', '00614141000036'],
    ['10614141000415', '10614141000415'],
  ])('accepts %s as %s', (text, gtin14) => {
    expect(parseGtin(text)).toEqual({ ok: true, value: { text, gtin14 } });
  });

  it('refuses a wrong check digit', () => {
    expect(parseGtin('9520002100024')).toMatchObject({ reason: 'gtin-check-digit' });
  });

  it.each([
    null,
    [],
    96385074,
    '',
    '123456789',
    '12345678901',
    '123456789012345',
    '9'.repeat(1_000_000),
  ])('refuses the shape %#', (text) => {
    expect(parseGtin(text)).toMatchObject({ ok: false, reason: 'gtin-shape' });
  });
});
