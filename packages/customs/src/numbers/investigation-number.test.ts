import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInvestigationNumber } from './investigation-number.ts';

describe('parseInvestigationNumber', () => {
  it('reads three to five digits after 337-TA and no other count', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 7 }), (digits) => {
        const serial = digits.join('');
        const text = `337-TA-${serial}`;
        const isFit = [3, 4, 5].includes(digits.length);
        expect(parseInvestigationNumber(text)).toMatchObject(
          isFit
            ? { ok: true, value: { serial, text } }
            : { ok: false, reason: 'investigation-number-shape' },
        );
      }),
    );
  });

  it.each([
    '701-TA-123',
    '337-ta-123',
    '337TA123',
    '337-TA-12a',
    'Inv. No. 337-TA-1234',
    '337-TA-123\n',
    '10123456',
    null,
    337,
    '3'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(parseInvestigationNumber(text)).toMatchObject({
      ok: false,
      reason: 'investigation-number-shape',
    });
  });
});
