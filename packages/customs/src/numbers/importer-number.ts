import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** The number of an importer or consignee. It identifies a person: never publish it, nor a bare hash of it. */
export interface ImporterNumber {
  readonly kind: 'ein' | 'ssn' | 'cbp-assigned';
  readonly text: string;
}

/** The three shapes are general knowledge; only the hyphenated writing was seen in a source. */
export const IMPORTER_NUMBER_SOURCE: SourceMark = unconfirmed(
  'CBP Form 5106; AE record 11',
  'knowledge',
);

/**
 * Reads `NN-NNNNNNNXX` (employer number and two-character suffix; without one `00` is meant and added),
 * `NNN-NN-NNNN` (social security number) or `YYDDPP-NNNNN` (assigned by CBP). No check digit exists.
 * Reason: `importer-number-shape`.
 */
export function parseImporterNumber(text: unknown): Checked<ImporterNumber> {
  if (typeof text === 'string' && text.length <= 12) {
    if (/^[0-9]{2}-[0-9]{7}$/.test(text)) return accepted({ kind: 'ein', text: `${text}00` });
    if (/^[0-9]{2}-[0-9]{7}[0-9A-Z]{2}$/.test(text)) return accepted({ kind: 'ein', text });
    if (/^[0-9]{3}-[0-9]{2}-[0-9]{4}$/.test(text)) return accepted({ kind: 'ssn', text });
    if (/^[0-9]{6}-[0-9]{5}$/.test(text)) return accepted({ kind: 'cbp-assigned', text });
  }
  // The value may be a social security number: it is not repeated in the message.
  const found = typeof text === 'string' ? `text of ${text.length} characters` : shown(text);
  return refused(
    'importer-number-shape',
    `Write NN-NNNNNNNXX, NNN-NN-NNNN or YYDDPP-NNNNN; found ${found}.`,
  );
}
