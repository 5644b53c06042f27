import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COPYRIGHT_NUMBER_SOURCE, parseCopyrightRegistration } from './copyright-registration.ts';

/** In groups of three from the right, by arithmetic. */
function hyphened(number: number): string {
  const groups: string[] = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 1000)) {
    const three = rest % 1000;
    groups.unshift(rest < 1000 ? String(three) : String(three).padStart(3, '0'));
  }
  return groups.join('-');
}

describe('parseCopyrightRegistration', () => {
  it('reads the twelve positions and the printed form as one number', () => {
    const prefix = fc.constantFrom('TX', 'VA', 'PA', 'SR', 'TXu', 'VAu', 'PAu', 'SRu');
    fc.assert(
      fc.property(prefix, fc.integer({ min: 1000, max: 999_999_999 }), (letters, number) => {
        const zeros = '0'.repeat(12 - letters.length - String(number).length);
        const value = {
          prefix: letters,
          isPublished: letters.length === 2,
          text: `${letters}${zeros}${number}`,
          printed: `${letters} ${hyphened(number)}`,
        };
        expect(value.text).toHaveLength(12);
        for (const text of [value.text, value.printed, value.printed.replace(' ', '')])
          expect(parseCopyrightRegistration(text)).toEqual({ ok: true, value });
      }),
    );
  });

  it.each([
    'VA',
    'VA0000000000',
    'VA002123456',
    'VA00002123456',
    'VAu0012345678',
    'VAU001234567',
    'va0002123456',
    'TMK 24-90417',
    'RE0002123456',
    'VA 2-12-3456',
    'VA 2,123,456',
    'VA 2-123-456\n',
    'VAu 1-234-567-890',
    '',
    null,
    2123456,
    'V'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(parseCopyrightRegistration(text)).toMatchObject({
      ok: false,
      reason: 'copyright-registration-shape',
    });
  });

  it('is marked as not read in a source', () => {
    expect(COPYRIGHT_NUMBER_SOURCE).toMatchObject({ confirmed: false, mark: 'knowledge' });
  });
});
