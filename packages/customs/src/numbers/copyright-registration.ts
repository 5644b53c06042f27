import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** The shapes are general knowledge; the number has no check digit. */
export const COPYRIGHT_NUMBER_SOURCE: SourceMark = unconfirmed(
  'U.S. Copyright Office, registration numbers',
  'knowledge',
);

/** The number of a registration at the Copyright Office. */
export interface CopyrightRegistration {
  /** `TX` text, `VA` visual art, `PA` performing art, `SR` sound recording; with `u` for a work not published. */
  readonly prefix: string;
  readonly isPublished: boolean;
  /** Twelve positions as the office's catalog keeps it, `VA0002123456`, `VAu001234567`. */
  readonly text: string;
  /** As a certificate prints it, `VA 2-123-456`. */
  readonly printed: string;
}

const CATALOG = /^(TX|VA|PA|SR)(?:([0-9]{10})|(u)([0-9]{9}))$/;
const PRINTED = /^(TX|VA|PA|SR)(u?) ?([0-9]{1,3}(?:-[0-9]{3}){1,3})$/;

/**
 * Reads the twelve positions of the catalog (prefix and ten digits, or prefix, `u` and nine) or the printed form with
 * hyphens. Reason: `copyright-registration-shape`.
 */
export function parseCopyrightRegistration(text: unknown): Checked<CopyrightRegistration> {
  const parts = typeof text === 'string' && text.length <= 19 ? split(text) : undefined;
  if (parts === undefined) {
    return refused(
      'copyright-registration-shape',
      `Write the registration number as VA 2-123-456 or VA0002123456 (TX, VA, PA or SR, with u for a work not published), not ${shown(text)}.`,
    );
  }
  const { prefix, significant } = parts;
  const grouped = significant.replace(/\B(?=(?:[0-9]{3})+$)/g, '-');
  return accepted({
    prefix,
    isPublished: !prefix.endsWith('u'),
    text: prefix + significant.padStart(12 - prefix.length, '0'),
    printed: `${prefix} ${grouped}`,
  });
}

function split(text: string): { prefix: string; significant: string } | undefined {
  const [, kind = '', ten, u = '', nine] = CATALOG.exec(text) ?? [];
  const [, printedKind = '', printedU = '', groups] = PRINTED.exec(text) ?? [];
  const prefix = kind === '' ? printedKind + printedU : kind + u;
  const digits = ten ?? nine ?? groups?.replaceAll('-', '') ?? '';
  const significant = digits.replace(/^0+/, '');
  return significant === '' || significant.length > 12 - prefix.length
    ? undefined
    : { prefix, significant };
}
