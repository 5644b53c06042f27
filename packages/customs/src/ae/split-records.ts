import { type AeProblem, type AeRecord } from './ae-record.ts';
import { COLUMNS, recordIdOf } from './record-table.ts';

/** @internal 999 lines of the largest size are below four million characters. */
export const MAX_CHARACTERS = 8_000_000;

/** @internal One character a byte, so that columns are counted as CBP counts them. */
export function textOf(file: string | Uint8Array): string {
  if (typeof file === 'string') return file;
  let text = '';
  for (let at = 0; at < file.length; at += 8192) {
    text += String.fromCharCode(...file.subarray(at, at + 8192));
  }
  return text;
}

/** @internal Cuts a file into records at LF or CRLF; each keeps its own terminator. */
export function splitRecords(text: string): AeRecord[] {
  const records: AeRecord[] = [];
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed === -1 ? text.length : feed;
    const isCrLf = feed > at && text[feed - 1] === '\r';
    const raw = text.slice(at, isCrLf ? end - 1 : end);
    const terminator = feed === -1 ? '' : isCrLf ? '\r\n' : '\n';
    records.push({ record: records.length + 1, id: recordIdOf(raw), raw, terminator });
    at = end + 1;
  }
  return records;
}

/** @internal Length and character set, before any column is read. */
export function checkShape(record: AeRecord): AeProblem | undefined {
  const { raw, id } = record;
  const at = raw.search(/[^\x20-\x7e]/);
  if (at !== -1) {
    const code = raw.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    return problem(record, 'not-ascii', at + 1, at + 1, `U+${code}`, 'printable ASCII');
  }
  if (raw.length !== COLUMNS) {
    return problem(record, 'length', 1, raw.length, `${raw.length} columns`, `${COLUMNS} columns`);
  }
  return /^[A-Z0-9]{1,4}$/.test(id)
    ? undefined
    : problem(record, 'bad-character', 1, id.length, id, 'a record identifier');
}

function problem(
  { record, id: rawId }: AeRecord,
  code: AeProblem['code'],
  from: number,
  to: number,
  found: string,
  expected: string,
): AeProblem {
  const id = rawId.replace(/[^\x20-\x7e]/g, '?');
  const message = `Record ${record} (${id}), columns ${from} to ${to}: expected ${expected}, found ${found}.`;
  return { code, record, id, from, to, found, expected, message };
}
