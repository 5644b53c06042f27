import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IMPORTER_NUMBER_SOURCE, parseImporterNumber } from './importer-number.ts';

describe('parseImporterNumber', () => {
  it.each([
    ['89-100042000', 'ein', '89-100042000'],
    ['89-1000420', 'ein', '89-100042000'],
    ['12-3456789A1', 'ein', '12-3456789A1'],
    ['123-45-6789', 'ssn', '123-45-6789'],
    ['265301-00042', 'cbp-assigned', '265301-00042'],
  ])('reads %s as %s', (text, kind, value) => {
    expect(parseImporterNumber(text)).toEqual({ ok: true, value: { kind, text: value } });
  });

  it.each([
    null,
    undefined,
    5,
    {},
    '',
    '10025672',
    '89-10004200',
    '891-000420',
    '89-1000420a0',
    '89-100042000 ',
    '1'.repeat(500_000),
  ])('refuses %#', (text) => {
    expect(parseImporterNumber(text)).toMatchObject({ ok: false, reason: 'importer-number-shape' });
  });

  it('tells the three shapes apart by where their hyphens stand, and refuses every other', () => {
    const characters = fc.array(fc.constantFrom('0', '7', '9', '-', 'A'), { maxLength: 13 });
    /** Where the hyphens stand, how long it is, and where letters are: no pattern of the reader's. */
    const kindOf = (text: string): string | undefined => {
      const hyphens = Array.from(text).flatMap((one, at) => (one === '-' ? [at] : []));
      const letters = Array.from(text).flatMap((one, at) => (one === 'A' ? [at] : []));
      const shape = `${hyphens.join(',')}/${text.length}`;
      if (shape === '2/12') return letters.every((at) => at > 9) ? 'ein' : undefined;
      if (letters.length > 0) return undefined;
      return new Map([
        ['2/10', 'ein'],
        ['3,6/11', 'ssn'],
        ['6/12', 'cbp-assigned'],
      ]).get(shape);
    };
    const likely = fc
      .tuple(
        fc.array(fc.constantFrom('0', '7', 'A'), { minLength: 12, maxLength: 12 }),
        fc.constantFrom<number[]>([2], [6], [3, 6]),
        fc.integer({ min: 9, max: 12 }),
      )
      .map(([all, hyphens, length]) =>
        all
          .map((one, at) => (hyphens.includes(at) ? '-' : at < 10 && one === 'A' ? '5' : one))
          .slice(0, length),
      );
    fc.assert(
      fc.property(fc.oneof(characters, likely), (all) => {
        const text = all.join('');
        const kind = kindOf(text);
        const value = { kind, text: text.length === 10 ? text.concat('00') : text };
        expect(parseImporterNumber(text)).toMatchObject(
          kind === undefined ? { ok: false, reason: 'importer-number-shape' } : { ok: true, value },
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('does not repeat a number that may be a social security number', () => {
    expect(JSON.stringify(parseImporterNumber('123-456789'))).not.toContain('456789');
  });

  it('is marked as not read in a source', () => {
    expect(IMPORTER_NUMBER_SOURCE).toMatchObject({ confirmed: false, mark: 'knowledge' });
  });
});
