const PLAIN = 'abcXYZ 0123456789.-/';
const ODD = [
  'é',
  '€',
  'ñ',
  '\0',
  '\t',
  ' ',
  '\u00a0',
  '=',
  '\u2028',
  '\x1a',
  "'",
  '😀',
  '\u200b',
  '٣',
];

/** Cells that should be read, with one writing of them. */
export function createCsvFile(random, columns) {
  const delimiter = random.pick([',', ',', ';', '\t', '|']);
  const end = random.pick(['\n', '\r\n', '\r']);
  const before = random.some(2, () => [random.text(PLAIN, random.below(10))]);
  const rows = [
    ...before,
    columns,
    ...random.some(12, () =>
      random.once(10)
        ? ['']
        : Array.from({ length: columns.length + random.pick([0, 0, 0, -1, 1]) }, () =>
            createCell(random),
          ),
    ),
  ];
  const text = rows
    .map((row) => row.map((cell) => writeCell(random, cell, delimiter)).join(delimiter))
    .join(end);
  return { text: text + random.pick([end, '']), delimiter, headerRow: before.length + 1 };
}

const createCell = (random) =>
  random.pick([
    () => '',
    () => random.text(PLAIN, 1 + random.below(12)),
    () =>
      random.text(PLAIN, 3) +
      random.pick([...ODD, '"', '\n', '\r\n', ',', ';', '""']) +
      random.text(PLAIN, 2),
    () =>
      random.pick([
        'INV-1',
        'INV-2',
        '2026-03-04',
        '12.50',
        '10',
        'PCS',
        'USD',
        'HN',
        '6205.20.2066',
        'did:web:seller.example',
        'Seller',
      ]),
    () => ' '.repeat(random.below(4)),
  ])();

const writeCell = (random, cell, delimiter) =>
  random.once(4) || /["\r\n]/.test(cell) || cell.includes(delimiter)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

/** One thing in a file made wrong, or only unusual. */
export function mutateCsv(random, text) {
  const at = random.below(text.length + 1);
  const insert = (piece) => text.slice(0, at) + piece + text.slice(at);
  switch (random.below(12)) {
    case 0:
    case 1:
      return insert('"');
    case 2:
      return insert(random.pick([',', ';', '\t', '|']).repeat(1 + random.below(4)));
    case 3:
      return insert(random.pick(['\n', '\r', '\r\n', '\n\r', '\n\n\n']));
    case 4:
      return insert(random.pick(ODD));
    case 5:
      return random.pick(['\uFEFF', '\uFEFF\uFEFF', '\u00ff\u00fe', '\n']) + text;
    case 6:
      return text.slice(0, at) + text.slice(at + 1 + random.below(4));
    case 7:
      return insert(text.slice(random.below(text.length + 1)).slice(0, 60));
    case 8:
      return text.replaceAll(/\r\n|\n|\r/g, random.pick(['\n', '\r', '\r\n', '\n\r']));
    case 9:
      return text.slice(0, at);
    case 10:
      return insert(
        random
          .pick(['x', ' ', '"', '""', ',', '\0'])
          .repeat(random.pick([5, 5, 70_000, random.once(10) ? 1_100_000 : 50])),
      );
    default:
      return insert(random.pick(['"x"y', 'x"y"z', '"x"\0', '21" x 36"', '""x', '"x""']));
  }
}
