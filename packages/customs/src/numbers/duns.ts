import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** The shape is general knowledge: a number without a public check digit since 2006. */
export const DUNS_SOURCE: SourceMark = unconfirmed('Dun & Bradstreet, D-U-N-S Number', 'knowledge');

/** A D-U-N-S number, one of the identifiers of the Global Business Identifier test. */
export interface Duns {
  readonly digits: string;
  /** As it is printed, `NN-NNN-NNNN`. */
  readonly text: string;
}

/**
 * Reads a D-U-N-S number, nine digits or `NN-NNN-NNNN`. Only its shape can be checked: a typing error inside is not seen.
 * Reason: `duns-shape`.
 */
export function parseDuns(text: unknown): Checked<Duns> {
  if (typeof text === 'string' && text.length <= 11) {
    const match = /^([0-9]{2})(-?)([0-9]{3})\2([0-9]{4})$/.exec(text);
    if (match !== null) {
      const [, first = '', , second = '', third = ''] = match;
      return accepted({ digits: first + second + third, text: `${first}-${second}-${third}` });
    }
  }
  return refused(
    'duns-shape',
    `Write the D-U-N-S number as nine digits, zeros in front included, not ${shown(text)}.`,
  );
}
