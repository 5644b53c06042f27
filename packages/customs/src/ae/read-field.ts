import { formatDecimal } from '../money/decimal.ts';
import { parseLocalDate } from '../dates/local-date.ts';
import { parseHts } from '../numbers/hts.ts';
import type { AeProblemCode } from './ae-record.ts';
import type { AeField } from './field.ts';

/** @internal A field decoded: whole numbers as numbers, `Y`/`N` as booleans, everything else as text. */
export type AeValue = string | number | boolean;

/** @internal */
export type FieldReading =
  | { readonly ok: true; readonly value: AeValue | undefined }
  | { readonly ok: false; readonly code: AeProblemCode; readonly expected: string };

const unread = (code: AeProblemCode, expected: string): FieldReading => ({
  ok: false,
  code,
  expected,
});
const isRead = (value: AeValue): FieldReading => ({ ok: true, value });

/** @internal Reads the characters of one field; blank is `undefined`, whether that is allowed is the caller's question. */
export function readField(field: AeField, columns: string): FieldReading {
  if (/^ *$/.test(columns)) return { ok: true, value: undefined };
  const text = columns.replace(/ +$/, '');
  if (field.values !== undefined && !field.values.includes(text)) {
    return unread('bad-code', `one of ${field.values.join(', ')}`);
  }
  if (field.isFull === true && text.length < columns.length) {
    return unread('bad-character', 'a character in every column');
  }
  switch (field.kind) {
    case 'alpha':
      return matching(text, /^[A-Z]+$/, 'upper-case letters from the first column');
    case 'alnum':
      return matching(text, /^[A-Z0-9]+$/, 'upper-case letters and digits from the first column');
    case 'token':
      return matching(text, /^[\x21-\x7e]+$/, 'characters without blanks from the first column');
    case 'text':
      return matching(text, /^[\x20-\x7e]+$/, 'printable ASCII');
    case 'hts':
      return readHts(text);
    case 'integer':
      return /^ *[0-9]+$/.test(columns)
        ? isRead(Number(columns))
        : unread('bad-number', 'digits up to the last column');
    case 'digits':
      return /^[0-9]+$/.test(columns)
        ? isRead(columns)
        : unread('bad-number', 'a digit in every column');
    case 'numeral':
      return /^[0-9]+$/.test(text)
        ? isRead(text)
        : unread('bad-number', 'digits from the first column');
    case 'amount':
      return readAmount(columns, field.decimals ?? 0);
    case 'date':
      return readDate(columns);
    case 'flag':
      return text === 'Y' ? isRead(true) : unread('bad-code', 'Y or blank');
    case 'yes-no':
      return text === 'Y' || text === 'N'
        ? isRead(text === 'Y')
        : unread('bad-code', 'Y, N or blank');
    case 'fill':
      return unread('not-blank', 'blanks');
  }
}

function matching(text: string, pattern: RegExp, expected: string): FieldReading {
  return pattern.test(text) ? isRead(text) : unread('bad-character', expected);
}

function readHts(text: string): FieldReading {
  const hts = /^[0-9]+$/.test(text) ? parseHts(text) : undefined;
  return hts?.ok === true
    ? isRead(hts.value.text)
    : unread('bad-hts', '4, 6, 8 or 10 digits from the first column');
}

function readAmount(columns: string, decimals: number): FieldReading {
  if (!/^ *[0-9]+$/.test(columns)) {
    return unread(
      'bad-amount',
      `digits up to the last column, ${decimals} of them after the implied point`,
    );
  }
  return isRead(formatDecimal({ units: BigInt(columns.trim()), scale: decimals }));
}

/** MMDDYY; 80 to 99 are of the last century. Entry summaries of ACE are all of this one. */
function readDate(columns: string): FieldReading {
  const match = /^([0-9]{2})([0-9]{2})([0-9]{2})$/.exec(columns);
  const [, month = '', day = '', year = ''] = match ?? [];
  const date = parseLocalDate(`${year < '80' ? '20' : '19'}${year}-${month}-${day}`);
  return date === undefined ? unread('bad-date', 'a day that exists, as MMDDYY') : isRead(date);
}
