import { AE_RECORD_TYPES } from '../../packages/customs/src/ae/record-table.ts';
import { COLUMNS } from '../../packages/customs/src/ae/record-table.ts';

const TYPES = new Map(AE_RECORD_TYPES.map((type) => [type.id, type]));
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const PRINTABLE = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join('');
const HOSTILE = [
  '\0',
  '\t',
  '\r',
  '\n',
  ' ',
  '"',
  ',',
  'é',
  '\uFEFF',
  '\u2028',
  '\x7f',
  '\x1a',
  '９',
  '😀',
];

/** A file that should be read, in the order of the chapter. */
export function createAeFile(random) {
  const one = (id) => createRecord(random, id);
  const parties = () =>
    random.some(2, () => [one('SE50'), ...random.some(2, () => one('SE51'))]).flat();
  const isEnveloped = random.once(3);
  let line = 0;
  const records = [
    ...(isEnveloped ? [one('A'), one('B')] : []),
    put(one('10'), 3, random.pick(['A', 'R'])),
    one('11'),
    ...random.some(1, () => one('20')),
    ...random.some(3, () => [one('22'), ...random.some(3, () => one('23'))]).flat(),
    ...['31', '33', '34'].flatMap((id) => random.some(2, () => one(id))),
    ...parties(),
    ...Array.from({ length: 1 + random.below(4) }, () => {
      line += 1 + random.below(3);
      return [
        put(one('40'), 5, String(line).padStart(3, random.pick(['0', ' ']))),
        ...random.some(4, () => one(random.pick(['42', '43', '44']))),
        ...random.some(2, () => one('47')),
        ...parties(),
        ...Array.from({ length: 1 + random.below(3) }, () => [
          one('50'),
          ...random.some(3, () => one(random.pick(['51', '52', '53', '54']))),
        ]).flat(),
        ...random.some(3, () => one(random.pick(['60', '61', '62']))),
        ...random.some(2, () => one('63')),
      ];
    }).flat(),
    ...['88', '89', '90'].flatMap((id) => random.some(1, () => one(id))),
    ...(isEnveloped ? [one('Y'), one('Z')] : []),
  ];
  if (random.once(4)) {
    const unknown = random.pick(['21', '30', '32', '36', '41', 'E0', 'SE60', 'OI']);
    records.splice(
      random.below(records.length + 1),
      0,
      (unknown + random.text(PRINTABLE, 20)).padEnd(COLUMNS),
    );
  }
  const end = random.pick(['\n', '\n', '\r\n']);
  return records.join(end) + random.pick([end, end, '']);
}

function createRecord(random, id) {
  const type = TYPES.get(id);
  let record = id;
  const filled = new Set();
  for (const field of type.fields) {
    const width = field.to - field.from + 1;
    const { mandatory } = field;
    const isNeeded =
      mandatory === true || (typeof mandatory === 'object' && filled.has(mandatory.with));
    // Two fields that need each other: the first decides.
    const isBarred =
      typeof mandatory === 'object' &&
      !filled.has(mandatory.with) &&
      /^(?:to|acc)/.test(field.name);
    const isFilled = field.kind !== 'fill' && !isBarred && (isNeeded || random.once(2));
    if (isFilled) filled.add(field.name);
    // Some columns that nobody described are filled.
    record = random.once(30)
      ? record + random.text(PRINTABLE, field.from - 1 - record.length)
      : record.padEnd(field.from - 1);
    record += (isFilled ? createValue(random, field, width) : '').padEnd(width);
  }
  if (type.fields.length === 0) record += random.text(PRINTABLE, random.below(COLUMNS - id.length));
  return record.padEnd(COLUMNS);
}

function createValue(random, { kind, values, isFull, name }, width) {
  const count = isFull === true ? width : 1 + random.below(width);
  if (values !== undefined) return random.pick(values);
  switch (kind) {
    case 'alpha':
      return random.text(LETTERS, count);
    case 'alnum':
      return random.text(LETTERS + DIGITS, count);
    case 'token':
      return random.text(PRINTABLE, count);
    case 'text':
      return `${random.text(`${PRINTABLE}   `, count - 1)}${random.text(PRINTABLE, 1)}`;
    case 'hts':
      return `${1 + random.below(9)}${random.text(DIGITS, random.pick([3, 5, 7, 9]))}`;
    case 'integer':
    case 'amount':
      return random.text(DIGITS, count).padStart(width, random.pick(['0', ' ']));
    case 'digits':
      return random.text(DIGITS, width);
    case 'numeral':
      return random.text(DIGITS, count);
    case 'date':
      return `${String(1 + random.below(12)).padStart(2, '0')}${String(1 + random.below(28)).padStart(2, '0')}${random.text(DIGITS, 2)}`;
    case 'flag':
      return 'Y';
    case 'yes-no':
      return random.pick(['Y', 'N']);
    default:
      throw new Error(`no value for ${name} (${kind})`);
  }
}

/** One thing in a file made wrong, or only unusual. */
export function mutateAe(random, text) {
  const records = text.split('\n');
  const at = random.below(records.length);
  const record = records[at];
  const column = random.below(record.length + 1);
  const change = (value) => records.with(at, value).join('\n');
  switch (random.below(16)) {
    case 0:
      return change(put(record, column + 1, random.pick(HOSTILE)));
    case 1:
      return change(put(record, column + 1, random.text(`${PRINTABLE} `, 1 + random.below(6))));
    case 2: // shifted to the right
      return change(`${record.slice(0, column)} ${record.slice(column)}`.slice(0, COLUMNS));
    case 3: // shifted to the left
      return change(`${record.slice(0, column)}${record.slice(column + 1)} `);
    case 4:
      return records.toSpliced(at, 1).join('\n');
    case 5:
      return records.toSpliced(at, 0, record).join('\n');
    case 6: {
      const other = random.below(records.length);
      return records.with(at, records[other]).with(other, record).join('\n');
    }
    case 7:
      return change(record.slice(0, column));
    case 8:
      return change(record + random.text(`${PRINTABLE} `, random.pick([1, 40, 100_000])));
    case 9:
      return change(put(record, column + 1, ' '.repeat(1 + random.below(12))));
    case 10:
      return text.replaceAll(/\r?\n/g, random.pick(['\r', '\r\n', '\n\n', '', '\n\r', '\u0085']));
    case 11:
      return random.pick(['\uFEFF', '\u00EF\u00BB\u00BF', '\u00FF\u00FE', ' ', '\n', '{']) + text;
    case 12:
      return records.map((one) => one.trimEnd()).join('\n');
    case 13:
      return change(createRecord(random, random.pick(AE_RECORD_TYPES).id));
    case 14:
      return text.slice(0, random.below(text.length + 1));
    default: {
      const [from, to] = [random.below(COLUMNS), random.below(COLUMNS)];
      return change(put(record, to + 1, record.slice(from, from + 1 + random.below(10))));
    }
  }
}

const put = (record, column, value) =>
  record.slice(0, column - 1).padEnd(column - 1) + value + record.slice(column - 1 + value.length);
