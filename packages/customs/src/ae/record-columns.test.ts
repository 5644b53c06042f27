import { describe, expect, it } from '@jest/globals';
import { AE_RECORD_TYPES, AE_SOURCE } from './record-table.ts';

/**
 * The columns once more, in the words of the transcription they are from [3rd] and typed anew: a slip of one column in
 * the table would be read and written alike, and no round trip would show it.
 */
const COLUMNS: Readonly<Record<string, string>> = {
  A: '',
  B: '',
  '10': '3 4-6 7-8 9-16 17 18-21 22-30 34-35 36-37 38 39 40 41 42 43 44 45 46 47-49 51 52-57 58-59 60-61 62-64 65 66 67 68 69 70 71-80',
  '11': '3-14 15-26 27-38 42-47 48-53 61-62 63-71',
  '20': '3-6 7-10 11-16 17-20 21-40 41-47 48-51 52-57',
  '22': '3-10 11-15',
  '23': '3 4-7 8-19',
  '31': '3 4 5 6-8 9-18 19-28',
  '33': '3-4 5-6',
  '34': '3-5 6-13 14-16 17-24',
  '40': '5-7 8 9-10 11-12 13-18 19-24 25-26 27-36 37-41 42-51 52-54 55 56 57 58 60',
  '42': '3-17 18-34 36-39 41-44 46-49 51-54 56-59 61-64 66-69 71-74',
  '43': '3 9-14',
  '44': '3-72',
  '47': '3 4-18',
  SE50: '5-7 8-42 43-45 46-65',
  SE51: '5-8 9-43',
  '50': '3-12 14-23 25-34 36-47 48-50 51-62 63-65 66-77 78-80',
  '51': '3-11',
  '52': '3-4 5-14',
  '53': '3-12 13 14-21 22 25-34 35-46 47-56 57-66',
  '54': '3-4 5-80',
  '60': '3-5 6-15',
  '61': '3-5 6-15',
  '62': '3-5 6-13',
  '63': '3-5 6-8 9-11 12-14 15-17',
  '88': '',
  '89': '',
  '90': '3-13 15-25 27-37 39-49 51-61 63-73',
  Y: '',
  Z: '',
};

/** Decimals as the transcription gives them; a record that is not here has no amount. */
const DECIMALS: Readonly<Record<string, readonly number[]>> = {
  '22': [0],
  '34': [2, 2],
  '40': [0, 0],
  '50': [2, 0, 2, 2, 2],
  '53': [0, 4, 2],
  '60': [2],
  '61': [2],
  '62': [2],
  '90': [2, 2, 2, 2, 2, 2],
};

describe('the columns of every record', () => {
  it('are marked as somebody else’s transcription', () => {
    expect(AE_SOURCE).toMatchObject({ confirmed: false, mark: '3rd' });
  });

  it('are given for the records that the table has', () => {
    expect(Object.keys(COLUMNS).sort()).toEqual(AE_RECORD_TYPES.map(({ id }) => id).sort());
  });

  it.each(AE_RECORD_TYPES)('$id: are those of the transcription', ({ id, fields }) => {
    const columns = fields.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
    expect(columns.join(' ')).toBe(COLUMNS[id]);
    expect(fields.flatMap(({ decimals }) => decimals ?? [])).toEqual(DECIMALS[id] ?? []);
  });
});
