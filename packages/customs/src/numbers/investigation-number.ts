import { type Checked, accepted, refused, shown } from '../checked.ts';

/** An investigation of the International Trade Commission (19 USC 1337), by which exclusion orders are named. */
export interface InvestigationNumber {
  /** Three to five digits, zeros in front kept. */
  readonly serial: string;
  /** `337-TA-1234`. */
  readonly text: string;
}

/** Reads `337-TA-NNN`, three to five digits. Reason: `investigation-number-shape`. */
export function parseInvestigationNumber(text: unknown): Checked<InvestigationNumber> {
  const match =
    typeof text === 'string' && text.length <= 12 ? /^337-TA-([0-9]{3,5})$/.exec(text) : null;
  return match?.[1] === undefined
    ? refused(
        'investigation-number-shape',
        `Write the investigation as 337-TA-NNN, such as 337-TA-1234, not ${shown(text)}. A patent number names no exclusion order.`,
      )
    : accepted({ serial: match[1], text: match[0] });
}
