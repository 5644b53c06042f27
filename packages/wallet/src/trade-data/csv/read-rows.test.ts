import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RowProblem } from '../trade-problem.ts';
import { type CsvRow, type CsvSource, readRows } from './read-rows.ts';

async function rowsOf(
  source: CsvSource,
  format: Parameters<typeof readRows>[1] = { delimiter: ',' },
): Promise<{ rows: CsvRow[]; lost: RowProblem[] }> {
  const lost: RowProblem[] = [];
  const rows: CsvRow[] = [];
  for await (const part of readRows(source, format, (problem) => lost.push(problem)))
    rows.push(...part);
  return { rows, lost };
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('rows', () => {
  test('are numbered as a spreadsheet numbers them, across quoted newlines and rows of nothing', async () => {
    const { rows } = await rowsOf('a,b\r\n"x\ny",2\r\n\r\n3,4');
    expect(rows).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['x\ny', '2'] },
      { row: 3, cells: [''] },
      { row: 4, cells: ['3', '4'] },
    ]);
  });

  test('come the same from text, bytes and chunks that cut letters apart', async () => {
    const text = '\uFEFFaño,"ü ""q"""\n1,€\n';
    const expected = [
      { row: 1, cells: ['año', 'ü "q"'] },
      { row: 2, cells: ['1', '€'] },
    ];
    for (const source of [text, utf8(text), inChunks(utf8(text), 1)])
      expect((await rowsOf(source)).rows).toEqual(expected);
  });

  test('are read in windows-1252', async () => {
    const bytes = Uint8Array.of(0x80, 0x3b, 0x46, 0xf3, 0x6e);
    const { rows } = await rowsOf(bytes, { delimiter: ';', encoding: 'windows-1252' });
    expect(rows).toEqual([{ row: 1, cells: ['€', 'Fón'] }]);
  });

  test('that are not in the declared encoding stop all', async () => {
    await expect(rowsOf(Uint8Array.of(0x61, 0xf3, 0x0a))).rejects.toMatchObject({
      code: 'wallet.file-unreadable',
    });
    await expect(rowsOf(Uint8Array.of(0x61, 0xc3))).rejects.toMatchObject({
      code: 'wallet.file-unreadable',
    });
  });

  test('with a quotation mark inside a cell are told, and those after them are read', async () => {
    const { rows, lost } = await rowsOf('a,b\n21" case,3\n4,5\n');
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(lost).toMatchObject([{ source: { row: 2 }, isRowKept: false }]);
  });

  test('with several quotation marks inside cells are told once, and the numbers after them stand', async () => {
    const { rows, lost } = await rowsOf('a,b\n21"x36" case,3" y\n4,5\n');
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(lost.map(({ source }) => source.row)).toEqual([2]);
  });

  // Each mark once cost the length of its cell: 70,000 of them a minute.
  test('of nothing but quotation marks are told as fast as others', async () => {
    const { rows, lost } = await rowsOf(`a\nx${'"'.repeat(900_000)}\nb\n`);
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(lost).toHaveLength(1);
  });

  test.each([
    ['followed by NUL', 'a\n"x"\0y\n2,3\n'],
    ['never closed', 'a\n"open,1\n2,3\n'],
    ['followed by text', 'a\n"x"y,2\n3,"4\n5"\n'],
  ])('end where a quotation mark is %s, because nothing says what follows', async (_, text) => {
    const { rows, lost } = await rowsOf(text);
    expect(rows).toEqual([{ row: 1, cells: ['a'] }]);
    expect(lost).toMatchObject([{ source: { row: 2 }, isRowKept: false }]);
    expect(lost[0]?.remedy).toContain('nothing from this row on was read');
  });

  test('without end stop all', async () => {
    await expect(rowsOf(`a\n"${'x'.repeat(1_100_000)}`)).rejects.toMatchObject({
      code: 'wallet.file-unreadable',
      message: expect.stringContaining('row 2'),
    });
  });

  test('of a source that breaks stop all, with its cause', async () => {
    const cause = new Error('the disk is gone');
    async function* broken(): AsyncGenerator<string> {
      yield await Promise.resolve('a,b\n');
      throw cause;
    }
    await expect(rowsOf(broken())).rejects.toMatchObject({
      code: 'wallet.file-unreadable',
      cause,
    });
  });

  test('of nothing are none', async () => {
    expect(await rowsOf('')).toEqual({ rows: [], lost: [] });
  });

  test('may be left before the end', async () => {
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield await Promise.resolve('a,b\n'.repeat(1000));
    }
    let last = 0;
    read: for await (const part of readRows(endless(), { delimiter: ',' }, () => undefined))
      for (const { row } of part) if ((last = row) === 5000) break read;
    expect(last).toBe(5000);
  });

  test('come back as they were written', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '=', '1', '\0'),
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (cells, size) => {
        const text = cells
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const { rows, lost } = await rowsOf(inChunks(utf8(text), size));
        expect(lost).toEqual([]);
        expect(rows.map((row) => row.cells)).toEqual(cells);
      }),
    );
  });
});

describe('a file without end', () => {
  const readAll = async (text: string, maxRows: number): Promise<number> => {
    let rows = 0;
    for await (const part of readRows(text, { delimiter: ',' }, () => undefined, maxRows))
      for (const { row } of part) rows = row;
    return rows;
  };

  test.each([
    ['of rows of nothing', '\n'],
    ['of rows that are passed over', 'a"b\n'],
    ['of rows', 'a,b\n'],
  ])('%s is refused past its last row, and read up to it', async (_, row) => {
    await expect(readAll(row.repeat(5000), 100)).rejects.toMatchObject({
      code: 'wallet.file-unreadable',
      message: expect.stringContaining('more than 100 rows'),
    });
    await expect(readAll(`${row.repeat(99)}x,y\n`, 100)).resolves.toBe(100);
  });
});
