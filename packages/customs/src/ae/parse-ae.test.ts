import { describe, expect, it } from '@jest/globals';
import { formatAe } from './format-ae.ts';
import { parseAe } from './parse-ae.ts';

const record = (id: string, columns: Record<number, string> = {}): string => {
  let text = id;
  for (const [from, value] of Object.entries(columns)) text = text.padEnd(Number(from) - 1) + value;
  return text.padEnd(80);
};

const HEADER = record('10', { 3: 'AZ9Z', 9: '00426174', 18: '5301', 34: '0111' });
const CONTENT = record('11', { 3: '89-100042000', 42: '091426091426' });
const LINE = record('40', { 5: '001', 9: 'HNHN' });
const TARIFF = record('50', {
  3: '6109100012',
  14: '0000262350',
  25: '0000015900',
  36: '000000050000DOZ',
});
const FEE = record('62', { 3: '49900005508' });
const TOTALS = record('90', { 3: '00000262350', 15: '00000005508' });
const WHOLE = [HEADER, CONTENT, LINE, TARIFF, FEE, TOTALS];

const parse = (...records: string[]) => parseAe(records.map((text) => `${text}\n`).join(''));
const codes = (...records: string[]) => parse(...records).problems.map(({ code }) => code);
/** The whole transaction with one record put in place of another, or taken away. */
const changed = (old: string, ...replacement: string[]) =>
  WHOLE.flatMap((text) => (text === old ? replacement : [text]));

