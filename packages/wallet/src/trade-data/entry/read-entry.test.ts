import { describe, expect, test } from '@jest/globals';
import { parseAe } from '@originmark/customs';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readEntry } from './read-entry.ts';

const AE = readFileSync(
  new URL('../../../../../examples/demo-entry/entry.ae', import.meta.url),
  'utf8',
);
const example = JSON.parse(
  readFileSync(
    new URL(
      '../../../../../schemas/examples/valid/CBP7501EntrySummaryCredential.json',
      import.meta.url,
    ),
    'utf8',
  ),
) as { credentialSubject: Record<string, unknown> & { lines: object[] } };
const subject = example.credentialSubject;
const records = AE.split('\n');
const pad = (text: string): string => text.padEnd(80);

describe('AE records', () => {
  test('make a draft that says what they say and no more', () => {
    const { entries, problems } = readEntry(AE);
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(1);
    const [entry] = entries;
    expect(entry?.subject).toMatchObject({
      entryNumber: 'Z9Z-0042617-4',
      entryVersion: 1,
      importer: { importerNumber: '89-100042000' },
      vessel: 'ZZ GULF TRADER',
      billNumbers: ['ZZGT26090771', 'ZZGT26090794'],
      totals: { enteredValue: { amount: '175860', currency: 'USD' } },
    });
    expect(entry?.subject.lines[0]).toMatchObject({
      hts: '6205.20.2066',
      textileCategory: '340',
      quantities: [
        { value: '450.00', unit: 'DZN' },
        { value: '1512.00', unit: 'KGM' },
      ].map((quantity) => ({ ...quantity, value: expect.any(String) })),
      manufacturerId: 'HNCONVAL1480CHO',
    });
    expect(entry?.subject.lines[3]).not.toHaveProperty('spi');
    expect(entry?.clues).toMatchObject({
      filerCode: 'Z9Z',
      importDate: '2026-09-14',
      lines: [{}, { exporterMid: 'MXCOMHOR815MON' }, {}, {}],
    });
  });

  test('leave gaps, each with who knows it', () => {
    const [entry] = readEntry(AE).entries;
    const gaps = new Map(entry?.gaps.map((gap) => [gap.pointer, gap]));
    expect(
      entry?.gaps.filter(({ isRequired }) => isRequired).map(({ pointer }) => pointer),
    ).toEqual(['/importedAt', '/claimedAt', '/importer/id', '/importer/name']);
    expect(gaps.get('/lines/1/dutyRate')).toEqual({
      pointer: '/lines/1/dutyRate',
      what: 'column 1 general rate of duty of line 2',
      knownBy: 'tariff',
      isRequired: false,
    });
    for (const member of ['billNumber', 'products', 'manufacturer', 'exporter'])
      expect(gaps.has(`/lines/0/${member}`)).toBe(true);
  });

  test('of several entries are told apart, in one envelope or bare', () => {
    const second = AE.replace('00426174', '00426208');
    const envelope = (id: string): string => `${pad(id)}\n`;
    const wrapped = `${envelope('A')}${envelope('B')}${AE}${second}${envelope('Y')}${envelope('Z')}`;
    for (const text of [AE + second, wrapped]) {
      const { entries, problems } = readEntry(text);
      expect(problems).toEqual([]);
      expect(entries.map((entry) => entry.subject.entryNumber)).toEqual([
        'Z9Z-0042617-4',
        'Z9Z-0042620-8',
      ]);
    }
  });

  test('that are wrong in one entry do not hide the other, and are told by their place in the file', () => {
    const bad = AE.replace('00426174', '00426208').replace('091426091426', '139926091426');
    const { entries, problems } = readEntry(AE + bad);
    expect(entries).toHaveLength(1);
    expect(problems).toMatchObject([{ source: { record: records.length - 1 + 2 } }]);
    expect(problems[0]?.message).toContain(`begins at record ${records.length}`);
  });

  test('of a replacement have a version that only the filer knows', () => {
    const [entry] = readEntry(AE.replace('10AZ9Z', '10RZ9Z')).entries;
    expect(entry?.subject).not.toHaveProperty('entryVersion');
    expect(entry?.gaps).toContainEqual(
      expect.objectContaining({ pointer: '/entryVersion', knownBy: 'filer', isRequired: true }),
    );
  });

  test('with a unit not known here have no quantities there, and it is told', () => {
    const { entries, problems } = readEntry(AE.replace('000000600000NO ', '000000600000ZZ '));
    expect(entries[0]?.subject.lines[1]).not.toHaveProperty('quantities');
    expect(problems).toMatchObject([
      { source: { record: 23 }, message: expect.stringContaining('ZZ') },
    ]);
  });

  test('of a line with chapter 99 first are read under the tariff number of the good', () => {
    const at = records.findIndex((record) => record.startsWith('506205'));
    const beside = pad(`5099034501   0000000000 0000000000`);
    const text = [...records.slice(0, at), beside, ...records.slice(at)].join('\n');
    const [line] = readEntry(text).entries[0]?.subject.lines ?? [];
    expect(parseAe(text).problems).toEqual([]);
    expect(line).toMatchObject({ hts: '6205.20.2066', secondaryHts: ['9903.45.01'] });
  });
});

