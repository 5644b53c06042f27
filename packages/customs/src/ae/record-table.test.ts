import { describe, expect, it } from '@jest/globals';
import {
  AE_RECORD_TYPES,
  AE_SOURCE,
  COLUMNS,
  knownRecordType,
  recordIdOf,
} from './record-table.ts';

describe('AE_RECORD_TYPES', () => {
  it('names every record once', () => {
    expect(AE_RECORD_TYPES.map(({ id }) => id)).toEqual(
      'A B 10 11 20 22 23 31 33 34 40 42 43 44 47 SE50 SE51 50 51 52 53 54 60 61 62 63 88 89 90 Y Z'.split(
        ' ',
      ),
    );
  });

  it.each(AE_RECORD_TYPES)('$id has fields in order that do not overlap', ({ id, fields }) => {
    let last = id.length;
    for (const field of fields) {
      expect(field.from).toBeGreaterThan(last);
      expect(field.to).toBeGreaterThanOrEqual(field.from);
      last = field.to;
    }
    expect(last).toBeLessThanOrEqual(COLUMNS);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
  });

  it('has six columns for every date and decimals for every amount', () => {
    const fields = AE_RECORD_TYPES.flatMap((type) => type.fields);
    const dates = fields.filter(({ kind }) => kind === 'date');
    expect(dates.every(({ from, to }) => to - from === 5)).toBe(true);
    expect(
      fields.every(({ kind, decimals }) => (kind === 'amount') === (decimals !== undefined)),
    ).toBe(true);
  });

  it('is marked as somebody else’s transcription', () => {
    expect(AE_SOURCE).toMatchObject({ confirmed: false, mark: '3rd' });
  });
});

describe('recordIdOf', () => {
  it.each([
    ['10A', '10'],
    ['SE50MF', 'SE50'],
    ['SEXX', 'SE'],
    ['A5301', 'A'],
    ['Z', 'Z'],
    ['', ''],
  ])('%j is %j', (raw, id) => {
    expect(recordIdOf(raw)).toBe(id);
  });
});

describe('knownRecordType', () => {
  it('throws for a record nobody described', () => {
    expect(() => knownRecordType('32')).toThrow('no such record type');
  });
});
