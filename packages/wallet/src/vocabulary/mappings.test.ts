import { describe, expect, it } from '@jest/globals';
import type { Row, Table } from './mapping.ts';
import { VOCABULARY_MAPPINGS } from './mappings.ts';
import { parsePlace } from './places.ts';

function rowsOf(table: Table): Row[] {
  return table.rows.flatMap((row) => [
    row,
    ...('part' in row ? rowsOf(row.part) : 'each' in row ? rowsOf(row.each) : []),
  ]);
}
const rows = VOCABULARY_MAPPINGS.flatMap(({ table }) => rowsOf(table));

describe('the tables', () => {
  it('name each pair of types once, and the agreement wherever a type has several', () => {
    const pairs = VOCABULARY_MAPPINGS.map(({ theirs, ours }) => `${theirs} ${ours}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { theirs, agreement } of VOCABULARY_MAPPINGS) {
      const same = VOCABULARY_MAPPINGS.filter((mapping) => mapping.theirs === theirs);
      expect(agreement === undefined).toBe(same.length === 1);
    }
  });

  it('have places that can be read, and converters that say what they do', () => {
    for (const row of rows) {
      for (const place of ['ours' in row ? row.ours : '', 'theirs' in row ? row.theirs : '']) {
        expect(place === '' || place.startsWith('/')).toBe(true);
        expect(parsePlace(place).includes('')).toBe(false);
      }
    }
    const names = rows.flatMap((row) => ('as' in row ? [row.as.name] : []));
    expect(names.filter((name) => name === '')).toEqual([]);
  });
});
