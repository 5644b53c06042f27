import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ENTRY_TYPES, parseEntryType } from './entry-type.ts';

const codesOf = (choose: (type: (typeof ENTRY_TYPES)[number]) => boolean) =>
  ENTRY_TYPES.filter(choose)
    .map(({ code }) => code)
    .join(' ');

describe('ENTRY_TYPES', () => {
  it('are those of the AE chapter, and older ones beside them', () => {
    expect(codesOf(({ isInAe }) => isInAe)).toBe('01 02 03 06 07 11 12 21 22 23 31 32 34 38 51 52');
    expect(codesOf(({ isInAe }) => !isInAe)).toBe('04 05 08 09 13 24 25 26 61 62 63 86');
  });

  it('say which are informal, of a quota, of a zone, of a warehouse, and which reconcile', () => {
    expect(codesOf(({ filing }) => filing === 'informal')).toBe('11 12 13');
    expect(codesOf(({ filing }) => filing === 'reconciliation')).toBe('09');
    expect(codesOf(({ filing }) => filing === 'in-bond')).toBe('61 62 63');
    expect(codesOf(({ isQuota }) => isQuota)).toBe('02 07 12 32 38');
    expect(codesOf(({ isAdCvd }) => isAdCvd)).toBe('03 07 34 38');
    expect(codesOf(({ isForeignTradeZone }) => isForeignTradeZone)).toBe('06 26');
    expect(codesOf(({ isWarehouse }) => isWarehouse)).toBe('21 22 31 32 34 38');
  });

  it('say from when section 321 is taken no more, and claim to be read for it alone', () => {
    expect(parseEntryType('86')).toMatchObject({ value: { closedFrom: '2025-08-29' } });
    expect(codesOf(({ source }) => source.confirmed)).toBe('86');
  });
});

describe('parseEntryType', () => {
  it('finds any two digits in the table or says that they are unknown', () => {
    const listed = new Set(ENTRY_TYPES.map(({ code }) => Number(code)));
    fc.assert(
      fc.property(fc.nat(99), (number) => {
        const code = `${Math.floor(number / 10)}${number % 10}`;
        expect(parseEntryType(code)).toMatchObject(
          listed.has(number)
            ? { ok: true, value: { code } }
            : { ok: false, reason: 'entry-type-unknown' },
        );
      }),
    );
  });

  it.each(['', '1', '001', '0l', ' 1', '01\n', 1, null, {}, '0'.repeat(1_000_000)])(
    'refuses the shape %#',
    (text) => {
      expect(parseEntryType(text)).toMatchObject({ ok: false, reason: 'entry-type-shape' });
    },
  );
});
