import { type Checked, accepted, refused, shown } from '../checked.ts';

/** A tariff number of the HTSUS: heading (4 digits), subheading (6), tariff item (8) or statistical number (10). */
export interface Hts {
  readonly digits: string;
  readonly chapter: string;
  readonly heading: string;
  /** Six digits without the dot; absent for a bare heading. */
  readonly subheading?: string;
  /** As the tariff prints it: `6205`, `6205.20`, `6205.20.20`, `6205.20.2066`. */
  readonly text: string;
}

const SHAPE = /^[0-9]{4}(?:\.?[0-9]{2}(?:\.?[0-9]{2}(?:\.?[0-9]{2})?)?)?$/;
const PREFIX = /^(?:[0-9]{2}){1,5}$/;

/** Reads 4, 6, 8 or 10 digits, dotted or not; no blanks. Reasons: `hts-shape`, `hts-chapter` (there is no chapter 00). */
export function parseHts(text: unknown): Checked<Hts> {
  if (typeof text !== 'string' || text.length > 13 || !SHAPE.test(text)) {
    return refused(
      'hts-shape',
      `Write 4, 6, 8 or 10 digits such as 6205.20.2066, not ${shown(text)}.`,
    );
  }
  const digits = text.replaceAll('.', '');
  if (digits.startsWith('00'))
    return refused(
      'hts-chapter',
      'There is no chapter 00 in the tariff: look for a zero that was added in front.',
    );
  return accepted({
    digits,
    chapter: digits.slice(0, 2),
    heading: digits.slice(0, 4),
    ...(digits.length >= 6 ? { subheading: digits.slice(0, 6) } : {}),
    text: dotted(digits),
  });
}

/**
 * Whether `code` lies under `prefix`, compared digit by digit from the left: 6205.20.2066 is under 62 and 6205.20, not
 * under 20. A code shorter than the prefix is not covered, and neither is anything malformed.
 */
export function isHtsCovered(code: string, prefix: string): boolean {
  const parsed = parseHts(code);
  const digits =
    typeof prefix === 'string' && prefix.length <= 13 ? prefix.replaceAll('.', '') : '';
  return parsed.ok && PREFIX.test(digits) && parsed.value.digits.startsWith(digits);
}

function dotted(digits: string): string {
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  return parts.filter((part) => part !== '').join('.');
}
