import { unreadable } from '../errors.ts';

/** First bytes of what spreadsheets save where no CSV is asked of them, and what it is. */
const SAVED_AS: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a workbook (such as .xlsx or .ods)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a workbook (.xls)'],
  [[0xff, 0xfe], 'text in UTF-16 ("Unicode text")'],
  [[0xfe, 0xff], 'text in UTF-16 ("Unicode text")'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
];

/**
 * Refuses what a spreadsheet saved as something else than CSV.
 * @throws CliError 65 saying how to save it
 */
export function refuseWorkbook(bytes: Uint8Array, name: string): void {
  for (const [start, what] of SAVED_AS)
    if (start.every((byte, at) => bytes[at] === byte))
      throw unreadable(
        `${name} is ${what}, and no CSV: save it as "CSV UTF-8" from the spreadsheet, and name that file.`,
      );
}