describe('JSON', () => {
  test('that the parser of AE prints makes the same draft as the records', () => {
    const { records: all, ...rest } = parseAe(AE);
    const printed = JSON.stringify({ records: all.length, ...rest });
    expect(readEntry(printed)).toEqual(readEntry(AE));
  });

  test('of a subject, a credential or a list makes drafts', () => {
    for (const [value, count] of [
      [subject, 1],
      [example, 1],
      [[subject, example], 2],
    ] as const) {
      const { entries, problems } = readEntry(`\uFEFF ${JSON.stringify(value)}`);
      expect(problems).toEqual([]);
      expect(entries).toHaveLength(count);
      expect(entries[0]?.subject).toEqual(subject);
      expect(entries[0]?.gaps.filter(({ isRequired }) => isRequired)).toEqual([]);
    }
  });

  test('that lacks what is required has gaps there and no problems', () => {
    const rest = Object.fromEntries(
      Object.entries(subject).filter(([name]) => name !== 'importedAt' && name !== 'importer'),
    );
    const { entries, problems } = readEntry(JSON.stringify(rest));
    expect(problems).toEqual([]);
    expect(entries[0]?.gaps.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/importedAt', '/importer/id', '/importer/importerNumber']),
    );
  });

  test('with faults has each told by pointer and left out', () => {
    const [line, ...others] = subject.lines;
    const faulty = {
      ...subject,
      portOfEntry: 5301,
      unknown: true,
      lines: [{ ...line, fees: [{ class: 'x' }], 'a/b': 1 }, 'text', ...others],
    };
    const { entries, problems } = readEntry(JSON.stringify({ credentialSubject: faulty }));
    const pointers = problems.map(({ source }) => ('pointer' in source ? source.pointer : ''));
    expect(pointers.every((pointer) => pointer.startsWith('/credentialSubject'))).toBe(true);
    expect(pointers).toContain('/credentialSubject/portOfEntry');
    expect(entries[0]?.subject).not.toHaveProperty('portOfEntry');
    expect(entries[0]?.subject).not.toHaveProperty('unknown');
    expect(entries[0]?.subject.lines).toHaveLength(subject.lines.length);
    expect(entries[0]?.subject.lines[0]).not.toHaveProperty('fees');
    expect(entries[0]?.gaps).toContainEqual(expect.objectContaining({ pointer: '/portOfEntry' }));
  });
});

describe('nothing that is an entry', () => {
  test.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['hello', 'no line of it has 80 columns'],
    ['10A\r\n40001\r\n', 'no line of it has 80 columns'],
    [`${'Q'.repeat(80)}\r\n10A\r\n`, 'expected'],
    ['eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln', 'signed token'],
    ['{"type":"EntryBundle","version":1}', 'this is of type EntryBundle, and no entry summary'],
    [
      '{"type":["VerifiableCredential","CommercialInvoiceCredential"],"credentialSubject":{}}',
      'of type CommercialInvoiceCredential',
    ],
    ['{"type":"USMCACertificationOfOrigin","entryNumber":"x"}', 'USMCACertificationOfOrigin'],
    ['{', 'no JSON'],
    ['{"a":1,"a":2}', 'no JSON'],
    ['{}', 'neither'],
    ['[]', 'has 0 entries'],
    ['[1]', 'neither'],
    ['{"type":"EntrySummary","lines":5}', '/lines'],
    ['{"records":2,"problems":[{}]}', 'could not be read'],
    ['{"records":2,"summary":{"header":{"action":7}}}', 'no summary'],
    ['{"summary":{"lines":[null]}}', 'no summary'],
  ])('is told of %p', (text, why) => {
    const { entries, problems } = readEntry(text);
    expect(entries.flatMap(({ subject: { lines } }) => lines)).toEqual([]);
    expect(problems[0]?.message).toContain(why);
    expect(problems[0]?.remedy).not.toBe('');
  });

  test('is told of a file too large', () => {
    const { entries, problems } = readEntry(AE, { maxCharacters: 100 });
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ remedy: 'split it: at most 100' }]);
  });
});

describe('whatever a file holds', () => {
  test('reading JSON never throws, and what it keeps is in the form of the schema', () => {
    const members = [...Object.keys(subject), '__proto__', 'constructor'];
    fc.assert(
      fc.property(
        fc.constantFrom(...members),
        fc.jsonValue(),
        fc.constantFrom('entry', 'line'),
        (member, value, place) => {
          const changed =
            place === 'entry'
              ? JSON.stringify({ ...subject, [member]: value })
              : JSON.stringify({ ...subject, lines: [value, ...subject.lines] });
          for (const { subject: kept } of readEntry(changed).entries) {
            const again = readEntry(JSON.stringify({ ...kept, type: 'EntrySummary' }));
            expect(again.problems).toEqual([]);
            expect(again.entries[0]?.subject.lines).toEqual(kept.lines);
          }
        },
      ),
    );
  });

  test('reading records never throws', () => {
    fc.assert(
      fc.property(fc.nat({ max: AE.length - 1 }), fc.string({ maxLength: 3 }), (at, text) => {
        const { entries, problems } = readEntry(
          AE.slice(0, at) + text + AE.slice(at + text.length),
        );
        expect(entries.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