describe('parseAe', () => {
  it('reads a bare transaction', () => {
    const result = parse(...WHOLE);
    expect(result.problems).toEqual([]);
    expect(result.summary).toEqual({
      header: {
        action: 'A',
        entryNumber: 'Z9Z-0042617-4',
        port: '5301',
        entryType: '01',
        modeOfTransport: '11',
      },
      content: {
        importerNumber: '89-100042000',
        entryDate: '2026-09-14',
        importDate: '2026-09-14',
      },
      bills: [],
      bonds: [],
      missingDocuments: [],
      headerFees: [],
      parties: [],
      lines: [
        {
          line: 1,
          countryOfOrigin: 'HN',
          exportCountry: 'HN',
          invoices: [],
          rulings: [],
          descriptions: [],
          articleParties: [],
          parties: [],
          tariffs: [
            {
              hts: '6109.10.0012',
              dutyUsd: '2623.50',
              valueUsd: '15900',
              quantities: [{ value: '500.00', unit: 'DOZ' }],
              visas: [],
              licences: [],
              adCvd: [],
              declarations: [],
            },
          ],
          irTaxes: [],
          otherRevenue: [],
          fees: [{ accountingClass: '499', amountUsd: '55.08' }],
          correctionReasons: [],
        },
      ],
      totals: { dutyUsd: '2623.50', feesUsd: '55.08' },
    });
  });

  it('reads it in its envelope, keeps what it does not know, and says so', () => {
    const result = parse(
      record('A', { 3: 'ANYTHING' }),
      record('B'),
      ...changed(TOTALS, record('32', { 3: 'X' }), record('88', { 3: 'FIGURES' }), TOTALS),
      record('Y'),
      record('Z'),
    );
    expect(result.problems).toEqual([]);
    expect(result.summary).toBeDefined();
    expect(result.unknown).toEqual([expect.objectContaining({ record: 8, id: '32' })]);
    expect(result.opaque).toEqual([
      { record: 1, id: 'A', from: 2, to: 80, text: ' ANYTHING'.padEnd(79) },
      { record: 9, id: '88', from: 3, to: 80, text: 'FIGURES'.padEnd(78) },
    ]);
  });

  it('reports columns nobody described between those that are', () => {
    const result = parse(
      ...changed(
        HEADER,
        record('10', { 3: 'AZ9Z', 9: '00426174', 18: '5301', 31: 'XX', 34: '01', 50: '7' }),
      ),
    );
    expect(result.opaque.map(({ from, to, text }) => [from, to, text])).toEqual([
      [31, 33, 'XX '],
      [50, 50, '7'],
    ]);
    expect(result.summary).toBeDefined();
  });

  it('reads LF, CRLF, no last line end, text and bytes alike', () => {
    const expected = parse(...WHOLE).summary;
    const crlf = WHOLE.join('\r\n');
    for (const file of [crlf, WHOLE.join('\n'), new TextEncoder().encode(crlf)]) {
      const result = parseAe(file);
      expect(result.summary).toEqual(expected);
      expect(result.problems).toEqual([]);
    }
    expect(formatAe(parseAe(crlf).records)).toBe(crlf);
    expect(parseAe(crlf).records.map(({ terminator }) => terminator)).toEqual([
      ...Array<string>(5).fill('\r\n'),
      '',
    ]);
  });

  it('names record, id, columns, field, found and expected of a bad amount', () => {
    const result = parse(...changed(FEE, record('62', { 3: '4990000 508' })));
    expect(result.summary).toBeUndefined();
    expect(result.problems).toEqual([
      {
        code: 'bad-amount',
        record: 5,
        id: '62',
        from: 6,
        to: 13,
        field: 'amountUsd',
        found: '0000 508',
        expected: 'digits up to the last column, 2 of them after the implied point',
        message: expect.stringContaining('Record 5 (62), columns 6 to 13, amountUsd'),
      },
    ]);
  });

  it.each([
    ['a short record', changed(FEE, FEE.slice(0, 79)), ['length']],
    ['a long record', changed(FEE, `${FEE} `), ['length']],
    ['an empty record', changed(FEE, ''), ['length']],
    ['an accent', changed(FEE, record('44', { 3: 'Ulúa' })), ['not-ascii']],
    ['a tab', changed(FEE, record('44', { 3: 'A\tB' })), ['not-ascii']],
    ['an id in lower case', changed(FEE, record('x1')), ['bad-character']],
    ['a blank record', changed(FEE, record('')), ['bad-character']],
    [
      'a bad day',
      changed(CONTENT, record('11', { 3: '89-100042000', 42: '093126' })),
      ['bad-date'],
    ],
    ['a missing importer', changed(CONTENT, record('11')), ['mandatory-missing']],
    ['an unknown action', changed(HEADER, HEADER.replace('10A', '10Q')), ['bad-code']],
    ['a filled fill', changed(HEADER, HEADER.replace('Z9Z  ', 'Z9Zx ')), ['not-blank']],
    [
      'a quantity without unit',
      changed(TARIFF, TARIFF.replace('DOZ', '   ')),
      ['mandatory-missing'],
    ],
    [
      'a blank tariff number',
      changed(TARIFF, TARIFF.replace('6109100012', '          ')),
      ['mandatory-missing'],
    ],
    [
      'a ruling with a letter',
      changed(TARIFF, record('43', { 3: 'R', 9: 'N30161' }), TARIFF),
      ['bad-number'],
    ],
    ['a declaration of type 13', changed(TARIFF, TARIFF, record('54', { 3: '13' })), ['bad-code']],
    ['a filer code cut short', changed(HEADER, HEADER.replace('Z9Z', 'Z9 ')), ['bad-character']],
    ['an origin of one letter', changed(LINE, LINE.replace('HNHN', 'H HN')), ['bad-character']],
    ['no header', changed(HEADER), ['record-missing']],
    ['no content', changed(CONTENT), ['record-missing']],
    ['no tariff', changed(TARIFF), ['record-missing']],
    ['no lines', [HEADER, CONTENT, TOTALS], ['record-missing']],
    [
      'two transactions',
      [...WHOLE, ...WHOLE],
      ['repeated', 'out-of-order', 'repeated', 'out-of-order', 'line-number'],
    ],
    ['two headers', changed(HEADER, HEADER, HEADER), ['repeated']],
    ['a line twice', changed(LINE, LINE, TARIFF, LINE), ['line-number']],
    ['a fee before its tariff', [HEADER, CONTENT, LINE, FEE, TARIFF, TOTALS], ['out-of-order']],
    ['a tariff before any line', [HEADER, CONTENT, TARIFF, LINE, TARIFF, FEE, TOTALS], ['orphan']],
    [
      'a line after the totals',
      [...WHOLE, record('40', { 5: '002' }), TARIFF],
      ['out-of-order', 'out-of-order'],
    ],
    ['a bill component alone', changed(LINE, record('23', { 3: 'MZZGT1' }), LINE), ['orphan']],
    [
      'an identifier alone',
      changed(TARIFF, record('SE51', { 5: 'DUNS123456789' }), TARIFF),
      ['orphan'],
    ],
    ['a visa alone', changed(TARIFF, record('51', { 3: 'V' }), TARIFF), ['orphan']],
    ['a deletion', [HEADER.replace('10A', '10D')], ['deletion']],
    ['an empty file', [], ['record-missing', 'record-missing', 'record-missing']],
  ] as const)('gives no summary for %s', (_, records, expected) => {
    const result = parse(...records);
    expect(result.summary).toBeUndefined();
    expect(codes(...records).slice(0, 5)).toEqual(expected);
  });

  it('keeps a unit that stands without a quantity', () => {
    const bare = record('50', { 3: '9503000073', 48: 'X', 51: '000000000300NO' });
    const result = parse(...changed(TARIFF, bare));
    expect(result.summary?.lines[0]?.tariffs[0]).toMatchObject({
      quantities: [{ value: '3.00', unit: 'NO' }],
      bareUnits: ['X'],
    });
    expect(parseAe(formatAe(result.summary!)).summary).toEqual(result.summary);
  });

  it('keeps the summary and reports an entry number that does not fit its check digit', () => {
    const result = parse(...changed(HEADER, HEADER.replace('00426174', '00426175')));
    expect(result.summary?.header.entryNumber).toBe('Z9Z-0042617-5');
    expect(result.problems).toEqual([
      expect.objectContaining({
        code: 'entry-number',
        record: 1,
        from: 4,
        to: 16,
        found: 'Z9Z-0042617-5',
      }),
    ]);
  });

  it('keeps the summary and reports identifiers that do not fit their check digits', () => {
    const result = parse(
      ...changed(
        TARIFF,
        record('SE50', { 5: 'MF', 8: 'MAKER' }),
        record('SE51', { 5: 'LEI 984500CVDS0000000625' }),
        record('SE51', { 5: 'GLN 9520001000035' }),
        record('SE51', { 5: 'LEI 984500CVDS0000000624' }),
        record('SE51', { 5: 'DUNS123456789' }),
        record('SE51', { 5: 'DUNS12345678' }),
        record('SE51', { 5: 'ALTAanything' }),
        TARIFF,
      ),
    );
    expect(result.summary?.lines[0]?.parties).toHaveLength(1);
    expect(result.problems.map(({ code, record: at, found }) => [code, at, found])).toEqual([
      ['identifier', 5, '984500CVDS0000000625'],
      ['identifier', 6, '9520001000035'],
      ['identifier', 9, '12345678'],
    ]);
  });

  it('keeps the summary and reports totals that do not add up', () => {
    const result = parse(...changed(TOTALS, TOTALS.replace('0000262350', '0000262351')));
    expect(result.summary).toBeDefined();
    expect(result.problems).toEqual([
      expect.objectContaining({
        code: 'total',
        record: 6,
        from: 3,
        to: 13,
        found: '2623.51',
        expected: '2623.50',
      }),
    ]);
  });

  it.each([null, undefined, 5, {}, ['10']])('reports hostile type %#', (file) => {
    expect(parseAe(file as never)).toMatchObject({ records: [], problems: [{ code: 'not-text' }] });
  });

  it('refuses a file beyond all size', () => {
    expect(parseAe(' '.repeat(8_000_001)).problems).toMatchObject([{ code: 'too-large' }]);
    expect(parseAe(new Uint8Array(8_000_001)).problems).toMatchObject([{ code: 'too-large' }]);
  });

  it('stops reporting after a thousand problems', () => {
    for (const text of [
      'x\n'.repeat(100_000),
      `${record('40', { 5: 'xxxxxxxxxxxx' })}\n`.repeat(20_000),
      `${LINE}\n`.repeat(50_000),
    ]) {
      const { problems, summary } = parseAe(text);
      expect(problems).toHaveLength(1001);
      expect(problems.at(-1)).toMatchObject({ code: 'too-many-problems' });
      expect(summary).toBeUndefined();
    }
  });
});
