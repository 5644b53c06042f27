import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** The shapes are general knowledge: a number that is refused here may still stand in CBP's register. */
export const RECORDATION_NUMBER_SOURCE: SourceMark = unconfirmed(
  'CBP Intellectual Property Rights Search',
  'knowledge',
);

/**
 * The number under which CBP recorded a right (19 CFR part 133). Not the registration: that is another number, of
 * another office, with another term. Patents are not recorded; see `parseInvestigationNumber`.
 */
export interface RecordationNumber {
  readonly kind: 'trademark' | 'copyright' | 'trade-name';
  /** Two digits of the year, as written. */
  readonly year: string;
  readonly serial: string;
  /** `TMK 24-90417`. */
  readonly text: string;
}

const KINDS: ReadonlyMap<string, RecordationNumber['kind']> = new Map([
  ['TMK', 'trademark'],
  ['COP', 'copyright'],
  ['TNM', 'trade-name'],
]);

/** Reads `TMK 24-90417`, `COP …` or `TNM …`, with the blank or without. Reason: `recordation-number-shape`. */
export function parseRecordationNumber(text: unknown): Checked<RecordationNumber> {
  const match =
    typeof text === 'string' && text.length <= 12
      ? /^([A-Z]{3}) ?([0-9]{2})-([0-9]{5})$/.exec(text)
      : null;
  const [, prefix = '', year = '', serial = ''] = match ?? [];
  const kind = KINDS.get(prefix);
  return kind === undefined
    ? refused(
        'recordation-number-shape',
        `Write the recordation number as TMK, COP or TNM and YY-NNNNN, such as TMK 24-90417, not ${shown(text)}. A registration number is another number.`,
      )
    : accepted({ kind, year, serial, text: `${prefix} ${year}-${serial}` });
}
