import { describe, expect, test } from '@jest/globals';
import type { RowProblem } from '../trade-problem.ts';
import { mappingOf } from '../trade-data.test-support.ts';
import { readTable } from './read-table.ts';

async function tableOf(text: string) {
  const lost: RowProblem[] = [];
  const rows: [number, string | undefined][] = [];
  const mapping = mappingOf('PartsList', ['part', 'hts']);
  for await (const part of readTable(text, mapping, (problem) => lost.push(problem)))
    for (const row of part) rows.push([row.row, row.cell('hts')?.text]);
  return { rows, lost: lost.map(({ source, isRowKept }) => [source.row, isRowKept]) };
}

describe('a cell under no name', () => {
  test('between two names is told, and its row stands', async () => {
    expect(await tableOf('part,,hts\nA,note,6205\nB,,6206\n')).toEqual({
      rows: [
        [2, '6205'],
        [3, '6206'],
      ],
      lost: [[2, true]],
    });
  });

  test('after the last name takes its row away, with blanks in the header or without', async () => {
    for (const header of ['part,hts', 'part,hts,', 'part,hts, ,'])
      expect(await tableOf(`${header}\nA,6205,x\nB,6206,\n`)).toEqual({
        rows: [[3, '6206']],
        lost: [[2, false]],
      });
  });
});
